package org.jamming4j.weka;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Quantiles of some values, of which one of weight 2 counts as two. */
final class WeightedQuantiles {
  /** What sums of many weights may leave, as a share. */
  private static final double ROUNDING = 1e-9;

  private final double[] ascending;

  /** Weight up to each of them. */
  private final double[] sums;

  /** Those of values with positive weights. */
  WeightedQuantiles(double[] values, double[] weights) {
    int[] order =
        IntStream.range(0, values.length)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer i) -> values[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    ascending = new double[values.length];
    sums = new double[values.length];
    double sum = 0;
    for (int k = 0; k < order.length; k++) {
      sum += weights[order[k]];
      sums[k] = sum;
      ascending[k] = values[order[k]];
    }
  }

  /**
   * The value that a share of the weight does not exceed.
   *
   * @param share from 0, the least value, to 1, the largest
   */
  double at(double share) {
    // so that weights of another scale, whose sums are rounded otherwise, lead to the same value
    double wanted = share * sums[sums.length - 1] * (1 - ROUNDING);
    int k = 0;
    while (sums[k] < wanted) {
      k++;
    }
    return ascending[k];
  }

  /** How many different values there are. */
  int values() {
    return (int) Arrays.stream(ascending).distinct().count();
  }
}
