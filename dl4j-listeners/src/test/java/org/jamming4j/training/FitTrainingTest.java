package org.jamming4j.training;

import static org.jamming4j.Tolerances.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.jamming4j.Tolerances;
import org.jamming4j.data.Patterns;
import org.jamming4j.data.RandomPatterns;
import org.jamming4j.jamming.Outcome;
import org.jamming4j.network.HingeNetworkSpec;
import org.jamming4j.network.Networks;
import org.jamming4j.network.QuadraticHingeLoss;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;
import org.nd4j.linalg.schedule.MapSchedule;
import org.nd4j.linalg.schedule.ScheduleType;
import org.nd4j.linalg.schedule.StepSchedule;

/** Networks that are trained by DL4J's own fit. */
class FitTrainingTest {
  private static final TrainingSpec SPEC =
      TrainingSpec.fullBatch()
          .withAnnealing(new Annealing(30, 0.02, 0.3, 0.02, 0.2))
          .withBudget(Budget.ofSteps(3000));

  private static final Patterns EASY = RandomPatterns.generate(16, 9, 1);

  private static TrainingResult train(TrainingSpec spec, Model model, Patterns patterns)
      throws InterruptedException {
    return new HingeTrainer(spec).train(model, patterns);
  }

  private static NeuralNetConfiguration.ListBuilder layers(DataType dataType) {
    return new NeuralNetConfiguration.Builder()
        .seed(2)
        .dataType(dataType)
        .updater(new Adam(0.02))
        .list();
  }

  private static OutputLayer output() {
    return new OutputLayer.Builder(new QuadraticHingeLoss())
        .nOut(1)
        .activation(Activation.IDENTITY)
        .build();
  }

  private static MultiLayerNetwork initialised(NeuralNetConfiguration.ListBuilder layers) {
    var network = new MultiLayerNetwork(layers.build());
    network.init();
    return network;
  }

  private static ComputationGraph graph(int inputs, int width) {
    MultiLayerNetwork network = HingeNetworkSpec.relu(inputs, width, 1, 1).build(3);
    network.setLearningRate(0.02);
    return network.toComputationGraph();
  }

  /** Adam at a rate that explodes once the network fits. */
  @Test
  void train_divergingAfterItFitted_isSatWithTheParametersThatFitted() throws Exception {
    TrainingSpec certificate = SPEC.withGoal(Goal.CERTIFICATE);
    int fitted = train(certificate, graph(9, 30), EASY).separatedAt().orElseThrow();
    ComputationGraph network = graph(9, 30);
    network.setLearningRate(
        new MapSchedule(ScheduleType.ITERATION, Map.of(0, 0.02, fitted + 1, 1e200)));
    TrainingResult result = train(SPEC.withGoal(Goal.SATISFIED), network, EASY);
    assertEquals(Outcome.SAT, result.outcome());
    assertTrue(result.satisfiedAt().isEmpty(), "it was to be separated alone");
    assertTrue(result.state().separated());
    assertTrue(result.steps() > fitted && result.steps() < fitted + 5, "" + result.steps());
    assertTrue(Double.isFinite(network.params().sumNumber().doubleValue()));
  }

  /** The output is -1 in float32, where 10^8 + 3 is rounded, and 3 - 1 in float64. */
  @Test
  void train_budgetSpentInFloat32_isDecidedInFloat64() throws InterruptedException {
    MultiLayerNetwork network =
        initialised(
            layers(DataType.FLOAT)
                .layer(new DenseLayer.Builder().nOut(1).activation(Activation.RELU).build())
                .layer(new DenseLayer.Builder().nOut(1).activation(Activation.RELU).build())
                .layer(output())
                .setInputType(InputType.feedForward(1)));
    network.setParams(Nd4j.createFromArray(1e8f, 3, 1, -1e8f, 1, -1).reshape(1, -1));
    network.setLearningRate(1e-30);
    var patterns = new Patterns(new double[] {-1, 1}, 1, new int[] {0, 1}, List.of("a", "b"));
    TrainingResult result =
        train(SPEC.withBudget(Budget.ofSteps(1)), network.toComputationGraph(), patterns);
    assertEquals(Outcome.SAT, result.outcome());
    assertEquals(0, result.state().misclassified());
  }

