package org.jamming4j;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.Arrays;

/** How far two numbers may be apart in a test. */
public final class Tolerances {
  /** Of a number about 1 that takes one or two operations. */
  public static final double ROUNDED = 1e-15;

  /** Of numbers about 1 that take some operations. */
  public static final double SOME_OPERATIONS = 1e-14;

  /** Of numbers about 1 that take some hundred operations, such as outputs and gaps. */
  public static final double OUTPUTS = 1e-12;

  /** Relative, for results in float64 that take up to millions of operations. */
  public static final double FLOAT64 = 1e-10;

  /** Relative, for what is summed over many patterns or trained in two orders of summation. */
  public static final double REORDERED = 1e-9;

  /** Relative, for eigenvectors and what is multiplied by them, and for states at rest. */
  public static final double DECOMPOSED = 1e-8;

  /** Relative, where numbers of 10^6 nearly cancel. */
  public static final double CANCELLED = 1e-7;

  /** Absolute, for losses of order 1 of a network in float32. */
  public static final double FLOAT32_LOSS = 1e-5;

  /** Relative, for results in float32. */
  public static final double FLOAT32 = 1e-4;

  /** In scale, for gradients in float32. */
  public static final double FLOAT32_GRADIENT = 2e-3;

  /** Absolute, for numbers printed with four digits after the point. */
  public static final double FOUR_DIGITS = 5e-5;

  /** Relative, for what a run at rest must be close to. */
  public static final double AT_REST = 1e-2;

  /** Relative, for a loss at rest of which every digit is known. */
  public static final double LOSS_AT_REST = 1e-3;

  private Tolerances() {}

  /**
   * Fails unless |expected - actual| is at most tolerance times max(1, |expected|); fails on NaN.
   */
  public static void assertClose(double expected, double actual, double tolerance) {
    double bound = tolerance * Math.max(1, Math.abs(expected));
    // written so that a comparison with NaN fails
    if (!(Math.abs(expected - actual) <= bound)) {
      fail("expected %s but was %s, further than %s".formatted(expected, actual, bound));
    }
  }

  /**
   * Fails unless the arrays are of one length and no entry differs by more than tolerance times the
   * largest entry expected, in absolute value; fails on NaN.
   */
  public static void assertCloseInScale(double[] expected, double[] actual, double tolerance) {
    if (expected.length != actual.length) {
      fail("expected %d numbers but got %d".formatted(expected.length, actual.length));
    }
    double bound = tolerance * Arrays.stream(expected).map(Math::abs).max().orElse(0);
    for (int i = 0; i < expected.length; i++) {
      // written so that a comparison with NaN fails
      if (!(Math.abs(expected[i] - actual[i]) <= bound)) {
        fail(
            "expected %s but was %s at %d, further than %s"
                .formatted(expected[i], actual[i], i, bound));
      }
    }
  }

  /** Fails unless the arrays are of one length and close in every entry, as the other method. */
  public static void assertClose(double[] expected, double[] actual, double tolerance) {
    if (expected.length != actual.length) {
      fail("expected %d numbers but got %d".formatted(expected.length, actual.length));
    }
    for (int i = 0; i < expected.length; i++) {
      assertClose(expected[i], actual[i], tolerance);
    }
  }
}
