package org.jamming4j.weka;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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

  /** The training data's attributes, without rows. */
  private final Instances header;

  private final Filter[] filters;

  /** The columns, among those that the filters make, that are no class. */
  private final int[] columns;

  /** How each of these columns becomes inputs. */
  private final InputColumn[] inputs;

  /** What there is to say of the training data, a sentence each. */
  private final List<String> warnings = new ArrayList<>();

  /** The class values of the training data, ascending. */
  private final int[] seenClasses;

  private InstanceEncoder(
      Instances training, InputScaling scaling, Filter[] filters, Instances filtered) {
    header = new Instances(training, 0);
    this.filters = filters;
    columns =
        IntStream.range(0, filtered.numAttributes())
            .filter(i -> i != filtered.classIndex())
            .toArray();
    double[] weights = filtered.stream().mapToDouble(Instance::weight).toArray();
    inputs = new InputColumn[columns.length];
    for (int i = 0; i < columns.length; i++) {
      String name = filtered.attribute(columns[i]).name();
      Attribute before = training.attribute(name);
      double[] values = filtered.attributeToDoubleArray(columns[i]);
      if (before == null || !isConstant(training, before)) {
        inputs[i] = InputColumn.of(name, values, weights, scaling);
        InputColumn.outlier(name, values, weights, scaling).ifPresent(warnings::add);
      } else {
        inputs[i] = InputColumn.constant(scaling, values[0]);
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
    return Arrays.stream(inputs).mapToInt(InputColumn::inputs).sum();
  }

  /**
   * The numbers of the inputs that do without pieces ({@link InputScaling#PIECEWISE}), ascending:
   * one for each column.
   */
  public List<Integer> inputsWithoutPieces() {
    List<Integer> numbers = new ArrayList<>();
    int first = 0;
    for (InputColumn column : inputs) {
      numbers.add(first);
      first += column.inputs();
    }
    return numbers;
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
    double[][] encoded = new double[rows.size()][dimension()];
    for (int mu = 0; mu < encoded.length; mu++) {
      Instance row = filtered.get(mu);
      int first = 0;
      for (int i = 0; i < columns.length; i++) {
        inputs[i].encode(row.value(columns[i]), encoded[mu], first);
        first += inputs[i].inputs();
      }
    }
    return encoded;
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
    double[] encoded = Arrays.stream(encode(training)).flatMapToDouble(Arrays::stream).toArray();
    int[] classes =
        training.stream()
            .mapToInt(row -> Arrays.binarySearch(seenClasses, (int) row.classValue()))
            .toArray();
    List<String> names =
        Arrays.stream(seenClasses).mapToObj(header.classAttribute()::value).toList();
    double[] weights = training.stream().mapToDouble(Instance::weight).toArray();
    boolean equal = Arrays.stream(weights).allMatch(w -> w == weights[0]);
    return new Patterns(encoded, dimension(), classes, names, equal ? null : weights);
  }
}
