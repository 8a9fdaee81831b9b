package org.jamming4j.data;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jamming4j.arithmetic.OpenBlas;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/**
 * P labelled patterns x_mu in R^d, immutable.
 *
 * <p>Two classes are one output with y = -1 for class 0 and y = +1 for class 1. With k > 2 classes
 * there are k outputs, one against the rest: y_c = +1 for the pattern's own class, -1 otherwise.
 */
public final class Patterns {
  // often the first class of this project, before the first one of ND4J
  static {
    OpenBlas.prepare();
  }

  private final double[] inputs;
  private final int dimension;
  private final int[] classes;
  private final List<String> classNames;
  private final double @Nullable [] weights;

  /** Once it was asked for. */
  private volatile @Nullable String hash;

  /**
   * Patterns of the given weights.
   *
   * @param inputs x, [P x d], row after row; not copied, so the caller must not change it
   * @param dimension d, at least 1
   * @param classes the class of each pattern, from 0 to the number of class names - 1; not copied
   * @param classNames the names of at least two classes
   * @param weights one positive weight for each pattern, scaled here to a mean of 1; null for equal
   *     weights
   * @throws IllegalArgumentException if sizes disagree, there is no pattern, or a value is not
   *     finite or out of its range
   */
  public Patterns(
      double[] inputs,
      int dimension,
      int[] classes,
      List<String> classNames,
      double @Nullable [] weights) {
    this.inputs = Objects.requireNonNull(inputs, "inputs");
    this.dimension = dimension;
    this.classes = Objects.requireNonNull(classes, "classes");
    this.classNames = List.copyOf(classNames);
    if (dimension < 1) {
      throw new IllegalArgumentException("Dimension " + dimension + " is below 1.");
    }
    if (classes.length == 0) {
      throw new IllegalArgumentException("There are no patterns.");
    }
    if (inputs.length != (long) classes.length * dimension) {
      throw new IllegalArgumentException(
          "%d patterns of dimension %d need %d values, not %d."
              .formatted(
                  classes.length, dimension, (long) classes.length * dimension, inputs.length));
    }
    if (this.classNames.size() < 2) {
      throw new IllegalArgumentException(
          "Two classes at least are needed; there is only " + this.classNames + ".");
    }
    for (int mu = 0; mu < classes.length; mu++) {
      if (classes[mu] < 0 || classes[mu] >= this.classNames.size()) {
        throw new IllegalArgumentException(
            "Pattern %d has class %d; classes go from 0 to %d."
                .formatted(mu, classes[mu], this.classNames.size() - 1));
      }
    }
    for (int i = 0; i < inputs.length; i++) {
      if (!Double.isFinite(inputs[i])) {
        throw new IllegalArgumentException(
            "Pattern %d has the value %s in column %d; every value must be a finite number."
                .formatted(i / dimension, inputs[i], i % dimension));
      }
    }
    this.weights = weights == null ? null : normalised(weights, classes.length);
  }

  /**
   * Patterns of equal weight.
   *
   * @param inputs x, [P x d], row after row; not copied
   * @param dimension d
   * @param classes the class of each pattern; not copied
   * @param classNames the names of the classes
   * @throws IllegalArgumentException as the other constructor does
   */
  public Patterns(double[] inputs, int dimension, int[] classes, List<String> classNames) {
    this(inputs, dimension, classes, classNames, null);
  }

  private static double[] normalised(double[] weights, int patterns) {
    if (weights.length != patterns) {
      throw new IllegalArgumentException(
          "%d patterns need %d weights, not %d.".formatted(patterns, patterns, weights.length));
    }
    for (int mu = 0; mu < patterns; mu++) {
      if (!(weights[mu] > 0 && Double.isFinite(weights[mu]))) {
        throw new IllegalArgumentException(
            "Pattern %d has weight %s; weights must be positive and finite. Leave out a pattern that is not to count."
                .formatted(mu, weights[mu]));
      }
    }
    double mean = Arrays.stream(weights).average().orElseThrow();
    return Arrays.stream(weights).map(w -> w / mean).toArray();
  }

  /** Number of patterns P. */
  public int size() {
    return classes.length;
  }

  /** Dimension d of a pattern. */
  public int dimension() {
    return dimension;
  }

  /** Number of outputs a network needs: 1 for two classes, otherwise the number of classes. */
  public int outputs() {
    return classNames.size() == 2 ? 1 : classNames.size();
  }

  /** Names of the classes, in the order of their numbers. */
  public List<String> classNames() {
    return classNames;
  }

  /** Class of pattern mu. */
  public int classOf(int mu) {
    return classes[mu];
  }

  /** Label y of pattern mu at the given output, -1 or +1. */
  public double label(int mu, int output) {
    int positive = classNames.size() == 2 ? 1 : output;
    return classes[mu] == positive ? 1 : -1;
  }

