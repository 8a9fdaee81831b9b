package org.jamming4j.weka;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jamming4j.data.Patterns;
import weka.core.Attribute;
import weka.core.Instance;
import weka.core.Instances;
import weka.filters.Filter;
import weka.filters.unsupervised.attribute.NominalToBinary;
import weka.filters.unsupervised.attribute.ReplaceMissingValues;

/**
 * Turns instances into a network's inputs: missing values are replaced by the attribute's mean or
 * mode, nominal attributes become indicators, and every coordinate is scaled. All of this is learnt
 * from the training data alone, with their weights.
 *
 * <p>Weka's own Standardize divides by the sum of weights less one, so that it changes nothing when
 * the weights sum to less, and a weight of 2 is not the same as two rows when weights are scaled.
 * Hence the variance here is over the sum of weights.
 *
 * <p>Several threads may use one encoder.
 */
public final class InstanceEncoder implements Serializable {
  private static final long serialVersionUID = 1;

  /** Of a column's largest value, this share is what some operations in float64 leave. */
  private static final double ROUNDING = 0x1p-46;

  /** A column's deviation of so many times the range of all values but one hides these. */
  private static final double HIDES = 100;

  /** The training data's attributes, without rows. */
  private final Instances header;

  private final Filter[] filters;

  /** The columns, among those that the filters make, that are no class. */
  private final int[] columns;

  private final InputScaling scaling;

  /** What is taken away from a column. */
  private final double[] centres;

  /** What it is then divided by. */
  private final double[] scales;

  /** What there is to say of the training data, a sentence each. */
  private final List<String> warnings = new ArrayList<>();

  /** The class values of the training data, ascending. */
  private final int[] seenClasses;

  private InstanceEncoder(
      Instances training, InputScaling scaling, Filter[] filters, Instances filtered) {
    this.scaling = scaling;
    header = new Instances(training, 0);
    this.filters = filters;
    columns =
        IntStream.range(0, filtered.numAttributes())
            .filter(i -> i != filtered.classIndex())
            .toArray();
    centres = new double[columns.length];
    scales = new double[columns.length];
    for (int i = 0; i < columns.length; i++) {
      Attribute before = training.attribute(filtered.attribute(columns[i]).name());
      if (before == null || !isConstant(training, before)) {
        scale(filtered, i);
      } else {
        centres[i] = scaling == InputScaling.NONE ? 0 : filtered.get(0).value(columns[i]);
        scales[i] = 1;
      }
    }
    seenClasses =
        filtered.stream().mapToInt(row -> (int) row.classValue()).distinct().sorted().toArray();
  }

  /** The rows with a class and a weight that is not 0. */
  public static Instances rowsThatCount(Instances data) {
    Instances rows = new Instances(data, data.numInstances());
    for (Instance row : data) {
      if (!row.classIsMissing() && row.weight() != 0) {
        rows.add(row);
      }
    }
    return rows;
  }

  /**
   * Learns from training data.
   *
   * @param training at least one row; every row has a class and a positive weight; not changed
   * @param scaling of every coordinate
   * @throws IllegalArgumentException if values are too large to compute with
   * @throws Exception if a filter fails or the thread is interrupted
   */
  public static InstanceEncoder fit(Instances training, InputScaling scaling) throws Exception {
    Filter[] filters = {new ReplaceMissingValues(), new NominalToBinary()};
    Instances filtered = training;
    for (Filter filter : filters) {
      filter.setInputFormat(filtered);
      filtered = Filter.useFilter(filtered, filter);
    }
    return new InstanceEncoder(training, scaling, filters, filtered);
  }

  /**
   * Whether an attribute has one value besides missing ones, which are replaced by a mean that is
   * rounded and so differs from it.
   */
  private static boolean isConstant(Instances training, Attribute attribute) {
    return training.stream()
            .filter(row -> !row.isMissing(attribute))
            .mapToDouble(row -> row.value(attribute))
            .distinct()
            .limit(2)
            .count()
        < 2;
  }

