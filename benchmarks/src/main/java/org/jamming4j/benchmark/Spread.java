package org.jamming4j.benchmark;

import java.util.List;

/**
 * The middle and the ends of some measurements.
 *
 * @param median the middle one; of an even number the mean of the middle two
 * @param low the smallest
 * @param high the largest
 * @param count how many there are
 */
public record Spread(double median, double low, double high, int count) {
  /**
   * The spread of some values, of which some may be infinite.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Spread of(List<Double> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("There is no median of nothing.");
    }
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    int n = sorted.length;
    double median = (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
    return new Spread(median, sorted[0], sorted[n - 1], n);
  }
}
