package org.jamming4j.jamming;

import java.util.List;
import java.util.Objects;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.univariate.BrentOptimizer;
import org.apache.commons.math3.optim.univariate.SearchInterval;
import org.apache.commons.math3.optim.univariate.UnivariateObjectiveFunction;
import org.jspecify.annotations.Nullable;

/**
 * How likely outcomes are by a {@link TransitionCurve}, with two penalties that keep the fit finite
 * where few runs would have it a step: Firth's, half the log determinant of the Fisher information
 * of a logistic curve's two coefficients (D. Firth, Biometrika 80, 1993), and one on the lapse as
 * if twenty more runs far beyond the threshold had all fitted.
 */
final class PenalisedLikelihood {
  private static final double RUNS_WITHOUT_LAPSE = 20;
  private static final double[] LAPSES = {0, 0.02, 0.06};

  /** Of the log of the scale: from steps to curves that rise over orders of magnitude. */
  private static final double LEAST_LOG_SCALE = Math.log(0.004);

  private static final double MOST_LOG_SCALE = Math.log(3);

  private static final int SCALES = 9;

  /** Of the centre, over the sizes seen and a factor of about three beyond. */
  private static final int CENTRES = 20;

  private static final double BEYOND = 1;

  /** What Brent's parabolas take for -infinity. */
  private static final double LEAST = -1e9;

  private static final int MOST_EVALUATIONS = 200;
  private static final double PRECISION = 1e-6;

  private final double[] positions;
  private final int[] sat;
  private final int[] unsat;

  /** Of outcomes of at least two sizes. */
  PenalisedLikelihood(SizeAxis axis, List<SizeOutcomes> outcomes) {
    positions = outcomes.stream().mapToDouble(o -> axis.position((double) o.size())).toArray();
    sat = outcomes.stream().mapToInt(SizeOutcomes::sat).toArray();
    unsat = outcomes.stream().mapToInt(SizeOutcomes::unsat).toArray();
  }

  /** The log likelihood of a curve and its penalties; -infinity of a curve that tells nothing. */
  double of(TransitionCurve curve) {
    double lapse = curve.lapse();
    double sum = RUNS_WITHOUT_LAPSE * Math.log1p(-lapse);
    double information = 0;
    double first = 0;
    double second = 0;
    for (int i = 0; i < positions.length; i++) {
      double z = curve.argument(positions[i]);
      double e = Math.exp(-Math.abs(z));
      double rises = (z >= 0 ? 1 : e) / (1 + e);
      double fails = (z >= 0 ? e : 1) / (1 + e);
      // without a difference or a quotient that would lose small numbers
      double logRises = Math.min(z, 0) - Math.log1p(e);
      double logUnsat =
          lapse == 0 ? -Math.max(z, 0) - Math.log1p(e) : Math.log(fails + lapse * rises);
      sum += sat[i] * (Math.log1p(-lapse) + logRises);
      sum += unsat[i] * logUnsat;
      double unsatShare = Math.max(fails + lapse * rises, Double.MIN_NORMAL);
      double weight = (sat[i] + unsat[i]) * (1 - lapse) * rises * fails * (fails / unsatShare);
      double distance = positions[i] - curve.centre();
      information += weight;
      first += weight * distance;
      second += weight * distance * distance;
    }
    double determinant = information * second - first * first;
    return determinant > 0 ? sum + Math.log(determinant) / 2 : Double.NEGATIVE_INFINITY;
  }

  /** The largest likelihood of all curves of a centre. */
  double profile(double centre) {
    return of(mostLikely(centre));
  }

  /** The most likely of all curves. */
  TransitionCurve mostLikely() {
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (double position : positions) {
      least = Math.min(least, position);
      most = Math.max(most, position);
    }
    return mostLikely(maximum(this::profile, least - BEYOND, most + BEYOND, CENTRES));
  }

  /** The most likely of all curves of a centre. */
  TransitionCurve mostLikely(double centre) {
    @Nullable TransitionCurve best = null;
    double likelihood = Double.NEGATIVE_INFINITY;
    for (double lapse : LAPSES) {
      double logScale =
          maximum(
              s -> of(new TransitionCurve(centre, Math.exp(s), lapse)),
              LEAST_LOG_SCALE,
              MOST_LOG_SCALE,
              SCALES);
      var curve = new TransitionCurve(centre, Math.exp(logScale), lapse);
      double here = of(curve);
      if (best == null || here > likelihood) {
        best = curve;
        likelihood = here;
      }
    }
    return Objects.requireNonNull(best);
  }

  /** Where a function is largest: of so many points, then around the best of them. */
  private static double maximum(DoubleUnaryOperator function, double from, double to, int points) {
    double spacing = (to - from) / (points - 1);
    int best = 0;
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < points; i++) {
      double value = function.applyAsDouble(from + i * spacing);
      if (value > most) {
        most = value;
        best = i;
      }
    }
    double peak = from + best * spacing;
    return new BrentOptimizer(PRECISION, PRECISION)
        .optimize(
            GoalType.MAXIMIZE,
            new UnivariateObjectiveFunction(x -> Math.max(function.applyAsDouble(x), LEAST)),
            new SearchInterval(peak - spacing, peak + spacing, peak),
            new MaxEval(MOST_EVALUATIONS))
        .getPoint();
  }
}