  /** In float32 tanh 10 and tanh 11 are both 1. */
  @Test
  void train_saturatedTanhInFloat32_isNotCollapsed() throws InterruptedException {
    var patterns = new Patterns(new double[] {10, 11}, 1, new int[] {0, 1}, List.of("a", "b"));
    MultiLayerNetwork network =
        initialised(
            layers(DataType.FLOAT)
                .layer(
                    new DenseLayer.Builder()
                        .nOut(1)
                        .activation(Activation.TANH)
                        .weightInit(WeightInit.ONES)
                        .build())
                .layer(output())
                .setInputType(InputType.feedForward(1)));
    network.setLearningRate(1e-30);
    TrainingResult result =
        train(SPEC.withBudget(Budget.ofSteps(3)), network.toComputationGraph(), patterns);
    assertEquals(Outcome.UNDECIDED, result.outcome());
    assertEquals(List.of(), result.collapsed());
  }

  @Test
  void train_dropoutNetwork_isSatWithItsLearningRateRestored() throws InterruptedException {
    MultiLayerNetwork network =
        initialised(
            layers(DataType.DOUBLE)
                .layer(
                    new DenseLayer.Builder()
                        .nOut(30)
                        .activation(Activation.RELU)
                        .dropOut(0.9)
                        .build())
                .layer(output())
                .setInputType(InputType.feedForward(9)));
    TrainingResult result = train(SPEC, network, EASY);
    assertEquals(Outcome.SAT, result.outcome());
    assertEquals(0.02, network.getLearningRate(0));
    assertEquals(0.02, network.getLearningRate(1));
    assertEquals(result.steps(), network.getIterationCount());
  }

  @Test
  void train_convolutionalNetwork_isSat() throws InterruptedException {
    MultiLayerNetwork network =
        initialised(
            layers(DataType.DOUBLE)
                .layer(
                    new ConvolutionLayer.Builder(2, 2).nOut(6).activation(Activation.TANH).build())
                .layer(output())
                .setInputType(InputType.convolutionalFlat(3, 3, 1)));
    assertEquals(Outcome.SAT, train(SPEC, network, EASY).outcome());
  }

  @Test
  void train_graph_isSat() throws InterruptedException {
    ComputationGraph graph = graph(9, 20);
    TrainingResult result = train(SPEC.withGoal(Goal.SATISFIED), graph, EASY);
    assertEquals(Outcome.SAT, result.outcome());
    assertTrue(result.separatedAt().orElseThrow() <= result.satisfiedAt().orElseThrow());
    assertEquals(0, result.state().unsatisfied());
  }

  @Test
  void train_graphThatIsTooSmall_isUnsatWithItsLearningRateUntouched() throws InterruptedException {
    ComputationGraph graph = graph(3, 2);
    Patterns patterns = RandomPatterns.generate(60, 3, 2);
    String layer = graph.getLayer(0).conf().getLayer().getLayerName();
    TrainingResult result = train(SPEC, graph, patterns);
    assertEquals(Outcome.UNSAT, result.outcome());
    assertEquals(0.02, graph.getLearningRate(layer));
    assertTrue(Math.abs(result.state().q() - 1) <= 0.2);
  }

  @Test
  void train_graphOfContradictoryPatterns_isTrappedByTheInputs() throws InterruptedException {
    double[] x = EASY.features().data().asDouble();
    System.arraycopy(x, 0, x, 9, 9);
    var patterns =
        new Patterns(x, 9, IntStream.range(0, 16).map(mu -> mu % 2).toArray(), List.of("a", "b"));
    TrainingResult result = train(SPEC, graph(9, 20), patterns);
    assertEquals(Outcome.TRAPPED, result.outcome());
    assertEquals(List.of(new CollapsedGroup(0, List.of(0, 1))), result.collapsed());
    assertClose(1, result.state().loss() * 16, 0.05);
  }

  @Test
  void train_networkWithALearningRateSchedule_keepsIt() throws InterruptedException {
    var schedule = new StepSchedule(ScheduleType.ITERATION, 0.02, 0.5, 10_000);
    MultiLayerNetwork network =
        initialised(
            layers(DataType.FLOAT)
                .layer(
                    new DenseLayer.Builder()
                        .nOut(20)
                        .activation(Activation.ELU)
                        .updater(new Adam(schedule))
                        .build())
                .layer(output())
                .setInputType(InputType.feedForward(9)));
    train(SPEC, network, EASY);
    var updater = (Adam) ((BaseLayer) network.getLayer(0).conf().getLayer()).getIUpdater();
    assertEquals(schedule, updater.getLearningRateSchedule());
  }

