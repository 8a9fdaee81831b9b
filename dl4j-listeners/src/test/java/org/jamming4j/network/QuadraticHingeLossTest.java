package org.jamming4j.network;

import static org.jamming4j.Tolerances.FLOAT64;
import static org.jamming4j.Tolerances.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.deeplearning4j.gradientcheck.GradientCheckUtil;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jamming4j.RandomShape;
import org.jamming4j.data.Patterns;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.NoOp;

class QuadraticHingeLossTest {
  private static final IActivation IDENTITY = Activation.IDENTITY.getActivationFunction();

  private DataType before;

  /** DL4J's gradient check asks for float64 everywhere. */
  @BeforeEach
  void computeInFloat64() {
    before = Nd4j.dataType();
    Nd4j.setDefaultDataTypes(DataType.DOUBLE, DataType.DOUBLE);
  }

  @AfterEach
  void restore() {
    Nd4j.setDefaultDataTypes(before, before);
  }

  private static MultiLayerNetwork checkable(Activation activation, int outputs, double margin) {
    MultiLayerConfiguration configuration =
        new NeuralNetConfiguration.Builder()
            .seed(12)
            .dataType(DataType.DOUBLE)
            .updater(new NoOp())
            .list()
            .layer(new DenseLayer.Builder().nIn(4).nOut(6).activation(activation).build())
            .layer(
                new OutputLayer.Builder(new QuadraticHingeLoss(margin))
                    .nIn(6)
                    .nOut(outputs)
                    .activation(Activation.IDENTITY)
                    .build())
            .build();
    var network = new MultiLayerNetwork(configuration);
    network.init();
    return network;
  }

  @ParameterizedTest
  @CsvSource({
    "TANH,1,1,2",
    "TANH,1,0.5,3",
    "TANH,3,0.5,2",
    "TANH,3,1,5",
    "RELU,1,1,4",
    "RELU,3,0.5,7"
  })
  void gradient_dl4jsCheck_passes(Activation activation, int outputs, double margin, long seed) {
    HingeNetworkSpec shape = HingeNetworkSpec.relu(4, 6, 1, outputs);
    DataSet data = RandomShape.patterns(shape, 12, seed).toDataSet();
    boolean passes =
        GradientCheckUtil.checkGradients(
            new GradientCheckUtil.MLNConfig()
                .net(checkable(activation, outputs, margin))
                .input(data.getFeatures())
                .labels(data.getLabels())
                .labelMask(data.getLabelsMaskArray())
                .print(GradientCheckUtil.PrintMode.FAILURES_ONLY));
    assertTrue(passes);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6, 7})
  void score_ofANetwork_isThePlainLoop(long seed) {
    HingeNetworkSpec spec = RandomShape.network(seed);
    Patterns patterns = RandomShape.patterns(spec, 15, seed);
    MultiLayerNetwork network = spec.build(seed);
    INDArray f = network.output(patterns.features());
    double sum = 0;
    for (int mu = 0; mu < patterns.size(); mu++) {
      for (int c = 0; c < patterns.outputs(); c++) {
        double gap = spec.margin() - patterns.label(mu, c) * f.getDouble(mu, c);
        sum += gap > 0 ? patterns.weight(mu) * gap * gap / 2 : 0;
      }
    }
    assertClose(sum / 15, network.score(patterns.toDataSet()), FLOAT64);
    network.setInput(patterns.features());
    network.setLabels(patterns.labels());
    network.setLayerMaskArrays(null, patterns.toDataSet().getLabelsMaskArray());
    network.computeGradientAndScore();
    assertClose(sum / 15, network.score(), FLOAT64);
  }

  @Test
  void score_patternOfWeightZero_doesNotCount() {
    INDArray labels = Nd4j.createFromArray(new double[][] {{1}, {-1}});
    // as an output layer hands it over, multiplied by the mask
    INDArray preOutput = Nd4j.createFromArray(new double[][] {{0.5}, {0}});
    INDArray mask = Nd4j.createFromArray(new double[][] {{1}, {0}});
    var loss = new QuadraticHingeLoss();
    assertEquals(0.125, loss.computeScore(labels, preOutput, IDENTITY, mask, false));
    INDArray gradient = loss.computeGradient(labels, preOutput, IDENTITY, mask);
    assertEquals(Nd4j.createFromArray(new double[][] {{-0.5}, {0}}), gradient);
  }

  @Test
  void gradientAndScore_asked_leaveTheirArgumentsAlone() {
    INDArray labels = Nd4j.createFromArray(new double[][] {{1, -1}, {-1, 1}});
    INDArray preOutput = Nd4j.createFromArray(new double[][] {{0.5, 2}, {0.25, 3}});
    INDArray mask = Nd4j.createFromArray(new double[][] {{2}, {3}});
    INDArray[] copies = {labels.dup(), preOutput.dup(), mask.dup()};
    new QuadraticHingeLoss().computeGradientAndScore(labels, preOutput, IDENTITY, mask, true);
    assertEquals(copies[0], labels);
    assertEquals(copies[1], preOutput);
    assertEquals(copies[2], mask);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.5, 2, Double.NaN})
  void score_otherLabels_areRefused(double label) {
    INDArray labels = Nd4j.createFromArray(new double[][] {{1}, {label}});
    INDArray outputs = Nd4j.zeros(DataType.DOUBLE, 2, 1);
    var loss = new QuadraticHingeLoss();
    var error =
        assertThrows(
            IllegalArgumentException.class,
            () -> loss.computeScore(labels, outputs, IDENTITY, null, true));
    assertTrue(error.getMessage().contains("labels -1 and +1"), error.getMessage());
  }

  @Test
  void score_labelsOfAnotherShape_areRefused() {
    INDArray labels = Nd4j.ones(DataType.DOUBLE, 2, 3);
    INDArray outputs = Nd4j.zeros(DataType.DOUBLE, 2, 1);
    var loss = new QuadraticHingeLoss();
    assertThrows(
        IllegalArgumentException.class,
        () -> loss.computeScore(labels, outputs, IDENTITY, null, true));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void constructor_badMargin_isRefused(double margin) {
    var error = assertThrows(IllegalArgumentException.class, () -> new QuadraticHingeLoss(margin));
    assertTrue(error.getMessage().startsWith("Margin " + margin));
  }

  @Test
  void json_ofAConfiguration_keepsTheMargin() {
    MultiLayerConfiguration configuration =
        checkable(Activation.TANH, 3, 0.375).getLayerWiseConfigurations();
    MultiLayerConfiguration read = MultiLayerConfiguration.fromJson(configuration.toJson());
    assertEquals(configuration, read);
    OutputLayer output = (OutputLayer) read.getConf(1).getLayer();
    assertEquals(new QuadraticHingeLoss(0.375), output.getLossFn());
    assertNotEquals(new QuadraticHingeLoss(), output.getLossFn());
  }
}
