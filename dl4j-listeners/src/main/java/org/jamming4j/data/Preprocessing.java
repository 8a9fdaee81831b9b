package org.jamming4j.data;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * What is done to every pattern before a network sees it, immutable: z = (x - mean) W, projected on
 * d principal components and whitened, then (with the sphere) scaled to norm sqrt(d).
 *
 * <p>One that was {@linkplain #fit fitted} keeps the mean and W of its training patterns; test
 * patterns never change it. {@link #none} leaves patterns as they are.
 */
public final class Preprocessing {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .build();

  private final int inputDimension;
  private final int dimension;
  private final boolean sphere;
  private final double[] mean; // [d_in], empty for the identity
  private final double[] whitening; // [d_in x d], empty for the identity

  private Preprocessing(
      int inputDimension, int dimension, boolean sphere, double[] mean, double[] whitening) {
    this.inputDimension = inputDimension;
    this.dimension = dimension;
    this.sphere = sphere;
    this.mean = mean;
    this.whitening = whitening;
  }

  /**
   * Fits the preprocessing to training patterns. Before the sphere they have mean 0 and covariance
   * 1 then, normalised by P; weights do not count. The signs are such that the entry of the largest
   * magnitude of each component is positive. Time grows as P d_in^2 + d_in^3, or P^2 d_in + P^3 if
   * P is less than d_in.
   *
   * @param training the patterns to fit to, [P x d_in]
   * @param dimension number d of principal components to keep, at most the {@link #rank}
   * @param sphere whether each pattern is scaled to norm sqrt(d)
   * @throws IllegalArgumentException if the dimension is below 1 or above the rank, or is 1 with
   *     the sphere, which would leave nothing of a pattern but a sign
   */
  public static Preprocessing fit(Patterns training, int dimension, boolean sphere) {
    if (dimension < 1) {
      throw new IllegalArgumentException("--dim " + dimension + " is below 1; ask for at least 1.");
    }
    if (dimension == 1 && sphere) {
      throw new IllegalArgumentException(
          "--dim 1 on the sphere would make every pattern +1 or -1; ask for more dimensions or for no sphere (--no-sphere).");
    }
    PrincipalComponents components = PrincipalComponents.of(training);
    if (components.rank() == 0) {
      throw new IllegalArgumentException(
          "The %d patterns are all the same, up to rounding; give patterns that differ."
              .formatted(training.size()));
    }
    if (dimension > components.rank()) {
      throw new IllegalArgumentException(
          "--dim %d is more than the %d directions the %d patterns vary in; ask for at most %d."
              .formatted(dimension, components.rank(), training.size(), components.rank()));
    }
    return new Preprocessing(
        training.dimension(),
        dimension,
        sphere,
        components.mean(),
        components.whitening(dimension));
  }

  /**
   * The preprocessing that leaves patterns as they are, for data that needs none.
   *
   * @param dimension d of the patterns
   * @throws IllegalArgumentException if the dimension is below 1
   */
  public static Preprocessing none(int dimension) {
    if (dimension < 1) {
      throw new IllegalArgumentException("Dimension " + dimension + " is below 1.");
    }
    return new Preprocessing(dimension, dimension, false, new double[0], new double[0]);
  }

  /**
   * Number of directions in which the patterns vary, at most P - 1 and d. These are the singular
   * values of the centred patterns, columns scaled to standard deviation 1, above sqrt(2^-52 max(P,
   * d)) times the largest one: scaling first keeps a column of small numbers from being taken for
   * rounding errors of a column of large ones. Only if columns depend on each other are directions
   * also left out whose singular value in the data's own units is not above the same fraction of
   * the largest. A column counts as constant if its standard deviation is not above 2^-52 P times
   * its largest magnitude.
   *
   * @throws IllegalArgumentException if a column varies too widely for float64
   */
  public static int rank(Patterns patterns) {
    return PrincipalComponents.of(patterns).rank();
  }

  /** Dimension d_in of the patterns it takes. */
  public int inputDimension() {
    return inputDimension;
  }

  /** Dimension d of the patterns it gives. */
  public int dimension() {
    return dimension;
  }

  /** Whether it scales each pattern to norm sqrt(d). */
  public boolean sphere() {
    return sphere;
  }

  /**
   * The preprocessed patterns, [P x d], with the same classes and weights.
   *
   * @throws IllegalArgumentException if the patterns do not have dimension d_in, or are so far from
   *     the training patterns that the result is not finite
   */
  public Patterns apply(Patterns patterns) {
    check(patterns.dimension());
    if (isIdentity()) {
      return patterns;
    }
    double[] result = new double[Math.multiplyExact(patterns.size(), dimension)];
    for (int mu = 0; mu < patterns.size(); mu++) {
      transform(patterns.pattern(mu), result, mu * dimension);
    }
    return patterns.withInputs(result, dimension);
  }

  /**
   * The preprocessed pattern, a new array [d], the same bits as in {@link #apply(Patterns)}.
   *
   * @param pattern x, [d_in], of finite numbers
   * @throws IllegalArgumentException if its length is not d_in, or a value or a result is not
   *     finite
   */
  public double[] apply(double[] pattern) {
    check(pattern.length);
    checkFinite(pattern, "Column %d of the pattern is %s; every value must be a finite number.");
    if (isIdentity()) {
      return pattern.clone();
    }
    double[] result = new double[dimension];
    transform(pattern, result, 0);
    checkFinite(
        result,
        "Component %d of the preprocessed pattern is %s; the pattern is too far from those that the preprocessing was fitted to.");
    return result;
  }

  private static void checkFinite(double[] values, String message) {
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i])) {
        throw new IllegalArgumentException(message.formatted(i, values[i]));
      }
    }
  }

  private boolean isIdentity() {
    return whitening.length == 0;
  }

  private void check(int actual) {
    if (actual != inputDimension) {
      throw new IllegalArgumentException(
          "The pattern has dimension %d, but the preprocessing was made for dimension %d; give data of the same columns."
              .formatted(actual, inputDimension));
    }
  }

  /** Writes z = (x - mean) W to result[offset .. offset + d). */
  private void transform(double[] x, double[] result, int offset) {
    for (int i = 0; i < x.length; i++) {
      double centred = x[i] - mean[i];
      int row = i * dimension;
      for (int k = 0; k < dimension; k++) {
        result[offset + k] += centred * whitening[row + k];
      }
    }
    if (sphere) {
      Sphere.project(result, offset, dimension);
    }
  }

  /** This preprocessing as one JSON object; {@link #fromJson} restores it to the last bit. */
  public String toJson() {
    ObjectNode object = JSON.createObjectNode();
    object.put("inputDimension", inputDimension);
    object.put("dimension", dimension);
    object.put("sphere", sphere);
    putArray(object, "mean", mean);
    putArray(object, "whitening", whitening);
    return object.toString();
  }

  private static void putArray(ObjectNode object, String key, double[] values) {
    ArrayNode array = object.putArray(key);
    for (double value : values) {
      array.add(value);
    }
  }

  /**
   * The preprocessing that {@link #toJson} wrote.
   *
   * @throws IllegalArgumentException if the text is no JSON, lacks something, or its sizes disagree
   */
  public static Preprocessing fromJson(String json) {
    JsonNode object;
    try {
      object = JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw malformed("it is not JSON: " + e.getOriginalMessage(), e);
    }
    int inputDimension = positive(object, "inputDimension");
    int dimension = positive(object, "dimension");
    JsonNode sphere = object.path("sphere");
    if (!sphere.isBoolean()) {
      throw malformed("\"sphere\" must be true or false", null);
    }
    double[] mean = numbers(object, "mean");
    double[] whitening = numbers(object, "whitening");
    boolean identity = mean.length == 0 && whitening.length == 0 && !sphere.asBoolean();
    if (identity ? dimension != inputDimension : mean.length != inputDimension) {
      throw malformed(
          "it maps dimension %d to %d with a mean of %d numbers"
              .formatted(inputDimension, dimension, mean.length),
          null);
    }
    if (!identity && whitening.length != (long) inputDimension * dimension) {
      throw malformed(
          "\"whitening\" has %d numbers, not %d x %d"
              .formatted(whitening.length, inputDimension, dimension),
          null);
    }
    return new Preprocessing(inputDimension, dimension, sphere.asBoolean(), mean, whitening);
  }

  private static int positive(JsonNode object, String key) {
    JsonNode node = object.path(key);
    if (!node.isInt() || node.asInt() < 1) {
      throw malformed("\"%s\" must be an integer of at least 1".formatted(key), null);
    }
    return node.asInt();
  }

  private static double[] numbers(JsonNode object, String key) {
    JsonNode array = object.path(key);
    double[] values = new double[array.size()];
    boolean fine = array.isArray();
    for (int i = 0; i < values.length && fine; i++) {
      JsonNode value = array.path(i);
      values[i] = value.asDouble();
      fine = value.isNumber() && Double.isFinite(values[i]);
    }
    if (!fine) {
      throw malformed("\"%s\" must be an array of finite numbers".formatted(key), null);
    }
    return values;
  }

  private static IllegalArgumentException malformed(String reason, @Nullable Throwable cause) {
    return new IllegalArgumentException(
        "This is not a preprocessing that was saved: " + reason + ".", cause);
  }
}
