package org.jamming4j.data;

import java.util.List;
import java.util.Random;
import org.jamming4j.memory.Memory;
import org.jamming4j.random.Seeds;

/**
 * Patterns without structure: Gaussian directions with labels that have nothing to do with them.
 */
public final class RandomPatterns {
  /** The patterns themselves, and as they are trained on. */
  private static final double COPIES = 2;

  private RandomPatterns() {}

  /**
   * Random patterns as the papers on jamming use them: Gaussian, the mean over the patterns
   * subtracted, every pattern then scaled to norm sqrt(d), with alternate labels. The scaling comes
   * last, so norms are exact and the mean is zero only up to O(1/sqrt(P d)).
   *
   * @param patterns P, at least 2
   * @param dimension d, at least 2: of dimension 1 every pattern would be -1 or +1
   * @param seed decides the patterns, to the last bit on every machine
   * @return x [P x d]; pattern mu has class mu % 2, of the names "-1" and "+1"
   * @throws IllegalArgumentException if a number is too small, or P d values do not fit an array,
   *     or Java's memory
   */
  public static Patterns generate(int patterns, int dimension, long seed) {
    if (patterns < 2) {
      throw new IllegalArgumentException(
          patterns + " random patterns asked for; ask for at least 2 with --patterns.");
    }
    if (dimension < 2) {
      throw new IllegalArgumentException(
          "Random patterns of dimension %d asked for; ask for at least 2 with --dim, for on a line every pattern would be -1 or +1."
              .formatted(dimension));
    }
    if ((long) patterns * dimension > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "%d patterns of dimension %d are more than the %d values that fit; ask for fewer."
              .formatted(patterns, dimension, Integer.MAX_VALUE));
    }
    Memory.require(
        "%d patterns of dimension %d".formatted(patterns, dimension),
        COPIES * Double.BYTES * patterns * dimension,
        "ask for fewer");
    double[] x = gaussian(patterns * dimension, seed);
    centre(x, dimension);
    for (int mu = 0; mu < patterns; mu++) {
      Sphere.project(x, mu * dimension, dimension);
    }
    int[] classes = new int[patterns];
    for (int mu = 0; mu < patterns; mu++) {
      classes[mu] = mu % 2;
    }
    return new Patterns(x, dimension, classes, List.of("-1", "+1"));
  }

  /** Random computes by StrictMath, so its Gaussians are the same bits everywhere. */
  private static double[] gaussian(int length, long seed) {
    Random random = Seeds.random(seed, Seeds.Use.PATTERNS);
    double[] values = new double[length];
    for (int i = 0; i < length; i++) {
      values[i] = random.nextGaussian();
    }
    return values;
  }

  /** Subtracts the mean over the patterns, in place. */
  private static void centre(double[] x, int dimension) {
    double[] mean = new double[dimension];
    for (int i = 0; i < x.length; i++) {
      mean[i % dimension] += x[i];
    }
    int patterns = x.length / dimension;
    for (int i = 0; i < x.length; i++) {
      x[i] -= mean[i % dimension] / patterns;
    }
  }
}
