package org.jamming4j.ensemble;

import java.util.Arrays;
import org.apache.commons.math3.analysis.UnivariateFunction;
import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.jamming4j.data.Patterns;

/**
 * What outputs are divided by before they become {@link ClassProbabilities}, so that these are as
 * often right as they say (Guo and others 2017, arXiv 1706.04599). The order of the classes stays.
 */
public final class Temperature {
  /** Bounds of its logarithm, far from any that outputs about 1 need. */
  private static final double MOST = Math.log(1e4);

  /** Relative and absolute, of the logarithm: no further than rounding allows. */
  private static final double PRECISION = 1e-14;

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
    UnivariateFunction slope = t -> slope(outputs, patterns, Math.exp(t));
    // the loss is convex in 1/T, so that its slope changes sign once at most
    if (slope.value(-MOST) >= 0 || slope.value(MOST) <= 0) {
      return Math.exp(slope.value(0) == 0 ? 0 : slope.value(0) > 0 ? -MOST : MOST);
    }
    return Math.exp(new BrentSolver(PRECISION, PRECISION).solve(EVALUATIONS, slope, -MOST, MOST));
  }

  /** Of the log loss by the temperature's logarithm. */
  private static double slope(double[][] outputs, Patterns patterns, double temperature) {
    double smoothed = 1.0 / (patterns.size() + 2);
    double sum = 0;
    for (int mu = 0; mu < outputs.length; mu++) {
      double[] scaled = scaled(outputs[mu], temperature);
      double[] p = softmax(scaled);
      for (int c = 0; c < p.length; c++) {
        double wanted = c == patterns.classOf(mu) ? 1 - smoothed : smoothed / (p.length - 1);
        sum += patterns.weight(mu) * scaled[c] * (wanted - p[c]);
      }
    }
    return sum;
  }

  /** What all classes that have outputs are exponentials of. */
  private static double[] scaled(double[] outputs, double temperature) {
    return outputs.length == 1
        ? new double[] {-outputs[0] / temperature, outputs[0] / temperature}
        : Arrays.stream(outputs).map(f -> 2 * f / temperature).toArray();
  }

  private static double[] softmax(double[] scaled) {
    double largest = Arrays.stream(scaled).max().orElseThrow();
    double sum = Arrays.stream(scaled).map(f -> Math.exp(f - largest)).sum();
    return Arrays.stream(scaled).map(f -> Math.exp(f - largest) / sum).toArray();
  }
}
