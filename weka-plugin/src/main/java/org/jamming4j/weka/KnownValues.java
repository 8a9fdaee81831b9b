package org.jamming4j.weka;

import java.util.Arrays;
import java.util.stream.IntStream;

/** The values of a column that are not missing, in their rows' order, with the rows' weights. */
final class KnownValues {
  private final String name;
  private final double[] values;
  private final double[] weights;

  /**
   * Those of a column.
   *
   * @param name of the column, for messages
   * @param column every row's value, NaN where it is missing
   * @param rowWeights positive
   */
  KnownValues(String name, double[] column, double[] rowWeights) {
    this.name = name;
    int[] known =
        IntStream.range(0, column.length).filter(mu -> !Double.isNaN(column[mu])).toArray();
    values = Arrays.stream(known).mapToDouble(mu -> column[mu]).toArray();
    weights = Arrays.stream(known).mapToDouble(mu -> rowWeights[mu]).toArray();
  }

  /** Of the column. */
  String name() {
    return name;
  }

  /** How many there are. */
  int count() {
    return values.length;
  }

  /** One of them. */
  double value(int mu) {
    return values[mu];
  }

  /** A row's weight. */
  double weight(int mu) {
    return weights[mu];
  }

  /** All of them, as a new array. */
  double[] values() {
    return values.clone();
  }

  /** All weights, as a new array. */
  double[] weights() {
    return weights.clone();
  }
}
