package org.jamming4j.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Consumer;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.constraint.MaxNormConstraint;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.weightnoise.DropConnect;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jamming4j.RandomShape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;

class HingeNetworkShapeTest {
  /**
   * One thing that the fused training does not do.
   *
   * @param reason what is said of it
   * @param global how the network is changed to have it
   * @param hidden how its second layer is changed to have it
   */
  record Unsupported(
      String reason,
      Consumer<NeuralNetConfiguration.Builder> global,
      Consumer<DenseLayer.Builder> hidden) {

    MultiLayerNetwork network() {
      var builder = new NeuralNetConfiguration.Builder().dataType(DataType.DOUBLE);
      global.accept(builder);
      var second = new DenseLayer.Builder().nOut(5).activation(Activation.RELU);
      hidden.accept(second);
      return initialised(
          builder
              .list()
              .layer(new DenseLayer.Builder().nOut(5).activation(Activation.RELU).build())
              .layer(second.build())
              .layer(output())
              .setInputType(InputType.feedForward(4)));
    }
  }

  static List<Unsupported> unsupported() {
    return List.of(
        new Unsupported("a layer has dropout", builder -> {}, hidden -> hidden.dropOut(0.5)),
        new Unsupported("a layer is regularised", builder -> builder.l2(1e-3), hidden -> {}),
        new Unsupported("a layer is regularised", builder -> {}, hidden -> hidden.l2Bias(1e-3)),
        new Unsupported(
            "its parameters are of type HALF",
            builder -> builder.dataType(DataType.FLOAT16),
            hidden -> {}),
        new Unsupported("a layer has no biases", builder -> {}, hidden -> hidden.hasBias(false)),
        new Unsupported(
            "a layer is normalised", builder -> {}, hidden -> hidden.hasLayerNorm(true)),
        new Unsupported(
            "a layer has weight noise",
            builder -> {},
            hidden -> hidden.weightNoise(new DropConnect(0.5))),
        new Unsupported(
            "a layer normalises its gradient",
            builder ->
                builder.gradientNormalization(GradientNormalization.ClipElementWiseAbsoluteValue),
            hidden -> {}),
        new Unsupported(
            "a layer has constraints",
            builder -> {},
            hidden -> hidden.constrainWeights(new MaxNormConstraint(1, 1))),
        new Unsupported(
            "its hidden layers differ in width", builder -> {}, hidden -> hidden.nOut(7)),
        new Unsupported(
            "its hidden activations differ",
            builder -> {},
            hidden -> hidden.activation(Activation.TANH)),
        new Unsupported(
            "a layer's activation is sigmoid",
            builder -> {},
            hidden -> hidden.activation(Activation.SIGMOID)));
  }

  private static MultiLayerNetwork initialised(NeuralNetConfiguration.ListBuilder layers) {
    var network = new MultiLayerNetwork(layers.build());
    network.init();
    return network;
  }

  private static OutputLayer output() {
    return new OutputLayer.Builder(new QuadraticHingeLoss())
        .nOut(1)
        .activation(Activation.IDENTITY)
        .build();
  }

  private static NeuralNetConfiguration.ListBuilder layers() {
    return new NeuralNetConfiguration.Builder().dataType(DataType.DOUBLE).list();
  }

  private static void assertUnsupported(String reason, MultiLayerNetwork network) {
    var error =
        assertThrows(UnsupportedNetworkException.class, () -> HingeNetworkShape.of(network));
    assertTrue(error.getMessage().contains(reason), error.getMessage());
  }

  @ParameterizedTest
  @MethodSource("unsupported")
  void of_unsupportedFeature_isNamed(Unsupported feature) {
    assertUnsupported(feature.reason, feature.network());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void of_builtNetwork_givesItsSpecBack(long seed) throws UnsupportedNetworkException {
    HingeNetworkSpec spec = RandomShape.network(seed);
    HingeNetworkSpec found = HingeNetworkShape.of(spec.build(seed));
    var expected =
        new HingeNetworkSpec(
            spec.inputs(),
            spec.width(),
            spec.depth(),
            spec.outputs(),
            spec.activation(),
            Initialisation.ORTHOGONAL,
            spec.margin());
    assertEquals(expected, found);
  }

  @Test
  void of_networkWithNothingUnsupported_isAccepted() throws UnsupportedNetworkException {
    MultiLayerNetwork network =
        initialised(
            layers()
                .layer(new DenseLayer.Builder().nOut(5).activation(Activation.SOFTPLUS).build())
                .layer(output())
                .setInputType(InputType.feedForward(4)));
    assertEquals(HiddenActivation.SOFTPLUS, HingeNetworkShape.of(network).activation());
  }

  @Test
  void of_convolution_isNamed() {
    assertUnsupported(
        "it has",
        initialised(
            layers()
                .layer(new ConvolutionLayer.Builder(2, 2).nOut(3).build())
                .layer(output())
                .setInputType(InputType.convolutional(4, 4, 1))));
  }

  @Test
  void of_batchNormalisation_isNamed() {
    assertUnsupported(
        "it has a BatchNormalization",
        initialised(
            layers()
                .layer(new DenseLayer.Builder().nOut(5).activation(Activation.RELU).build())
                .layer(new BatchNormalization())
                .layer(output())
                .setInputType(InputType.feedForward(4))));
  }

  @Test
  void of_noHiddenLayer_isNamed() {
    assertUnsupported(
        "it has no hidden layer",
        initialised(layers().layer(output()).setInputType(InputType.feedForward(4))));
  }

  @Test
  void of_otherLossOrOutput_isNamed() {
    var mse = new OutputLayer.Builder(new LossMSE()).nOut(1).activation(Activation.IDENTITY);
    var tanh =
        new OutputLayer.Builder(new QuadraticHingeLoss()).nOut(1).activation(Activation.TANH);
    var noBias =
        new OutputLayer.Builder(new QuadraticHingeLoss())
            .nOut(1)
            .activation(Activation.IDENTITY)
            .hasBias(false);
    assertUnsupported("not linear with the quadratic hinge loss", withOutput(mse.build()));
    assertUnsupported("not linear with the quadratic hinge loss", withOutput(tanh.build()));
    assertUnsupported("its output layer has no biases", withOutput(noBias.build()));
  }

  @Test
  void of_lossLayer_isNamed() {
    assertUnsupported(
        "no plain OutputLayer",
        initialised(
            layers()
                .layer(new DenseLayer.Builder().nOut(5).activation(Activation.RELU).build())
                .layer(
                    new LossLayer.Builder(new QuadraticHingeLoss())
                        .activation(Activation.IDENTITY)
                        .build())
                .setInputType(InputType.feedForward(4))));
  }

  private static MultiLayerNetwork withOutput(OutputLayer output) {
    return initialised(
        layers()
            .layer(new DenseLayer.Builder().nOut(5).activation(Activation.RELU).build())
            .layer(output)
            .setInputType(InputType.feedForward(4)));
  }
}
