package org.jamming4j.benchmark;

import org.jamming4j.data.Patterns;
import org.jamming4j.data.RandomPatterns;
import org.jamming4j.network.HingeNetworkSpec;

/**
 * A ReLU network of one output and the number of random patterns it is trained on.
 *
 * @param dimension d, at least 2
 * @param width h, at least 1
 * @param depth L, at least 1
 * @param patterns P, at least 2
 */
public record Shape(int dimension, int width, int depth, int patterns) {
  private static final int NUMBERS = 4;

  /**
   * Checks every value.
   *
   * @throws IllegalArgumentException naming the value and its bound
   */
  public Shape {
    requireAtLeast(2, dimension, "dimension d");
    requireAtLeast(2, patterns, "number of patterns P");
    if ((long) dimension * patterns > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "%d patterns of dimension %d are more than the %d values that fit; take fewer."
              .formatted(patterns, dimension, Integer.MAX_VALUE));
    }
    HingeNetworkSpec.relu(dimension, width, depth, 1);
  }

  private static void requireAtLeast(int bound, int value, String name) {
    if (value < bound) {
      throw new IllegalArgumentException(
          "A shape's %s is %d but must be at least %d.".formatted(name, value, bound));
    }
  }

  /**
   * The shape of a text such as {@code 10,30,5,10000}.
   *
   * @throws IllegalArgumentException if it is not four whole numbers, or one is out of its range
   */
  public static Shape parse(String text) {
    String[] parts = text.split(",", -1);
    int[] numbers = new int[NUMBERS];
    try {
      if (parts.length != NUMBERS) {
        throw new NumberFormatException();
      }
      for (int i = 0; i < NUMBERS; i++) {
        numbers[i] = Integer.parseInt(parts[i].strip());
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "A shape is d,h,L,P, four whole numbers such as 10,30,5,10000, not '%s'.".formatted(text),
          e);
    }
    return new Shape(numbers[0], numbers[1], numbers[2], numbers[3]);
  }

  /** The network. */
  public HingeNetworkSpec network() {
    return HingeNetworkSpec.relu(dimension, width, depth, 1);
  }

  /** N, the number of weights. */
  public long effectiveParameters() {
    return network().effectiveParameters();
  }

  /**
   * Floating point operations of the matrix products of one full-batch step: 2 P N forward, 2 P N
   * for the gradient of the weights, and 2 P (N - d h) to hand the derivatives back through every
   * layer but the first.
   */
  public double flopPerStep() {
    double n = effectiveParameters();
    return 2.0 * patterns * (n + n + (n - (double) dimension * width));
  }

  /** Random patterns of this shape. */
  Patterns randomPatterns(long seed) {
    return RandomPatterns.generate(patterns, dimension, seed);
  }

  @Override
  public String toString() {
    return "(%d, %d, %d, %d)".formatted(dimension, width, depth, patterns);
  }
}
