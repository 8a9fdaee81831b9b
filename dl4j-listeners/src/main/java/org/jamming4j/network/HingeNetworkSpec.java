package org.jamming4j.network;

import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.distribution.OrthogonalDistribution;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.IWeightInit;
import org.deeplearning4j.nn.weights.WeightInit;
import org.deeplearning4j.nn.weights.WeightInitDistribution;
import org.jamming4j.arithmetic.OpenBlas;
import org.jamming4j.memory.Memory;
import org.jamming4j.memory.NotEnoughMemoryException;
import org.jamming4j.random.Seeds;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;

/**
 * A fully connected network f(x; W): L hidden layers of width h with biases, a linear output, and
 * the quadratic hinge loss (arXiv 1809.09349, section 2).
 *
 * @param inputs d, at least 1
 * @param width h, at least 1
 * @param depth L, the number of hidden layers, from 1 to 1,000
 * @param outputs k, 1 for two classes, at least 1
 * @param activation non-linearity of the hidden layers
 * @param initialisation how weights are drawn
 * @param margin kappa, from 1e-4 to 1e6
 */
public record HingeNetworkSpec(
    int inputs,
    int width,
    int depth,
    int outputs,
    HiddenActivation activation,
    Initialisation initialisation,
    double margin) {

  private static final int MOST_LAYERS = 1000;

  /** The parameters, and up to four matrices of a layer while it is drawn. */
  private static final int ARRAYS_WHILE_BUILT = 5;

  /** What a network takes beside its parameters. */
  private static final double BYTES_BESIDE = 30_000;

  static {
    OpenBlas.prepare();
  }

  /**
   * Checks every value.
   *
   * @throws IllegalArgumentException naming the value, its bound and the remedy
   */
  public HingeNetworkSpec {
    requireAtLeastOne(inputs, "Input dimension");
    requireAtLeastOne(width, "Width");
    requireAtLeastOne(depth, "Depth");
    if (depth > MOST_LAYERS) {
      throw new IllegalArgumentException(
          "Depth %d must be at most %d; deeper networks of this kind do not train."
              .formatted(depth, MOST_LAYERS));
    }
    requireAtLeastOne(outputs, "Number of outputs");
    Objects.requireNonNull(activation, "activation");
    Objects.requireNonNull(initialisation, "initialisation");
    QuadraticHingeLoss.requireMargin(margin);
    layout(inputs, width, depth, outputs);
  }

  private static void requireAtLeastOne(int value, String name) {
    if (value < 1) {
      throw new IllegalArgumentException("%s %d must be at least 1.".formatted(name, value));
    }
  }

  /**
   * A ReLU network of orthogonal initialisation and margin 1.
   *
   * @throws IllegalArgumentException if a value is below 1
   */
  public static HingeNetworkSpec relu(int inputs, int width, int depth, int outputs) {
    return new HingeNetworkSpec(
        inputs, width, depth, outputs, HiddenActivation.RELU, Initialisation.ORTHOGONAL, 1);
  }

  /** The same network of another width. */
  public HingeNetworkSpec withWidth(int newWidth) {
    return new HingeNetworkSpec(
        inputs, newWidth, depth, outputs, activation, initialisation, margin);
  }

  /** The same network for inputs of another dimension. */
  public HingeNetworkSpec withInputs(int newInputs) {
    return new HingeNetworkSpec(
        newInputs, width, depth, outputs, activation, initialisation, margin);
  }

  /** N = d h + (L - 1) h^2 + h k, the number of weights; biases are trained but not counted. */
  public long effectiveParameters() {
    return layout().effectiveParameters();
  }

  /** Where the parameters lie. */
  public ParameterLayout layout() {
    return layout(inputs, width, depth, outputs);
  }

  private static ParameterLayout layout(int inputs, int width, int depth, int outputs) {
    int[] sizes = new int[depth + 2];
    Arrays.fill(sizes, width);
    sizes[0] = inputs;
    sizes[depth + 1] = outputs;
    return new ParameterLayout(sizes);
  }

  /** The width whose N is closest to the given one in ratio. */
  public int widthNear(double effectiveParameters) {
    int w = 1;
    while (withWidth(w + 1).effectiveParameters() <= effectiveParameters) {
      w++;
    }
    double below = effectiveParameters / withWidth(w).effectiveParameters();
    double above = withWidth(w + 1).effectiveParameters() / effectiveParameters;
    return below <= above ? w : w + 1;
  }

  /**
   * The network as a DL4J configuration in float64. Its updater, Adam at 1e-3, is what DL4J's own
   * {@code fit} uses.
   *
   * @param seed for what DL4J itself draws
   */
  public MultiLayerConfiguration configuration(long seed) {
    IWeightInit weightInit =
        initialisation == Initialisation.ORTHOGONAL
            ? new WeightInitDistribution(new OrthogonalDistribution(1.0))
            : WeightInit.NORMAL.getWeightInitFunction();
    var layers =
        new NeuralNetConfiguration.Builder()
            .seed(seed)
            .dataType(DataType.DOUBLE)
            .updater(new Adam(1e-3))
            .weightInit(weightInit)
            .list();
    for (int layer = 0; layer < depth; layer++) {
      layers.layer(
          new DenseLayer.Builder()
              .nIn(layer == 0 ? inputs : width)
              .nOut(width)
              .activation(activation.dl4j())
              .build());
    }
    layers.layer(
        new OutputLayer.Builder(new QuadraticHingeLoss(margin))
            .nIn(width)
            .nOut(outputs)
            .activation(Activation.IDENTITY)
            .build());
    return layers.build();
  }

  /**
   * Refuses networks of this shape that would not fit into Java's memory.
   *
   * @param networks how many there are to be at a time
   * @throws NotEnoughMemoryException if they would not; the message names need and bound
   */
  public void requireMemory(int networks) {
    double parameters = layout().parameters();
    Memory.require(
        "%d %s of width %d and depth %d, of %.0f parameters each"
            .formatted(networks, networks == 1 ? "network" : "networks", width, depth, parameters),
        Double.BYTES * ARRAYS_WHILE_BUILT * parameters
            + networks * (BYTES_BESIDE + Double.BYTES * parameters),
        networks == 1 ? "make it narrower" : "ask for fewer or narrower ones");
  }

  /**
   * A new network, initialised. The same seed gives the same bits on every machine and thread.
   *
   * @param seed from which the weights are drawn
   * @throws NotEnoughMemoryException if it would not fit into Java's memory
   */
  public MultiLayerNetwork build(long seed) {
    requireMemory(1);
    var network = new MultiLayerNetwork(configuration(seed));
    network.init(Nd4j.createFromArray(initialParameters(seed)).reshape(1, -1), false);
    return network;
  }

  private double[] initialParameters(long seed) {
    ParameterLayout layout = layout();
    double[] parameters = new double[layout.parameters()];
    Random random = Seeds.random(seed, Seeds.Use.NETWORK);
    for (int layer = 0; layer < layout.layers(); layer++) {
      initialisation.draw(
          parameters, layout.weights(layer), layout.inputs(layer), layout.outputs(layer), random);
    }
    return parameters;
  }
}
