package org.jamming4j.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.jamming4j.Tolerances;
import org.jamming4j.data.Patterns;
import org.jamming4j.data.RandomPatterns;
import org.jamming4j.jamming.JammingState;
import org.jamming4j.jamming.Outcome;
import org.jamming4j.network.HiddenActivation;
import org.jamming4j.network.HingeNetworkSpec;
import org.jamming4j.network.Initialisation;
import org.jamming4j.network.Networks;
import org.jamming4j.objective.ActiveSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Threads, active sets, precisions and several networks at once. */
class FusedTrainingTest {
  private static final HingeNetworkSpec SHAPE = HingeNetworkSpec.relu(8, 12, 3, 1);

  /** SAT within some hundred steps. */
  private static final Patterns EASY = RandomPatterns.generate(500, 8, 1);

  private static final TrainingSpec SPEC =
      HingeTrainerTest.QUICK.withOptimiser(new Optimiser.Adam(5e-3));

  private static TrainingResult train(TrainingSpec spec, Model model, Patterns patterns)
      throws InterruptedException {
    return new HingeTrainer(spec).train(model, patterns);
  }

  private static double[] parameters(Model model) {
    return values(model.params());
  }

  private static List<MultiLayerNetwork> networks(int count) {
    return IntStream.range(0, count).mapToObj(SHAPE::build).toList();
  }

  @ParameterizedTest
  @EnumSource(ActiveSet.class)
  void train_anyNumberOfThreads_hasTheSameBits(ActiveSet activeSet) throws InterruptedException {
    TrainingSpec spec =
        SPEC.withActiveSet(activeSet)
            .withCooling(new Cooling(100, 200, 0, 3))
            .withBudget(Budget.ofSteps(300));
    // four chunks of patterns, which four threads can share
    HingeNetworkSpec shape = HingeNetworkSpec.relu(8, 24, 3, 1);
    Patterns patterns = RandomPatterns.generate(1500, 8, 1);
    double[] expected = null;
    for (int threads : new int[] {1, 2, 4, 8}) {
      MultiLayerNetwork network = shape.build(1);
      train(spec.withThreads(threads), network, patterns);
      if (expected == null) {
        expected = parameters(network);
      }
      assertArrayEquals(expected, parameters(network));
    }
  }

  @ParameterizedTest
  @EnumSource(ActiveSet.class)
  void train_anyActiveSet_reachesTheSameOutcomes(ActiveSet activeSet) throws InterruptedException {
    TrainingSpec spec = SPEC.withActiveSet(activeSet).withGoal(Goal.SATISFIED);
    for (int seed = 1; seed <= 3; seed++) {
      Patterns patterns = RandomPatterns.generate(500, 8, seed);
      MultiLayerNetwork roomy = HingeNetworkSpec.relu(8, 16, 3, 1).build(seed);
      TrainingResult fits = train(spec, roomy, patterns);
      assertEquals(Outcome.SAT, fits.outcome());
      assertTrue(fits.state().largestGap() < Tolerances.OUTPUTS, fits.state().toString());
      assertEquals(500, fits.state().gaps());
      MultiLayerNetwork narrow = HingeNetworkSpec.relu(8, 3, 3, 1).build(seed);
      assertEquals(Outcome.UNSAT, train(spec, narrow, patterns).outcome());
    }
  }

