package org.jamming4j.network;

import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Reads a DL4J network back as the fully connected hinge network it is, or says why it is not one.
 */
public final class HingeNetworkShape {
  private HingeNetworkShape() {}

  /**
   * The spec of a network, with {@link Initialisation#ORTHOGONAL} as its initialisation, which the
   * network itself does not tell.
   *
   * @throws UnsupportedNetworkException if it is not a float64 or float32 network of dense layers
   *     of one width and one activation with a {@link QuadraticHingeLoss} output, or anything acts
   *     on its gradient
   */
  public static HingeNetworkSpec of(MultiLayerNetwork network) throws UnsupportedNetworkException {
    DataType type = network.params().dataType();
    require(
        type == DataType.DOUBLE || type == DataType.FLOAT, "its parameters are of type " + type);
    require(
        network.params().elementWiseStride() == 1,
        "its parameters have gaps between them in memory");
    if (!network.getLayerWiseConfigurations().getInputPreProcessors().isEmpty()) {
      throw new UnsupportedNetworkException("it has input preprocessors");
    }
    List<Layer> layers =
        List.of(network.getLayers()).stream().map(layer -> layer.conf().getLayer()).toList();
    int depth = layers.size() - 1;
    if (depth < 1) {
      throw new UnsupportedNetworkException("it has no hidden layer");
    }
    HiddenActivation activation = hiddenActivation(layers.get(0));
    for (int i = 1; i < depth; i++) {
      require(activation == hiddenActivation(layers.get(i)), "its hidden activations differ");
    }
    for (int i = 1; i < depth; i++) {
      require(
          outputs(layers.get(i)) == outputs(layers.get(0)), "its hidden layers differ in width");
    }
    double margin = margin(layers.get(depth));
    return new HingeNetworkSpec(
        (int) ((FeedForwardLayer) layers.get(0)).getNIn(),
        (int) outputs(layers.get(0)),
        depth,
        (int) outputs(layers.get(depth)),
        activation,
        Initialisation.ORTHOGONAL,
        margin);
  }

  private static HiddenActivation hiddenActivation(Layer layer) throws UnsupportedNetworkException {
    require(layer.getClass() == DenseLayer.class, "it has a " + layer.getClass().getSimpleName());
    DenseLayer dense = (DenseLayer) layer;
    require(dense.hasBias(), "a layer has no biases");
    require(!dense.hasLayerNorm(), "a layer is normalised");
    requirePlain(dense);
    for (HiddenActivation activation : HiddenActivation.values()) {
      if (activation.dl4j().getActivationFunction().equals(dense.getActivationFn())) {
        return activation;
      }
    }
    throw new UnsupportedNetworkException("a layer's activation is " + dense.getActivationFn());
  }

  private static double margin(Layer layer) throws UnsupportedNetworkException {
    require(layer.getClass() == OutputLayer.class, "its output layer is no plain OutputLayer");
    OutputLayer output = (OutputLayer) layer;
    require(output.hasBias(), "its output layer has no biases");
    require(
        output.getActivationFn() instanceof ActivationIdentity
            && output.getLossFn() instanceof QuadraticHingeLoss,
        "its output is not linear with the quadratic hinge loss");
    requirePlain(output);
    return ((QuadraticHingeLoss) output.getLossFn()).margin();
  }

  private static void requirePlain(BaseLayer layer) throws UnsupportedNetworkException {
    require(layer.getIDropout() == null, "a layer has dropout");
    require(layer.getWeightNoise() == null, "a layer has weight noise");
    require(isEmpty(layer.getConstraints()), "a layer has constraints");
    require(
        isEmpty(layer.getRegularization()) && isEmpty(layer.getRegularizationBias()),
        "a layer is regularised");
    require(
        layer.getGradientNormalization() == null
            || layer.getGradientNormalization() == GradientNormalization.None,
        "a layer normalises its gradient");
  }

  private static boolean isEmpty(List<?> list) {
    return Optional.ofNullable(list).map(List::isEmpty).orElse(true);
  }

  private static long outputs(Layer layer) {
    return ((FeedForwardLayer) layer).getNOut();
  }

  private static void require(boolean condition, String reason) throws UnsupportedNetworkException {
    if (!condition) {
      throw new UnsupportedNetworkException(reason);
    }
  }
}
