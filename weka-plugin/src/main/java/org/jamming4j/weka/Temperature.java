package org.jamming4j.weka;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.univariate.BrentOptimizer;
import org.apache.commons.math3.optim.univariate.SearchInterval;
import org.apache.commons.math3.optim.univariate.UnivariateObjectiveFunction;
import org.jamming4j.data.Patterns;

/**
 * What outputs are divided by before they become {@link ClassProbabilities}, so that these are as
 * often right as they say (Guo and others 2017, arXiv 1706.04599). The order of the classes stays.
 */
public final class Temperature {
  /** Bounds of its logarithm, far from any that outputs about 1 need. */
  private static final double MOST = Math.log(1e4);

  private static final double RELATIVE = 1e-9;
  private static final double ABSOLUTE = 1e-9;
  private static final int EVALUATIONS = 200;

  private Temperature() {}

  /**
   * The temperature of the least log loss, in the mean over the patterns by their weights. Classes
   * are smoothed as Platt does (1999): the true one of P patterns counts (P + 1) / (P + 2), so that
   * outputs which are all right do not make it 0.
   *
   * @param outputs f of patterns that no network was trained on, [P x k]
   * @param patterns with their classes and weights
   * @return a positive number; 1 leaves the outputs as they are
   */
  public static double fit(double[][] outputs, Patterns patterns) {
    if (outputs.length != patterns.size()) {
      throw new IllegalArgumentException(
          "%d outputs are not those of %d patterns.".formatted(outputs.length, patterns.size()));
    }
    double logarithm =
        new BrentOptimizer(RELATIVE, ABSOLUTE)
            .optimize(
                new UnivariateObjectiveFunction(t -> loss(outputs, patterns, Math.exp(t))),
                GoalType.MINIMIZE,
                new SearchInterval(-MOST, MOST, 0),
                new MaxEval(EVALUATIONS))
            .getPoint();
    return Math.exp(logarithm);
  }

  private static double loss(double[][] outputs, Patterns patterns, double temperature) {
    double smoothed = 1.0 / (patterns.size() + 2);
    double sum = 0;
    for (int mu = 0; mu < outputs.length; mu++) {
      int label = patterns.classOf(mu);
      double[] logarithms = logarithms(outputs[mu], temperature);
      double others =
          IntStream.range(0, logarithms.length)
              .filter(c -> c != label)
              .mapToDouble(c -> logarithms[c])
              .sum();
      sum -=
          patterns.weight(mu)
              * ((1 - smoothed) * logarithms[label] + smoothed * others / (logarithms.length - 1));
    }
    return sum;
  }

  /** Of the probabilities of all classes that have outputs. */
  private static double[] logarithms(double[] outputs, double temperature) {
    double[] scaled =
        outputs.length == 1
            ? new double[] {-outputs[0] / temperature, outputs[0] / temperature}
            : Arrays.stream(outputs).map(f -> 2 * f / temperature).toArray();
    double largest = Arrays.stream(scaled).max().orElseThrow();
    double sum = Arrays.stream(scaled).map(f -> Math.exp(f - largest)).sum();
    return Arrays.stream(scaled).map(f -> f - largest - Math.log(sum)).toArray();
  }
}
