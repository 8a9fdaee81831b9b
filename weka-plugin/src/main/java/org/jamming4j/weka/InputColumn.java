package org.jamming4j.weka;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How the values of one column become inputs, learnt from training data and their weights. A value
 * that is missing becomes the mean of what those that are known become.
 */
final class InputColumn implements Serializable {
  private static final long serialVersionUID = 2;

  /** Of a column's largest value, this share is what some operations in float64 leave. */
  private static final double ROUNDING = 0x1p-46;

  /** A column's deviation of so many times the range of all values but one hides these. */
  private static final double HIDES = 100;

  /** Most pieces that {@link InputScaling#PIECEWISE} cuts a column into, of equal weight. */
  private static final int MOST_PIECES = 8;

  /** Different values for each piece, but two pieces are cut of fewer as well. */
  private static final int VALUES_PER_PIECE = 4;

  private final InputScaling scaling;

  /** What is taken away. */
  private final double centre;

  /** What the rest is divided by. */
  private final double scale;

  /** Where the pieces begin, and the last one ends; empty if the column is not cut. */
  private final double[] edges;

  /** The inputs of a missing value. */
  private final double[] missing;

  private InputColumn(
      InputScaling scaling, double centre, double scale, double[] edges, KnownValues known) {
    this.scaling = scaling;
    this.centre = centre;
    this.scale = scale;
    this.edges = edges;
    missing = new double[inputs()];
    double[] one = new double[missing.length];
    double sum = 0;
    for (int mu = 0; mu < known.count(); mu++) {
      encode(known.value(mu), one, 0);
      sum += known.weight(mu);
      for (int i = 0; i < one.length; i++) {
        missing[i] += known.weight(mu) / sum * (one[i] - missing[i]);
      }
    }
  }

  /**
   * A column of some values.
   *
   * @param known none if all are missing
   * @throws IllegalArgumentException if values are too large to compute with
   */
  static InputColumn of(KnownValues known, InputScaling scaling) {
    if (known.count() == 0) {
      return new InputColumn(scaling, 0, 1, new double[0], known);
    }
    var moments = new Moments(known);
    return switch (scaling) {
      case STANDARD ->
          new InputColumn(
              scaling,
              moments.mean,
              moments.deviation > moments.rounding ? moments.deviation : 1,
              new double[0],
              known);
      case ROBUST, PIECEWISE -> robust(known, scaling, moments.rounding);
      case NONE -> new InputColumn(scaling, 0, 1, new double[0], known);
    };
  }

  private static InputColumn robust(KnownValues known, InputScaling scaling, double least) {
    var quantiles = new WeightedQuantiles(known.values(), known.weights());
    double half = quantiles.at(0.75) - quantiles.at(0.25);
    double range = quantiles.at(1) - quantiles.at(0);
    double scale = half > least ? half : range / 2;
    return new InputColumn(
        scaling,
        quantiles.at(0.5),
        scale > least ? scale : 1,
        scaling == InputScaling.PIECEWISE ? edges(quantiles) : new double[0],
        known);
  }

  /** Those of two pieces at least: one is the whole range, which the first input has already. */
  private static double[] edges(WeightedQuantiles quantiles) {
    int pieces = Math.min(MOST_PIECES, Math.max(2, quantiles.values() / VALUES_PER_PIECE));
    double[] edges =
        IntStream.rangeClosed(0, pieces)
            .mapToDouble(i -> quantiles.at((double) i / pieces))
            .distinct()
            .toArray();
    return edges.length > 2 ? edges : new double[0];
  }

  /**
   * Whether one value is so far off that all others look alike beside it, as a sentence; only
   * {@link InputScaling#STANDARD} suffers from it.
   */
  static Optional<String> outlier(KnownValues known, InputScaling scaling) {
    if (scaling != InputScaling.STANDARD || known.count() == 0) {
      return Optional.empty();
    }
    double[] values = known.values();
    var moments = new Moments(known);
    int farthest = 0;
    for (int mu = 1; mu < values.length; mu++) {
      if (Math.abs(values[mu] - moments.mean) > Math.abs(values[farthest] - moments.mean)) {
        farthest = mu;
      }
    }
    int one = farthest;
    double[] others =
        IntStream.range(0, values.length)
            .filter(mu -> mu != one)
            .mapToDouble(mu -> values[mu])
            .toArray();
    double least = Arrays.stream(others).min().orElse(values[one]);
    double most = Arrays.stream(others).max().orElse(values[one]);
    if (!(most > least && moments.deviation > HIDES * (most - least))) {
      return Optional.empty();
    }
    return Optional.of(
        String.format(
            Locale.ROOT,
            "of attribute %s, the value %s is so far from the others (%s to %s) that the"
                + " network can't tell these apart; correct it, or make it missing.",
            known.name(),
            values[one],
            least,
            most));
  }

  /** How many inputs there are of it. */
  int inputs() {
    return 1 + Math.max(0, edges.length - 1);
  }

  /**
   * Writes the inputs of one value from the given place on.
   *
   * @param value NaN if it is missing
   */
  void encode(double value, double[] inputs, int first) {
    if (Double.isNaN(value)) {
      System.arraycopy(missing, 0, inputs, first, missing.length);
      return;
    }
    inputs[first] = scaling.shape((value - centre) / scale);
    for (int i = 1; i < edges.length; i++) {
      double share = (value - edges[i - 1]) / (edges[i] - edges[i - 1]);
      inputs[first + i] = 2 * Math.max(0, Math.min(1, share)) - 1;
    }
  }

  /** Weighted mean and deviation by Welford's recurrence; what rounding alone moves is constant. */
  private static final class Moments {
    private final double mean;
    private final double deviation;
    private final double rounding;

    Moments(KnownValues known) {
      double[] values = known.values();
      double[] weights = known.weights();
      double sum = 0;
      double running = values[0];
      double squares = 0;
      double largest = 0;
      for (int mu = 0; mu < values.length; mu++) {
        double delta = values[mu] - running;
        sum += weights[mu];
        running += delta * weights[mu] / sum;
        squares += delta * weights[mu] * (values[mu] - running);
        largest = Math.max(largest, Math.abs(values[mu]));
      }
      mean = running;
      deviation = Math.sqrt(squares / sum);
      rounding = ROUNDING * largest;
      if (!Double.isFinite(deviation)) {
        throw new IllegalArgumentException(
            "Attribute %s has a value of the size of %s, too large to compute with; correct it, or make it missing."
                .formatted(known.name(), largest));
      }
    }
  }
}
