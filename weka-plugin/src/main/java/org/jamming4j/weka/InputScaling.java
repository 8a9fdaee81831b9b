package org.jamming4j.weka;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** How a column becomes an input, once missing values are replaced and nominal ones indicators. */
public enum InputScaling {
  /** Less the mean, over the standard deviation. */
  STANDARD,
  /**
   * Less the median, over the distance of the quartiles (over half the range where these are
   * equal), then smoothly clipped to within -3 and 3 by z / sqrt(1 + (z / 3)^2), as RealMLP does
   * (Holzmueller, Grinsztajn and Steinwart, arXiv 2407.04491).
   */
  ROBUST,
  /** As it is. */
  NONE;

  private static final double CLIP = 3;

  /** What becomes of a value that was centred and scaled. */
  double shape(double z) {
    if (this != ROBUST) {
      return z;
    }
    return Double.isInfinite(z) ? Math.copySign(CLIP, z) : z / StrictMath.hypot(1, z / CLIP);
  }

  /**
   * The value that a share of the weight does not exceed: a row of weight 2 counts as two.
   *
   * @param share from 0 to 1
   */
  static double quantile(double[] values, double[] weights, double share) {
    int[] order =
        IntStream.range(0, values.length)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer i) -> values[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double wanted = share * Arrays.stream(weights).sum();
    double sum = 0;
    for (int i : order) {
      sum += weights[i];
      if (sum >= wanted) {
        return values[i];
      }
    }
    return values[order[order.length - 1]];
  }
}
