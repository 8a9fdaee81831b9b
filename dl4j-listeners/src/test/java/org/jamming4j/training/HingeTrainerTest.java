package org.jamming4j.training;

import static org.jamming4j.Tolerances.FLOAT64;
import static org.jamming4j.Tolerances.assertClose;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.jamming4j.Tolerances;
import org.jamming4j.data.Patterns;
import org.jamming4j.data.RandomPatterns;
import org.jamming4j.jamming.JammingState;
import org.jamming4j.jamming.Outcome;
import org.jamming4j.network.HingeNetworkSpec;
import org.jamming4j.network.ParameterLayout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

class HingeTrainerTest {
  private static final int DIMENSION = 6;

  /** Short windows, for small problems. */
  static final TrainingSpec QUICK =
      TrainingSpec.fullBatch()
          .withOptimiser(new Optimiser.Adam(0.01))
          .withAnnealing(new Annealing(100, 0.02, 0.5, 1 / 300.0, 0.1))
          .withBudget(Budget.ofSteps(40_000));

  private static HingeNetworkSpec roomy(int outputs) {
    return HingeNetworkSpec.relu(DIMENSION, 12, 2, outputs);
  }

  private static Patterns easy(long seed) {
    return RandomPatterns.generate(60, DIMENSION, seed);
  }

  private static Patterns ofClasses(Patterns patterns, int[] classes, double[] weights) {
    int count = IntStream.of(classes).max().orElseThrow() + 1;
    return new Patterns(
        patterns.features().data().asDouble(),
        patterns.dimension(),
        classes,
        List.of("a", "b", "c").subList(0, count),
        weights);
  }

  private static TrainingResult train(TrainingSpec spec, Model model, Patterns patterns)
      throws InterruptedException {
    return new HingeTrainer(spec).train(model, patterns);
  }

  private static double[] parameters(Model model) {
    return model.params().dup().data().asDouble();
  }

