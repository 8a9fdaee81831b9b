package org.jamming4j.network;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;

/**
 * What multi-layer networks and computation graphs of one input and one output have in common,
 * though DL4J gives them no common type for it.
 */
public final class Networks {
  private Networks() {}

  /**
   * The outputs for the given features, as at prediction: no dropout, no masks. May be called
   * amidst training, between two updates: the model's own input and masks are as before afterwards.
   *
   * @throws IllegalArgumentException if the model is neither a multi-layer network nor a graph of
   *     one input and one output
   */
  public static INDArray output(Model model, INDArray features) {
    if (model instanceof MultiLayerNetwork network) {
      INDArray input = network.getInput();
      List<INDArray> masks = masks(network.getLayers());
      // DL4J would multiply the outputs by a mask left over from training
      network.clearLayerMaskArrays();
      try {
        return network.output(features, false);
      } finally {
        network.setInput(input);
        setMasks(network.getLayers(), masks);
      }
    }
    ComputationGraph graph = graph(model);
    INDArray[] inputs = graph.getInputs();
    List<INDArray> masks = masks(graph.getLayers());
    try {
      return graph.outputSingle(false, features);
    } finally {
      graph.setInputs(inputs);
      setMasks(graph.getLayers(), masks);
    }
  }

  private static List<INDArray> masks(org.deeplearning4j.nn.api.Layer[] layers) {
    return Arrays.stream(layers).map(org.deeplearning4j.nn.api.Layer::getMaskArray).toList();
  }

  private static void setMasks(org.deeplearning4j.nn.api.Layer[] layers, List<INDArray> masks) {
    for (int i = 0; i < layers.length; i++) {
      layers[i].setMaskArray(masks.get(i));
    }
  }

  /**
   * The values of a matrix, at once: ND4J's own {@code toDoubleMatrix} takes 50 us for each row.
   *
   * @param matrix [rows x columns], of any floating type
   */
  public static double[][] values(INDArray matrix) {
    double[] all = matrix.castTo(DataType.DOUBLE).dup('c').data().asDouble();
    int columns = (int) matrix.size(1);
    double[][] values = new double[(int) matrix.size(0)][];
    for (int row = 0; row < values.length; row++) {
      values[row] = Arrays.copyOfRange(all, row * columns, (row + 1) * columns);
    }
    return values;
  }

  /** One step of DL4J's own {@code fit}. */
  public static void fit(Model model, DataSet data) {
    if (model instanceof MultiLayerNetwork network) {
      network.fit(data);
    } else {
      graph(model).fit(data);
    }
  }

  /** A copy of the model in float64. */
  public static Model inFloat64(Model model) {
    return model instanceof MultiLayerNetwork network
        ? network.convertDataType(DataType.DOUBLE)
        : graph(model).convertDataType(DataType.DOUBLE);
  }

  /** The data type of the parameters. */
  public static DataType dataType(Model model) {
    return model.params().dataType();
  }

  /**
   * What the output layer gets as its input for the given features, [P x units].
   *
   * @throws IllegalArgumentException as {@link #output} does
   */
  public static INDArray lastHiddenLayer(Model model, INDArray features) {
    INDArray last;
    if (model instanceof MultiLayerNetwork network) {
      List<INDArray> activations = network.feedForward(features, false);
      last = activations.get(activations.size() - 2);
    } else {
      ComputationGraph graph = graph(model);
      String output = graph.getConfiguration().getNetworkOutputs().get(0);
      String input =
          Objects.requireNonNull(graph.getConfiguration().getVertexInputs().get(output)).get(0);
      last = Objects.requireNonNull(graph.feedForward(features, false).get(input));
    }
    return last.reshape(last.size(0), -1);
  }

  /** The configuration of the output layer. */
  public static Layer outputLayer(Model model) {
    return model instanceof MultiLayerNetwork network
        ? network.getOutputLayer().conf().getLayer()
        : graph(model).getOutputLayer(0).conf().getLayer();
  }

  /**
   * The margin of a model with the quadratic hinge loss on a linear output.
   *
   * @throws IllegalArgumentException if it has another loss or another output activation
   */
  public static double margin(Model model) {
    Layer layer = outputLayer(model);
    if (layer instanceof BaseOutputLayer output
        && output.getActivationFn() instanceof ActivationIdentity
        && output.getLossFn() instanceof QuadraticHingeLoss loss) {
      return loss.margin();
    }
    throw new IllegalArgumentException(
        "The output layer %s has not the quadratic hinge loss on an identity activation; give it new QuadraticHingeLoss() and Activation.IDENTITY."
            .formatted(describe(layer)));
  }

  /** The margin of a model with the quadratic hinge loss, whatever its output activation. */
  public static OptionalDouble hingeMargin(Model model) {
    return outputLayer(model) instanceof BaseOutputLayer output
            && output.getLossFn() instanceof QuadraticHingeLoss loss
        ? OptionalDouble.of(loss.margin())
        : OptionalDouble.empty();
  }

  private static String describe(Layer layer) {
    return layer instanceof BaseOutputLayer output
        ? "(%s, %s)".formatted(output.getLossFn(), output.getActivationFn())
        : layer.getClass().getSimpleName();
  }

  private static ComputationGraph graph(Model model) {
    if (model instanceof ComputationGraph graph
        && graph.getNumInputArrays() == 1
        && graph.getNumOutputArrays() == 1) {
      return graph;
    }
    throw new IllegalArgumentException(
        "A MultiLayerNetwork or a ComputationGraph of one input and one output is needed, not "
            + (model instanceof ComputationGraph graph
                ? "a graph of %d inputs and %d outputs."
                    .formatted(graph.getNumInputArrays(), graph.getNumOutputArrays())
                : model.getClass().getSimpleName() + "."));
  }
}