  /** Weighted mean and deviation by Welford's recurrence; what rounding alone moves is constant. */
  private void scale(Instances filtered, int i) {
    double sum = 0;
    double mean = filtered.get(0).value(columns[i]);
    double squares = 0;
    double largest = 0;
    for (Instance row : filtered) {
      double value = row.value(columns[i]);
      double delta = value - mean;
      sum += row.weight();
      mean += delta * row.weight() / sum;
      squares += delta * row.weight() * (value - mean);
      largest = Math.max(largest, Math.abs(value));
    }
    double deviation = Math.sqrt(squares / sum);
    if (!Double.isFinite(deviation)) {
      throw new IllegalArgumentException(
          "Attribute %s has a value of the size of %s, too large to compute with; correct it, or make it missing."
              .formatted(filtered.attribute(columns[i]).name(), largest));
    }
    switch (scaling) {
      case STANDARD -> {
        warnOfOutlier(filtered, columns[i], mean, deviation);
        centres[i] = mean;
        scales[i] = deviation > ROUNDING * largest ? deviation : 1;
      }
      case ROBUST -> scaleRobustly(filtered, i, ROUNDING * largest);
      case NONE -> scales[i] = 1;
    }
  }

  private void scaleRobustly(Instances filtered, int i, double least) {
    double[] values = filtered.stream().mapToDouble(row -> row.value(columns[i])).toArray();
    double[] weights = filtered.stream().mapToDouble(Instance::weight).toArray();
    double half =
        InputScaling.quantile(values, weights, 0.75) - InputScaling.quantile(values, weights, 0.25);
    double range =
        Arrays.stream(values).max().orElseThrow() - Arrays.stream(values).min().orElseThrow();
    double scale = half > least ? half : range / 2;
    centres[i] = InputScaling.quantile(values, weights, 0.5);
    scales[i] = scale > least ? scale : 1;
  }

  /** Whether one value is so far off that all others look alike beside it. */
  private void warnOfOutlier(Instances filtered, int column, double mean, double deviation) {
    Instance farthest =
        filtered.stream()
            .max(Comparator.comparingDouble(row -> Math.abs(row.value(column) - mean)))
            .orElseThrow();
    double value = farthest.value(column);
    double[] others =
        filtered.stream()
            .filter(row -> row != farthest)
            .mapToDouble(row -> row.value(column))
            .toArray();
    double least = Arrays.stream(others).min().orElse(value);
    double most = Arrays.stream(others).max().orElse(value);
    if (most > least && deviation > HIDES * (most - least)) {
      warnings.add(
          String.format(
              Locale.ROOT,
              "of attribute %s, the value %s is so far from the others (%s to %s) that the"
                  + " network can't tell these apart; correct it, or make it missing.",
              filtered.attribute(column).name(),
              value,
              least,
              most));
    }
  }

  /** What there is to say of the training data, a sentence each; most often nothing. */
  public List<String> warnings() {
    return List.copyOf(warnings);
  }

  /** The class values that the training data have, ascending; not all that are declared need be. */
  public int[] seenClasses() {
    return seenClasses.clone();
  }

  /** Number of inputs d; 0 if there is no attribute besides the class. */
  public int dimension() {
    return columns.length;
  }

  /**
   * The inputs of some rows, in the rows' order.
   *
   * @param rows instances with the training data's attributes, of any data set or none; not changed
   * @return [rows x d]
   * @throws Exception if a filter fails or the thread is interrupted
   */
  public synchronized double[][] encode(List<Instance> rows) throws Exception {
    // copies, in a data set of their own: what the rows belong to must not matter
    Instances filtered = new Instances(header, rows.size());
    filtered.addAll(rows);
    for (Filter filter : filters) {
      filtered = Filter.useFilter(filtered, filter);
    }
    double[][] inputs = new double[rows.size()][columns.length];
    for (int mu = 0; mu < inputs.length; mu++) {
      Instance row = filtered.get(mu);
      for (int i = 0; i < columns.length; i++) {
        inputs[mu][i] = scaling.shape((row.value(columns[i]) - centres[i]) / scales[i]);
      }
    }
    return inputs;
  }

  /**
   * Training data as patterns. Their classes are the ones seen, so that a declared class without
   * rows gets no output.
   *
   * @param training rows with a seen class and a positive weight
   * @throws IllegalArgumentException if fewer than two classes are seen, there is no attribute, or
   *     a value or weight is not finite
   * @throws Exception as {@link #encode} does
   */
  public Patterns patterns(Instances training) throws Exception {
    double[] inputs = Arrays.stream(encode(training)).flatMapToDouble(Arrays::stream).toArray();
    int[] classes =
        training.stream()
            .mapToInt(row -> Arrays.binarySearch(seenClasses, (int) row.classValue()))
            .toArray();
    List<String> names =
        Arrays.stream(seenClasses).mapToObj(header.classAttribute()::value).toList();
    double[] weights = training.stream().mapToDouble(Instance::weight).toArray();
    boolean equal = Arrays.stream(weights).allMatch(w -> w == weights[0]);
    return new Patterns(inputs, columns.length, classes, names, equal ? null : weights);
  }
}