  /** The state of the network by DL4J's own output. */
  private static JammingState stateOf(MultiLayerNetwork network, Patterns patterns, double margin) {
    double[][] outputs = network.output(patterns.features()).toDoubleMatrix();
    double[] weights = IntStream.range(0, patterns.size()).mapToDouble(patterns::weight).toArray();
    return JammingState.of(outputs, patterns.labels().toDoubleMatrix(), weights, margin);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void train_easyProblem_isSatAndSatisfied(long seed) throws InterruptedException {
    MultiLayerNetwork network = roomy(1).build(seed);
    TrainingResult result = train(QUICK.withGoal(Goal.SATISFIED), network, easy(seed));
    assertEquals(Outcome.SAT, result.outcome());
    assertTrue(result.separatedAt().orElseThrow() <= result.satisfiedAt().orElseThrow());
    assertEquals(result.satisfiedAt().orElseThrow(), result.steps());
    assertEquals(0, stateOf(network, easy(seed), 1 - Tolerances.OUTPUTS).unsatisfied());
    assertTrue(result.collapsed().isEmpty());
    assertEquals(0, result.lifts());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void train_toTheCertificate_isSatisfiedOnceRescaled(long seed) throws InterruptedException {
    HingeNetworkSpec spec = roomy(1);
    MultiLayerNetwork network = spec.build(seed);
    TrainingResult result = train(QUICK, network, easy(seed));
    assertEquals(Outcome.SAT, result.outcome());
    assertEquals(result.separatedAt(), OptionalInt.of(result.steps()));
    assertTrue(result.state().unsatisfied() > 0);
    // one part in 10^12 more than kappa / min(y f), for rounding
    double scale = (1 + Tolerances.OUTPUTS) / (1 - result.state().largestGap());
    ParameterLayout layout = spec.layout();
    network
        .params()
        .get(
            NDArrayIndex.all(),
            NDArrayIndex.interval(layout.weights(spec.depth()), layout.parameters()))
        .muli(scale);
    assertEquals(0, stateOf(network, easy(seed), 1).unsatisfied());
  }

  @Test
  void train_goalSatisfied_goesOnBeyondTheCertificate() throws InterruptedException {
    TrainingResult certificate = train(QUICK, roomy(1).build(1), easy(1));
    TrainingResult satisfied = train(QUICK.withGoal(Goal.SATISFIED), roomy(1).build(1), easy(1));
    assertEquals(certificate.separatedAt(), satisfied.separatedAt());
    assertTrue(satisfied.steps() > certificate.steps());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void train_tooSmallANetwork_isUnsatAtAStationaryPoint(long seed) throws InterruptedException {
    Patterns patterns = RandomPatterns.generate(100, 4, seed);
    var spec = HingeNetworkSpec.relu(4, 2, 1, 1);
    MultiLayerNetwork network = spec.build(seed);
    TrainingResult result = train(QUICK, network, patterns);
    assertEquals(Outcome.UNSAT, result.outcome());
    assertTrue(result.separatedAt().isEmpty() && result.satisfiedAt().isEmpty());
    assertTrue(Math.abs(result.state().q() - 1) <= QUICK.annealing().tolerance());
    assertTrue(result.state().loss() >= 1 / (2.0 * patterns.size()));
    assertTrue(result.state().misclassified() > 0);
    assertClose(result.state().loss(), stateOf(network, patterns, 1).loss(), FLOAT64);
  }

  /** 40 patterns, separated by their first coordinate alone, of which 10 are of one class. */
  private static Patterns separable() {
    Patterns patterns = RandomPatterns.generate(40, DIMENSION, 3);
    double[] first =
        IntStream.range(0, 40).mapToDouble(mu -> patterns.input(mu, 0)).sorted().toArray();
    double threshold = (first[9] + first[10]) / 2;
    int[] classes =
        IntStream.range(0, 40).map(mu -> patterns.input(mu, 0) > threshold ? 1 : 0).toArray();
    return ofClasses(patterns, classes, null);
  }

  private static MultiLayerNetwork deadInLayerTwo() {
    MultiLayerNetwork network = roomy(1).build(5);
    network.getParam("1_b").assign(-100);
    return network;
  }

  @Test
  void train_deadLayerByThePapersRules_isTrapped() throws InterruptedException {
    TrainingResult result =
        train(QUICK.withProtocol(Protocol.PAPER), deadInLayerTwo(), separable());
    assertEquals(Outcome.TRAPPED, result.outcome());
    assertEquals(0, result.lifts());
    assertEquals(1, result.collapsed().size());
    CollapsedGroup group = result.collapsed().get(0);
    assertEquals(2, group.layer());
    assertEquals(IntStream.range(0, 40).boxed().toList(), group.members());
    // 2 a b / (a + b) of 10 and 30
    assertClose(15, result.state().loss() * 40, Tolerances.LOSS_AT_REST);
    assertClose(1, result.state().q(), Tolerances.AT_REST);
  }

  @Test
  void train_deadLayerByTheUsersRules_isLiftedAndFits() throws InterruptedException {
    TrainingResult result = train(QUICK, deadInLayerTwo(), separable());
    assertTrue(result.lifts() > 0);
    assertEquals(Outcome.SAT, result.outcome());
  }

  /** What a lift changes besides has no way to the outputs yet. */
  @Test
  void train_liftedLastHiddenLayer_goesOnWithTheLastLayerAtItsLeastLoss()
      throws InterruptedException {
    List<Integer> steps = new ArrayList<>();
    List<Double> losses = new ArrayList<>();
    StepWatch watch =
        (step, state) -> {
          steps.add(step);
          losses.add(state.loss());
        };
    new HingeTrainer(QUICK, watch).train(deadInLayerTwo(), separable());
    assertTrue(
        IntStream.range(1, steps.size())
            .filter(i -> steps.get(i).equals(steps.get(i - 1)))
            .anyMatch(i -> losses.get(i) < 0.99 * losses.get(i - 1)));
  }

  /** The first two patterns are equal and of both classes. */
  private static Patterns contradictory() {
    Patterns patterns = RandomPatterns.generate(20, DIMENSION, 4);
    double[] x = patterns.features().data().asDouble();
    System.arraycopy(x, 0, x, DIMENSION, DIMENSION);
    return new Patterns(
        x, DIMENSION, IntStream.range(0, 20).map(mu -> mu % 2).toArray(), List.of("a", "b"));
  }

  private static void assertTrappedByTheInputs(TrainingResult result) {
    assertEquals(Outcome.TRAPPED, result.outcome());
    assertEquals(0, result.lifts());
    assertEquals(List.of(new CollapsedGroup(0, List.of(0, 1))), result.collapsed());
    assertClose(1, result.state().loss() * 20, Tolerances.AT_REST);
  }

  @ParameterizedTest
  @EnumSource
  void train_contradictoryPatterns_isTrappedInLayerZeroAndNotLifted(Protocol protocol)
      throws InterruptedException {
    assertTrappedByTheInputs(
        train(QUICK.withProtocol(protocol), roomy(1).build(2), contradictory()));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7})
  void train_smallBudget_isUndecidedAfterIt(int steps) throws InterruptedException {
    MultiLayerNetwork network = roomy(1).build(1);
    TrainingResult result = train(QUICK.withBudget(Budget.ofSteps(steps)), network, easy(1));
    assertEquals(Outcome.UNDECIDED, result.outcome());
    assertEquals(steps, result.steps());
    assertEquals(steps, network.getIterationCount());
    assertEquals(steps, network.getEpochCount());
    assertTrue(result.separatedAt().isEmpty());
  }

  @Test
  void train_noTime_isUndecidedAtOnce() throws InterruptedException {
    TrainingResult result =
        train(QUICK.withBudget(new Budget(1000, Double.MIN_VALUE)), roomy(1).build(1), easy(1));
    assertEquals(Outcome.UNDECIDED, result.outcome());
    assertEquals(0, result.steps());
  }

  @ParameterizedTest
  @MethodSource
  void train_anyOptimiser_isSatWhereAdamIs(Optimiser optimiser) throws InterruptedException {
    TrainingResult result = train(QUICK.withOptimiser(optimiser), roomy(1).build(1), easy(1));
    assertEquals(Outcome.SAT, result.outcome());
  }

  static Stream<Optimiser> train_anyOptimiser_isSatWhereAdamIs() {
    return Stream.of(new Optimiser.Momentum(0.1, 0.9), new Optimiser.Fire(0.1));
  }

  @Test
  void train_withDecay_takesSmallerSteps() throws InterruptedException {
    TrainingSpec spec = QUICK.withBudget(Budget.ofSteps(20));
    MultiLayerNetwork constant = roomy(1).build(1);
    MultiLayerNetwork decayed = roomy(1).build(1);
    double[] start = parameters(constant);
    train(spec, constant, easy(1));
    TrainingResult result = train(spec.withDecay(new Decay.Exponential(1)), decayed, easy(1));
    assertEquals(20, result.steps());
    assertTrue(distance(start, parameters(decayed)) < 0.5 * distance(start, parameters(constant)));
  }

  private static double distance(double[] a, double[] b) {
    return Math.sqrt(
        IntStream.range(0, a.length).mapToDouble(i -> (a[i] - b[i]) * (a[i] - b[i])).sum());
  }

  @Test
  void train_threeWeightedClasses_isSat() throws InterruptedException {
    Patterns patterns =
        ofClasses(
            easy(7),
            IntStream.range(0, 60).map(mu -> mu % 3).toArray(),
            IntStream.range(0, 60).mapToDouble(mu -> 1 + mu % 4).toArray());
    MultiLayerNetwork network = roomy(3).build(1);
    TrainingResult result = train(QUICK.withGoal(Goal.SATISFIED), network, patterns);
    assertEquals(Outcome.SAT, result.outcome());
    assertEquals(180, result.state().gaps());
    assertEquals(0, stateOf(network, patterns, 1 - Tolerances.OUTPUTS).unsatisfied());
  }

  @Test
  void train_weights_countInTheLoss() throws InterruptedException {
    double[] weights = IntStream.range(0, 60).mapToDouble(mu -> 1 + mu % 4).toArray();
    Patterns weighted =
        ofClasses(easy(7), IntStream.range(0, 60).map(mu -> mu % 2).toArray(), weights);
    MultiLayerNetwork network = roomy(1).build(1);
    TrainingResult result = train(QUICK.withBudget(Budget.ofSteps(3)), network, weighted);
    assertClose(network.score(weighted.toDataSet()), result.state().loss(), FLOAT64);
  }

  @Test
  void train_finished_leavesTheResultInTheNetworksOwnArray() throws InterruptedException {
    MultiLayerNetwork network = roomy(1).build(1);
    INDArray params = network.params();
    INDArray weights = network.getParam("1_W");
    double[] before = parameters(network);
    train(QUICK.withBudget(Budget.ofSteps(5)), network, easy(1));
    assertArrayEquals(parameters(network), params.dup().data().asDouble());
    assertFalse(Arrays.equals(before, parameters(network)));
    assertEquals(params.getDouble(roomy(1).layout().weights(1)), weights.getDouble(0, 0));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void train_sameSeedTwice_hasTheSameBits(long seed) throws InterruptedException {
    MultiLayerNetwork first = roomy(1).build(seed);
    MultiLayerNetwork second = roomy(1).build(seed);
    TrainingResult one = train(QUICK, first, easy(seed));
    TrainingResult two = train(QUICK, second, easy(seed));
    assertArrayEquals(parameters(first), parameters(second));
    assertEquals(one.steps(), two.steps());
    assertEquals(one.state(), two.state());
  }

  @Test
  void train_interrupted_throwsAndKeepsWhatItHas() {
    MultiLayerNetwork network = roomy(1).build(1);
    double[] before = parameters(network);
    network.setListeners(new InterruptingListener());
    int threads = Thread.activeCount();
    assertThrows(InterruptedException.class, () -> train(QUICK, network, easy(1)));
    assertFalse(Thread.currentThread().isInterrupted());
    assertEquals(threads, Thread.activeCount());
    assertEquals(4, network.getIterationCount());
    assertFalse(Arrays.equals(before, parameters(network)));
  }

  /** Interrupts its own thread at iteration 3. */
  private static final class InterruptingListener extends BaseTrainingListener {
    @Override
    public void iterationDone(Model model, int iteration, int epoch) {
      if (iteration == 3) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Test
  void train_hugeLearningRate_saysWhereItDiverged() {
    MultiLayerNetwork network = roomy(1).build(1);
    TrainingSpec spec = QUICK.withOptimiser(new Optimiser.Momentum(1e300, 0));
    var error = assertThrows(DivergedException.class, () -> train(spec, network, easy(1)));
    assertTrue(error.getMessage().contains("at step 1 "), error.getMessage());
    assertTrue(error.getMessage().contains("learning rate 1.0E300"), error.getMessage());
  }

  @Test
  void train_patternsThatDoNotFit_saysBothSizes() {
    MultiLayerNetwork network = HingeNetworkSpec.relu(5, 4, 1, 1).build(1);
    var error = assertThrows(IllegalArgumentException.class, () -> train(QUICK, network, easy(1)));
    assertTrue(error.getMessage().contains("5 inputs"), error.getMessage());
    assertTrue(error.getMessage().contains("dimension 6"), error.getMessage());
  }

  @Test
  void train_learningRateTooSmallToLearn_isUndecidedNotJammed() throws InterruptedException {
    var spec =
        TrainingSpec.fullBatch()
            .withOptimiser(new Optimiser.Momentum(1e-6, 0.9))
            .withAnnealing(new Annealing(100, 0.02, 0.5, 1 / 300.0, 0.1))
            .withBudget(Budget.ofSteps(4000));
    Patterns patterns = RandomPatterns.generate(60, 10, 1);
    TrainingResult result =
        new HingeTrainer(spec).train(HingeNetworkSpec.relu(10, 12, 4, 1).build(1), patterns);
    assertEquals(Outcome.UNDECIDED, result.outcome());
  }
}