  @Test
  void train_graphOfOtherSize_isRefusedNamingBoth() {
    var three =
        new Patterns(
            new double[] {1, 0, 0, 1, 1, 1}, 2, new int[] {0, 1, 2}, List.of("a", "b", "c"));
    var outputs =
        assertThrows(IllegalArgumentException.class, () -> train(SPEC, graph(2, 4), three));
    assertTrue(outputs.getMessage().contains("1 outputs"), outputs.getMessage());
    assertTrue(outputs.getMessage().contains("need 3"), outputs.getMessage());
    var inputs = assertThrows(IllegalArgumentException.class, () -> train(SPEC, graph(8, 4), EASY));
    assertTrue(inputs.getMessage().contains("dimension 9"), inputs.getMessage());
  }

  @Test
  void train_uninitialisedNetwork_isRefused() {
    var network = new MultiLayerNetwork(HingeNetworkSpec.relu(9, 3, 2, 1).configuration(1));
    var e = assertThrows(IllegalArgumentException.class, () -> train(SPEC, network, EASY));
    assertTrue(e.getMessage().contains("init()"), e.getMessage());
  }

  @Test
  void train_graphOfOneStep_isUndecided() throws InterruptedException {
    ComputationGraph graph = graph(9, 20);
    TrainingResult result = train(SPEC.withBudget(Budget.ofSteps(1)), graph, EASY);
    assertEquals(Outcome.UNDECIDED, result.outcome());
    assertEquals(1, graph.getIterationCount());
  }

  @Test
  void train_float32Network_isConfirmedInFloat64() throws InterruptedException {
    MultiLayerNetwork network =
        initialised(
            layers(DataType.FLOAT)
                .layer(new DenseLayer.Builder().nOut(20).activation(Activation.ELU).build())
                .layer(output())
                .setInputType(InputType.feedForward(9)));
    TrainingResult result = train(SPEC, network, EASY);
    assertEquals(Outcome.SAT, result.outcome());
    assertEquals(DataType.FLOAT, network.params().dataType());
    double[][] outputs =
        Networks.output(Networks.inFloat64(network), EASY.features()).toDoubleMatrix();
    for (int mu = 0; mu < EASY.size(); mu++) {
      assertTrue(EASY.label(mu, 0) * outputs[mu][0] > 0);
    }
  }

  @Test
  void train_sameWeightsAsTheFusedTraining_startsWithTheSameLoss() throws InterruptedException {
    var weights = IntStream.range(0, 16).mapToDouble(mu -> 1 + mu % 3).toArray();
    var weighted =
        new Patterns(
            EASY.features().data().asDouble(),
            9,
            IntStream.range(0, 16).map(mu -> mu % 2).toArray(),
            List.of("a", "b"),
            weights);
    MultiLayerNetwork fused = HingeNetworkSpec.relu(9, 5, 1, 1).build(3);
    ComputationGraph graph = fused.toComputationGraph();
    TrainingSpec spec = SPEC.withBudget(Budget.ofSteps(20)).withOptimiser(new Optimiser.Adam(1e-3));
    double expected = train(spec, fused, weighted).state().loss();
    // DL4J's Adam adds its epsilon elsewhere
    assertClose(expected, train(spec, graph, weighted).state().loss(), Tolerances.FLOAT32_LOSS);
  }

  @Test
  void train_otherLoss_isRefused() {
    MultiLayerNetwork network =
        initialised(
            layers(DataType.DOUBLE)
                .layer(new DenseLayer.Builder().nOut(3).activation(Activation.RELU).build())
                .layer(
                    new OutputLayer.Builder(new LossMSE())
                        .nOut(1)
                        .activation(Activation.IDENTITY)
                        .build())
                .setInputType(InputType.feedForward(9)));
    var error = assertThrows(IllegalArgumentException.class, () -> train(SPEC, network, EASY));
    assertTrue(error.getMessage().contains("new QuadraticHingeLoss()"), error.getMessage());
  }
}
