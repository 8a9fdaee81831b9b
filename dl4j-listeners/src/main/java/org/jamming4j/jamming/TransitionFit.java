package org.jamming4j.jamming;

import java.util.List;
import java.util.Optional;

/**
 * N* with a 95 % interval, from how runs of several sizes ended.
 *
 * @param curve the most likely one under Firth's penalty, of a few lapses from 0 to 0.1
 * @param low log N below which N* is not, by profile likelihood; -infinity if the runs do not tell
 * @param high log N above which it is not; +infinity if the runs do not tell
 */
public record TransitionFit(TransitionCurve curve, double low, double high) {
  /** The 95 % quantile of chi squared with one degree of freedom. */
  private static final double DEVIANCE = 3.841458820694124;

  /** How far from the centre an end is looked for, in log N: a factor of 20. */
  private static final double FAR = 3;

  private static final double FIRST_STEP = 0.02;
  private static final double STEP_GROWTH = 1.5;

  /** Absolute, of ends in log N. */
  private static final double PRECISION = 1e-5;

  /**
   * Fits the curve.
   *
   * @param outcomes in any order; only SAT and UNSAT count
   * @return empty unless runs of at least two sizes are decided, some SAT and some UNSAT
   */
  public static Optional<TransitionFit> of(List<SizeOutcomes> outcomes) {
    List<SizeOutcomes> decided = outcomes.stream().filter(o -> o.decided() > 0).toList();
    boolean tell =
        decided.stream().mapToLong(SizeOutcomes::effectiveParameters).distinct().count() > 1
            && decided.stream().anyMatch(o -> o.sat() > 0)
            && decided.stream().anyMatch(o -> o.unsat() > 0);
    if (!tell) {
      return Optional.empty();
    }
    var likelihood = new PenalisedLikelihood(decided);
    TransitionCurve best = likelihood.mostLikely();
    double bound = likelihood.of(best) - DEVIANCE / 2;
    return Optional.of(
        new TransitionFit(
            best,
            end(likelihood, best.centre(), -1, bound),
            end(likelihood, best.centre(), 1, bound)));
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
    double outside = inside + step;
    while (outside - inside > PRECISION) {
      double middle = (inside + outside) / 2;
      if (likelihood.profile(centre + side * middle) >= bound) {
        inside = middle;
      } else {
        outside = middle;
      }
    }
    return centre + side * outside;
  }

  /** N*, at which half of the runs fit. */
  public double nStar() {
    return Math.exp(curve.centre());
  }

  /** The lower end of N*'s interval; 0 if there is none. */
  public double nStarLow() {
    return Math.exp(low);
  }

  /** The upper end of N*'s interval; infinite if there is none. */
  public double nStarHigh() {
    return Math.exp(high);
  }
}