  /** Steps alone come nowhere near a q this close to 1; the last layer has little to gain. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void train_jammedWithQAmiss_isAtRestWhereTheLastLayerGainsNothing(int seed)
      throws InterruptedException {
    TrainingSpec spec =
        HingeTrainerTest.QUICK
            .withAnnealing(new Annealing(50, 0.02, 0.5, 0.01, 1e-5))
            .withBudget(Budget.ofSteps(4000));
    HingeNetworkSpec shape = HingeNetworkSpec.relu(8, 3, 2, 1);
    Patterns patterns = RandomPatterns.generate(200, 8, 1);
    TrainingResult rested = train(spec, shape.build(seed), patterns);
    assertEquals(Outcome.UNSAT, rested.outcome(), rested.toString());
    // as the steps left it, so not at the last layer's minimum
    assertTrue(Math.abs(rested.state().q() - 1) > 1e-5, rested.toString());
    TrainingResult bySteps = train(spec.withProtocol(Protocol.PAPER), shape.build(seed), patterns);
    assertEquals(Outcome.UNDECIDED, bySteps.outcome(), bySteps.toString());
  }

  private static MultiLayerNetwork float32(int seed) {
    return SHAPE.build(seed).convertDataType(DataType.FLOAT);
  }

  @ParameterizedTest
  @EnumSource(Goal.class)
  void train_float32Network_staysSoAndIsSatInFloat64(Goal goal) throws InterruptedException {
    for (int seed = 1; seed <= 3; seed++) {
      MultiLayerNetwork network = float32(seed);
      TrainingResult result = train(SPEC.withGoal(goal), network, EASY);
      assertEquals(Outcome.SAT, result.outcome());
      assertEquals(DataType.FLOAT, network.params().dataType());
      double[][] outputs =
          Networks.output(Networks.inFloat64(network), EASY.features()).toDoubleMatrix();
      JammingState state = JammingState.of(outputs, EASY.labels().toDoubleMatrix(), null, 1);
      // what is reported is true of the network itself, to the rounding of sums
      assertTrue(state.separated());
      assertEquals(result.state().largestGap(), state.largestGap(), Tolerances.OUTPUTS);
    }
  }

  @Test
  void train_float32NetworkTooSmall_isUnsat() throws InterruptedException {
    var network = HingeNetworkSpec.relu(8, 3, 3, 1).build(1).convertDataType(DataType.FLOAT);
    assertEquals(Outcome.UNSAT, train(SPEC, network, EASY).outcome());
  }

  @Test
  void train_float32NetworkWithAListener_showsItsOwnParameters() throws InterruptedException {
    MultiLayerNetwork network = float32(1);
    List<Double> scores = new ArrayList<>();
    network.setListeners(
        new BaseTrainingListener() {
          @Override
          public void onGradientCalculation(Model model) {
            scores.add(model.score());
            // DL4J's own score at the parameters of this moment
            scores.add(((MultiLayerNetwork) model).score(EASY.toDataSet()));
          }
        });
    train(SPEC.withBudget(Budget.ofSteps(20)), network, EASY);
    assertEquals(40, scores.size());
    for (int i = 0; i < scores.size(); i += 2) {
      assertEquals(scores.get(i + 1), scores.get(i), Tolerances.FLOAT32_LOSS);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 8})
  void trainAll_anyThreads_isAsOneAfterTheOther(int threads) throws InterruptedException {
    List<MultiLayerNetwork> alone = networks(5);
    List<TrainingResult> expected = new ArrayList<>();
    for (MultiLayerNetwork network : alone) {
      expected.add(train(SPEC, network, EASY));
    }
    List<MultiLayerNetwork> together = networks(5);
    List<Integer> ended = new ArrayList<>();
    List<TrainingResult> results =
        new HingeTrainer(SPEC.withThreads(threads))
            .trainAll(together, EASY, (number, result) -> ended.add(number));
    assertEquals(List.of(0, 1, 2, 3, 4), ended.stream().sorted().toList());
    for (int i = 0; i < 5; i++) {
      assertEquals(expected.get(i).steps(), results.get(i).steps());
      assertEquals(expected.get(i).state(), results.get(i).state());
      assertArrayEquals(parameters(alone.get(i)), parameters(together.get(i)));
    }
  }

  @Test
  void trainAll_noNetwork_isNoResult() throws InterruptedException {
    assertEquals(
        List.of(), new HingeTrainer(SPEC).trainAll(List.of(), EASY, (number, result) -> {}));
  }

  @Test
  void trainAll_oneNetworkTwice_isRefusedNamingBoth() {
    MultiLayerNetwork network = SHAPE.build(1);
    List<MultiLayerNetwork> twice = List.of(SHAPE.build(2), network, network);
    var e =
        assertThrows(
            IllegalArgumentException.class,
            () -> new HingeTrainer(SPEC).trainAll(twice, EASY, (number, result) -> {}));
    assertTrue(e.getMessage().contains("Networks 1 and 2"), e.getMessage());
  }

  @Test
  void trainAll_oneDiverges_stopsTheOthersAndSaysStepAndRate() {
    TrainingSpec spec =
        SPEC.withThreads(2)
            .withBudget(Budget.ofSteps(Integer.MAX_VALUE))
            .withOptimiser(new Optimiser.Momentum(1e-9, 0.9));
    List<MultiLayerNetwork> networks = networks(3);
    networks.get(1).params().putScalar(0, Double.NaN);
    var e =
        assertThrows(
            DivergedException.class,
            () -> new HingeTrainer(spec).trainAll(networks, EASY, (number, result) -> {}));
    assertTrue(e.getMessage().contains("step 0"), e.getMessage());
    assertTrue(e.getMessage().contains("1.0E-9"), e.getMessage());
    assertNoThreadLeft();
  }

  @Test
  void trainAll_callbackThrows_stopsTheOthersAndThrowsIt() {
    TrainingSpec spec = SPEC.withThreads(2).withBudget(Budget.ofSteps(Integer.MAX_VALUE));
    List<MultiLayerNetwork> networks = networks(4);
    var failure = new IllegalStateException("on purpose");
    var thrown =
        assertThrows(
            IllegalStateException.class,
            () ->
                new HingeTrainer(spec)
                    .trainAll(
                        networks,
                        EASY,
                        (number, result) -> {
                          throw failure;
                        }));
    assertSame(failure, thrown);
    assertNoThreadLeft();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void train_interruptedWithinAStep_stopsAndLeavesNoThread(int networks) throws Exception {
    // one step would take seconds
    var wide = new HingeNetworkSpec(20, 300, 4, 1, HiddenActivation.RELU, Initialisation.NORMAL, 1);
    Patterns many = RandomPatterns.generate(100_000, 20, 1);
    List<MultiLayerNetwork> models = IntStream.range(0, networks).mapToObj(wide::build).toList();
    TrainingSpec spec = SPEC.withThreads(2);
    models.forEach(
        model ->
            model.setListeners(
                new BaseTrainingListener() {
                  @Override
                  public void onGradientCalculation(Model at) {
                    throw new AssertionError("The first step ended.");
                  }
                }));
    var thrown = new AtomicReference<Throwable>();
    var training =
        new Thread(
            () -> {
              try {
                new HingeTrainer(spec).trainAll(models, many, (number, result) -> {});
              } catch (Throwable e) {
                thrown.set(e);
              }
            });
    training.start();
    while (!isWithinAStep() && training.isAlive()) {
      Thread.onSpinWait();
    }
    training.interrupt();
    training.join();
    assertTrue(thrown.get() instanceof InterruptedException, String.valueOf(thrown.get()));
    assertNoThreadLeft();
  }

  @ParameterizedTest
  @EnumSource(
      value = DataType.class,
      names = {"DOUBLE", "FLOAT"})
  void train_parametersThatAreAView_changesThemAndNothingBeside(DataType type)
      throws InterruptedException {
    INDArray start = SHAPE.build(1).params().castTo(type);
    INDArray rows = Nd4j.vstack(start, start, start);
    assertFalse(rows.getRow(1, true).offset() == 0);
    MultiLayerConfiguration configuration = SHAPE.configuration(1);
    configuration.setDataType(type);
    var network = new MultiLayerNetwork(configuration);
    network.init(rows.getRow(1, true), false);
    train(SPEC.withBudget(Budget.ofSteps(5)), network, EASY);
    assertArrayEquals(values(start), values(rows.getRow(0, true)));
    assertArrayEquals(values(start), values(rows.getRow(2, true)));
    MultiLayerNetwork own = SHAPE.build(1).convertDataType(type);
    train(SPEC.withBudget(Budget.ofSteps(5)), own, EASY);
    assertArrayEquals(parameters(own), values(rows.getRow(1, true)));
  }

  private static double[] values(INDArray array) {
    return array.dup().data().asDouble();
  }

  private static boolean isWithinAStep() {
    return Thread.getAllStackTraces().values().stream()
        .flatMap(Arrays::stream)
        .anyMatch(frame -> frame.getClassName().endsWith(".TileWorker"));
  }

  private static List<String> stepThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.startsWith("jamming4j-"))
        .toList();
  }

  private static void assertNoThreadLeft() {
    assertEquals(List.of(), stepThreads());
  }
}
