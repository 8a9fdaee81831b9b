package org.jamming4j.weka;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jamming4j.data.Patterns;
import weka.core.Instance;
import weka.core.Instances;
import weka.filters.Filter;
import weka.filters.unsupervised.attribute.NominalToBinary;

/**
 * Turns instances into a network's inputs: nominal attributes become indicators, and every
 * coordinate is scaled. A value that is missing becomes the mean of the inputs of those that are
 * known, and where more than 1 % of an attribute's are missing, one more input says so. All of this
 * is learnt from the training data alone, with their weights.
 *
 * <p>Weka's own Standardize divides by the sum of weights less one, so that it changes nothing when
 * the weights sum to less, and a weight of 2 is not the same as two rows when weights are scaled.
 * Hence the variance here is over the sum of weights.
 *
 * <p>Several threads may use one encoder.
 */
public final class InstanceEncoder implements Serializable {
  private static final long serialVersionUID = 2;

  /** Of an attribute's weight, more than this share has to be missing to have an input. */
  private static final double RARE = 0.01;

  /** The training data's attributes, without rows. */
  private final Instances header;

  private final Filter indicators;

  /** The columns, among those that the filter makes, that are no class. */
  private final int[] columns;

  /** The attributes of which one more column says whether they are missing: 1 or 0. */
  private final int[] marked;

  /** How each of these columns, and then of the others, becomes inputs. */
  private final InputColumn[] inputs;

  /** What there is to say of the training data, a sentence each. */
  private final List<String> warnings = new ArrayList<>();

  /** The class values of the training data, ascending. */
  private final int[] seenClasses;

  private InstanceEncoder(
      Instances training, InputScaling scaling, Filter indicators, Instances filtered) {
    header = new Instances(training, 0);
    this.indicators = indicators;
    columns = attributes(filtered).toArray();
    marked = attributes(training).filter(i -> isToBeMarked(training, i)).toArray();
    double[] weights = training.stream().mapToDouble(Instance::weight).toArray();
    inputs = new InputColumn[columns.length + marked.length];
    for (int i = 0; i < columns.length; i++) {
      String name = filtered.attribute(columns[i]).name();
      var known = new KnownValues(name, filtered.attributeToDoubleArray(columns[i]), weights);
      inputs[i] = InputColumn.of(known, scaling);
      InputColumn.outlier(known, scaling).ifPresent(warnings::add);
    }
    for (int i = 0; i < marked.length; i++) {
      int attribute = marked[i];
      double[] marks = training.stream().mapToDouble(row -> mark(row, attribute)).toArray();
      String name = training.attribute(attribute).name();
      inputs[columns.length + i] = InputColumn.of(new KnownValues(name, marks, weights), scaling);
    }
    seenClasses =
        filtered.stream().mapToInt(row -> (int) row.classValue()).distinct().sorted().toArray();
  }

  private static IntStream attributes(Instances data) {
    return IntStream.range(0, data.numAttributes()).filter(i -> i != data.classIndex());
  }

  /** Whether values are missing more often than rarely, but not all. */
  private static boolean isToBeMarked(Instances training, int attribute) {
    double missing =
        training.stream().mapToDouble(row -> mark(row, attribute) * row.weight()).sum();
    return missing > RARE * training.sumOfWeights()
        && training.stream().anyMatch(row -> !row.isMissing(attribute));
  }

  private static double mark(Instance row, int attribute) {
    return row.isMissing(attribute) ? 1 : 0;
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
    Filter indicators = new NominalToBinary();
    indicators.setInputFormat(training);
    return new InstanceEncoder(
        training, scaling, indicators, Filter.useFilter(training, indicators));
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
    Instances own = new Instances(header, rows.size());
    own.addAll(rows);
    Instances filtered = Filter.useFilter(own, indicators);
    double[][] encoded = new double[rows.size()][dimension()];
    for (int mu = 0; mu < encoded.length; mu++) {
      int first = 0;
      for (int i = 0; i < inputs.length; i++) {
        double value =
            i < columns.length
                ? filtered.get(mu).value(columns[i])
                : mark(own.get(mu), marked[i - columns.length]);
        inputs[i].encode(value, encoded[mu], first);
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