  /** Weight of pattern mu; the mean over the patterns is 1. */
  public double weight(int mu) {
    return weights == null ? 1 : weights[mu];
  }

  /** Whether the patterns differ in weight. */
  public boolean isWeighted() {
    return weights != null;
  }

  /** Coordinate i of pattern mu. */
  public double input(int mu, int i) {
    return inputs[mu * dimension + i];
  }

  /** Pattern mu as a new array, [d]. */
  public double[] pattern(int mu) {
    return Arrays.copyOfRange(inputs, mu * dimension, (mu + 1) * dimension);
  }

  /** All patterns as new arrays, [P x d]. */
  public double[][] inputs() {
    return IntStream.range(0, size()).mapToObj(this::pattern).toArray(double[][]::new);
  }

  /**
   * The patterns of the given numbers, in their order, with the same class names.
   *
   * @throws IllegalArgumentException if there is none
   */
  public Patterns subset(int[] numbers) {
    double[] some = new double[numbers.length * dimension];
    int[] theirClasses = new int[numbers.length];
    double @Nullable [] theirWeights = weights == null ? null : new double[numbers.length];
    for (int k = 0; k < numbers.length; k++) {
      System.arraycopy(inputs, numbers[k] * dimension, some, k * dimension, dimension);
      theirClasses[k] = classes[numbers[k]];
      if (weights != null && theirWeights != null) {
        theirWeights[k] = weights[numbers[k]];
      }
    }
    return new Patterns(some, dimension, theirClasses, classNames, theirWeights);
  }

  /**
   * Patterns drawn at random, without repetition, to train on and to test on. The seed alone
   * decides their order; weights come along, scaled to a mean of 1 on either side.
   *
   * @param patterns number of training patterns, from 2 to {@link #size()}
   * @param testPatterns number of test patterns, at least 0; fewer if fewer are left
   * @param seed of the permutation
   * @throws IllegalArgumentException if a number is out of its range, or the training patterns are
   *     all of one class
   */
  public Split split(int patterns, int testPatterns, long seed) {
    var source =
        new RandomSplit.Source("the data", size(), this::classOf, "ask for fewer with --patterns");
    return RandomSplit.draw(source, patterns, testPatterns, seed).of(this::subset);
  }

  /**
   * The same patterns with some of their coordinates alone, in the given order.
   *
   * @param factors what each is multiplied by
   * @throws IllegalArgumentException if there is none, or a product is not finite
   */
  public Patterns coordinates(int[] numbers, double[] factors) {
    double[] some = new double[size() * numbers.length];
    for (int mu = 0; mu < size(); mu++) {
      for (int i = 0; i < numbers.length; i++) {
        some[mu * numbers.length + i] = factors[i] * input(mu, numbers[i]);
      }
    }
    return withInputs(some, numbers.length);
  }

  /** The same classes and weights with other inputs, [P x dimension], row after row; not copied. */
  Patterns withInputs(double[] newInputs, int newDimension) {
    return new Patterns(newInputs, newDimension, classes, classNames, weights);
  }

  /** x as a new float64 array, [P x d]. */
  public INDArray features() {
    return Nd4j.createFromArray(inputs).reshape(size(), dimension);
  }

  /** y as a new float64 array, [P x k], -1 and +1. */
  public INDArray labels() {
    double[] y = new double[size() * outputs()];
    for (int i = 0; i < y.length; i++) {
      y[i] = label(i / outputs(), i % outputs());
    }
    return Nd4j.createFromArray(y).reshape(size(), outputs());
  }

  /**
   * The patterns as DL4J takes them: features [P x d], labels [P x k], and, if the patterns are
   * weighted, their weights as the labels' mask [P x 1].
   */
  public DataSet toDataSet() {
    INDArray mask = weights == null ? null : Nd4j.createFromArray(weights).reshape(size(), 1);
    return new DataSet(features(), labels(), null, mask);
  }

  /**
   * SHA-256 of the inputs, classes, class names and weights, as hexadecimal digits: the same for
   * the same patterns in the same order, on every machine.
   */
  public String hash() {
    @Nullable String known = hash;
    if (known == null) {
      known = newHash();
      hash = known;
    }
    return known;
  }

  private String newHash() {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256, but this one has not.", e);
    }
    digest.update((dimension + " " + classNames).getBytes(StandardCharsets.UTF_8));
    ByteBuffer buffer = ByteBuffer.allocate((dimension + 1) * Double.BYTES + Integer.BYTES);
    for (int mu = 0; mu < size(); mu++) {
      buffer.clear();
      for (int i = 0; i < dimension; i++) {
        buffer.putDouble(input(mu, i));
      }
      digest.update(buffer.putDouble(weight(mu)).putInt(classes[mu]).flip());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  @Override
  public String toString() {
    return "%d patterns of dimension %d in %d classes"
        .formatted(size(), dimension, classNames.size());
  }
}
