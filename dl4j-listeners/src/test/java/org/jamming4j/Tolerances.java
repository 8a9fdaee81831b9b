package org.jamming4j;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.Arrays;

/** How far two numbers may be apart in a test. */
public final class Tolerances {
  /** Relative, for results in float64 that take up to millions of operations. */
  public static final double FLOAT64 = 1e-10;

  /** Relative, for results in float32. */
  public static final double FLOAT32 = 1e-4;

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
