package org.jamming4j.jamming;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.math3.analysis.UnivariateFunction;
import org.apache.commons.math3.analysis.solvers.BrentSolver;

/**
 * N* or P* with a 95 % interval, from how runs of several sizes ended.
 *
 * @param axis what varied
 * @param curve the most likely one under Firth's penalty, of a few lapses from 0 to 0.06
 * @param low position before which the threshold is not, by profile likelihood; -infinity if the
 *     runs do not tell
 * @param high position after which it is not; +infinity if the runs do not tell
 */
public record TransitionFit(SizeAxis axis, TransitionCurve curve, double low, double high) {
  /** The 95 % quantile of chi squared with one degree of freedom. */
  private static final double DEVIANCE = 3.841458820694124;

  /** How far from the centre an end is looked for, a factor of 20 in size. */
  private static final double FAR = 3;

  /** Of a curve that is as good as a step. */
  private static final double LEAST_SCALE = 1e-3;

  private static final double FIRST_STEP = 0.02;
  private static final double STEP_GROWTH = 1.5;

  /** Steps from one end of the interval to the other. */
  private static final int PLAUSIBLE = 20;

  /** Absolute, of the positions of ends. */
  private static final double PRECISION = 1e-5;

  private static final int MOST_STEPS = 200;

  /** What stands for -infinity. */
  private static final double LEAST = -1e3;

  /**
   * Fits the curve.
   *
   * @param axis what the sizes are
   * @param outcomes in any order; only SAT and UNSAT count
   * @return empty unless runs of at least two sizes are decided, some SAT and some UNSAT
   */
  public static Optional<TransitionFit> of(SizeAxis axis, List<SizeOutcomes> outcomes) {
    List<SizeOutcomes> decided = outcomes.stream().filter(o -> o.decided() > 0).toList();
    boolean tell =
        decided.stream().mapToLong(SizeOutcomes::size).distinct().count() > 1
            && decided.stream().anyMatch(o -> o.sat() > 0)
            && decided.stream().anyMatch(o -> o.unsat() > 0);
    if (!tell) {
      return Optional.empty();
    }
    var likelihood = new PenalisedLikelihood(axis, decided);
    TransitionCurve best = likelihood.mostLikely();
    double bound = likelihood.of(best) - DEVIANCE / 2;
    return Optional.of(
        new TransitionFit(
            axis,
            best,
            end(likelihood, best.centre(), -1, bound),
            end(likelihood, best.centre(), 1, bound)));
  }

  /**
   * What is left to say where even the hardest size is fitted: that the threshold is no further on.
   *
   * @param hardest its position, which the curve rises at as a step
   */
  public static TransitionFit notBeyond(SizeAxis axis, double hardest) {
    var step = new TransitionCurve(hardest, LEAST_SCALE, 0);
    return new TransitionFit(axis, step, Double.NEGATIVE_INFINITY, hardest);
  }

  /** Whether this is {@link #notBeyond no more than a bound}; its curve then says nothing. */
  public boolean isBound() {
    return high == curve.centre();
  }

  /** Where the profile falls below the bound, to one side of the centre. */
  private static double end(PenalisedLikelihood likelihood, double centre, int side, double bound) {
    double inside = 0;
    double step = FIRST_STEP;
    while (likelihood.profile(centre + side * (inside + step)) >= bound) {
      inside += step;
      step *= STEP_GROWTH;
      if (inside > FAR) {
        return side * Double.POSITIVE_INFINITY;
      }
    }
    UnivariateFunction above = x -> Math.max(likelihood.profile(centre + side * x) - bound, LEAST);
    double outside = new BrentSolver(PRECISION).solve(MOST_STEPS, above, inside, inside + step);
    return centre + side * outside;
  }

  /**
   * The most likely curves of centres all over the interval, for a band around the fit.
   *
   * @param outcomes that it was fitted to
   * @return none if an end of the interval is not known
   */
  public List<TransitionCurve> plausible(List<SizeOutcomes> outcomes) {
    if (!Double.isFinite(high - low)) {
      return List.of();
    }
    var likelihood =
        new PenalisedLikelihood(axis, outcomes.stream().filter(o -> o.decided() > 0).toList());
    return IntStream.rangeClosed(0, PLAUSIBLE)
        .mapToObj(i -> likelihood.mostLikely(low + (high - low) * i / PLAUSIBLE))
        .toList();
  }

  /** N* or P*, the size at which half of the runs fit. */
  public double threshold() {
    return axis.size(curve.centre());
  }

  /** The lower end of the threshold's interval; 0 if there is none. */
  public double thresholdLow() {
    return Math.min(axis.size(low), axis.size(high));
  }

  /** The upper end of the threshold's interval; infinite if there is none. */
  public double thresholdHigh() {
    return Math.max(axis.size(low), axis.size(high));
  }

  /** Half the interval, as a difference of log sizes; infinite where an end is not known. */
  public double halfWidth() {
    return (high - low) / 2;
  }
}
