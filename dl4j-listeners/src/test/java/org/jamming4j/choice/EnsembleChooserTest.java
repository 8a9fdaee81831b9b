package org.jamming4j.choice;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jamming4j.Tolerances;
import org.jamming4j.data.Patterns;
import org.jamming4j.data.StratifiedFolds;
import org.jamming4j.network.HingeNetworkSpec;
import org.jamming4j.objective.PatternTiles;
import org.jamming4j.random.Seeds;
import org.jamming4j.tiles.ForwardPass;
import org.jamming4j.training.Optimiser;
import org.jamming4j.training.StagedRun;
import org.jamming4j.training.StagedTraining;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnsembleChooserTest {
  private static final int DIMENSION = 4;
  private static final StagedTraining TRAINING =
      new StagedTraining(new Optimiser.Adam(0.02), 16, 0);

  private static ChoiceSpec spec() {
    return spec(OptionalInt.empty(), OptionalInt.empty(), true, 1);
  }

  private static ChoiceSpec spec(
      OptionalInt width, OptionalInt steps, boolean search, int threads) {
    return new ChoiceSpec(
        3, 2, List.of(TRAINING), 300, width, steps, search, Double.POSITIVE_INFINITY, threads, 7);
  }

  /** The sign of the product of the first two coordinates; a share of the labels is turned. */
  private static Patterns checkers(int count, double noise) {
    var random = Seeds.random(count, Seeds.Use.PATTERNS);
    double[] inputs = new double[count * DIMENSION];
    int[] classes = new int[count];
    for (int mu = 0; mu < count; mu++) {
      for (int i = 0; i < DIMENSION; i++) {
        inputs[mu * DIMENSION + i] = random.nextGaussian();
      }
      boolean positive = inputs[mu * DIMENSION] * inputs[mu * DIMENSION + 1] > 0;
      classes[mu] = positive == random.nextDouble() >= noise ? 1 : 0;
    }
    return new Patterns(inputs, DIMENSION, classes, List.of("a", "b"));
  }

  private static ChosenEnsemble train(ChoiceSpec spec, Patterns patterns)
      throws InterruptedException {
    return new EnsembleChooser(spec)
        .train(patterns, List.of(InputSet.all("all", patterns.dimension())));
  }

  private static double[][] parameters(ChosenEnsemble ensemble) {
    return ensemble.members().stream()
        .map(member -> member.network().params().dup().data().asDouble())
        .toArray(double[][]::new);
  }

  private static void assertSameEnsemble(ChosenEnsemble expected, ChosenEnsemble actual) {
    assertEquals(expected.chosen().steps(), actual.chosen().steps());
    assertTrue(Arrays.deepEquals(parameters(expected), parameters(actual)));
    assertTrue(Arrays.deepEquals(expected.chosen().outputs(), actual.chosen().outputs()));
    assertEquals(
        expected.threshold().map(t -> t.fit().threshold()),
        actual.threshold().map(t -> t.fit().threshold()));
  }

  @Test
  void train_onLearnableData_findsASizeAndLearns() throws InterruptedException {
    ChosenEnsemble ensemble = train(spec(), checkers(200, 0));
    Threshold threshold = ensemble.threshold().orElseThrow();
    double size = threshold.fit().threshold();
    assertTrue(size > 8 && size < 400, "N* = " + size);
    assertEquals(200 / size, threshold.ratio(), 1e-9);
    assertTrue(ensemble.chosen().error() < 0.2, () -> "error " + ensemble.chosen().error());
    assertEquals(3, ensemble.members().size());
    assertFalse(ensemble.cutShort());
    List<Integer> widths =
        ensemble.bestOfWidths().stream().map(cell -> cell.network().width()).toList();
    HingeNetworkSpec shape = ensemble.chosen().network();
    assertTrue(widths.contains(shape.widthNear(4 * size)), widths::toString);
    assertTrue(widths.contains(shape.widthNear(16 * size)), widths::toString);
    assertTrue(widths.contains(shape.widthNear(threshold.justBeyond())), widths::toString);
  }

  @Test
  void train_onNoisyData_stopsBeforeTheEnd() throws InterruptedException {
    ChosenEnsemble ensemble = train(spec(), checkers(300, 0.3));
    assertTrue(
        ensemble.members().stream().noneMatch(member -> member.state().separated()),
        () -> "stops at " + ensemble.chosen().steps());
    assertTrue(ensemble.chosen().error() > 0.2, () -> "error " + ensemble.chosen().error());
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void train_onSeveralThreads_isTheSameToTheLastBit(int threads) throws InterruptedException {
    Patterns patterns = checkers(80, 0.1);
    assertSameEnsemble(
        train(spec(), patterns),
        train(spec(OptionalInt.empty(), OptionalInt.empty(), true, threads), patterns));
  }

  @Test
  void train_onRowsThatAreThereTwice_isAsWithTwiceTheWeight() throws InterruptedException {
    Patterns once = checkers(60, 0.1);
    Patterns twice = once.subset(IntStream.range(0, 80).map(mu -> mu % 60).toArray());
    double[] weights = IntStream.range(0, 60).mapToDouble(mu -> mu < 20 ? 2 : 1).toArray();
    var weighted =
        new Patterns(
            Stream.of(once.inputs()).flatMapToDouble(Arrays::stream).toArray(),
            DIMENSION,
            IntStream.range(0, 60).map(once::classOf).toArray(),
            once.classNames(),
            weights);
    assertSameEnsemble(train(spec(), weighted), train(spec(), twice));
  }

  /** By the definition, on one thread, one network after the other. */
  @Test
  void outOfFold_ofAWidthAndAMoment_areAveragesOfNetworksOfTheOtherFolds()
      throws InterruptedException {
    Patterns patterns = checkers(50, 0.1);
    ChosenEnsemble ensemble =
        train(spec(OptionalInt.of(6), OptionalInt.of(37), false, 2), patterns);
    assertEquals(1, ensemble.cells().size());
    assertEquals(10, ensemble.folds());
    assertEquals(5, ensemble.averaged());
    for (int fold = 0; fold < 10; fold++) {
      assertFold(fold, InputSet.all("all", DIMENSION), patterns, ensemble.chosen(), 5);
    }
    assertEquals(37, ensemble.chosen().steps());
  }

  /** The first two coordinates alone decide the class; the others are in the way. */
  @Test
  void train_withSeveralInputs_takesThoseThatTellMost() throws InterruptedException {
    Patterns patterns = checkers(150, 0);
    var telling = InputSet.of("telling", List.of(0, 1));
    var rest = InputSet.of("rest", List.of(2, 3));
    List<InputSet> sets = List.of(rest, telling, InputSet.all("all", DIMENSION));
    ChosenEnsemble ensemble = new EnsembleChooser(spec()).train(patterns, sets);
    assertEquals(telling, ensemble.inputs());
    assertEquals(2, ensemble.chosen().network().inputs());
    assertEquals(2, ensemble.patterns().dimension());
    assertEquals(sets, ensemble.trials().stream().map(Trial::inputs).toList());
    assertTrue(
        ensemble.trials().get(0).best().error() > 2 * ensemble.trials().get(1).best().error());
    ChosenEnsemble alone = new EnsembleChooser(spec()).train(patterns, List.of(telling));
    assertTrue(alone.trials().isEmpty());
  }

  /** Of thirty coordinates two decide, and each of them by itself tells something. */
  @Test
  void train_onManyCoordinatesThatTellNothing_takesWeighedInputs() throws InterruptedException {
    Patterns patterns = twoOfMany(80, 30, 1);
    InputSet all = InputSet.all("all", 30);
    List<InputSet> sets = List.of(all, all.weighedByRelevance());
    ChosenEnsemble ensemble = new EnsembleChooser(spec()).train(patterns, sets);
    assertEquals(all.weighedByRelevance(), ensemble.inputs());
    assertEquals(ensemble.inputs().fit(patterns), ensemble.fitted());
    assertEquals(ensemble.fitted().size(), ensemble.chosen().network().inputs());
    assertTrue(
        ensemble.trials().get(0).best().error() > 1.5 * ensemble.trials().get(1).best().error());
  }

  /** Else they would have seen the labels of the patterns that they are judged by. */
  @Test
  void outOfFold_ofWeighedInputs_fitsThemToTheOtherFoldsAlone() throws InterruptedException {
    Patterns patterns = twoOfMany(40, 5, 1);
    InputSet inputs = InputSet.all("all", 5).weighedByRelevance();
    ChosenEnsemble ensemble =
        new EnsembleChooser(spec(OptionalInt.of(4), OptionalInt.of(20), false, 1))
            .train(patterns, List.of(inputs));
    assertFold(0, inputs, patterns, ensemble.chosen(), 5);
  }

  /** Trains the networks of one fold of ten, one after the other, and averages what they say. */
  private static void assertFold(
      int fold, InputSet inputs, Patterns patterns, Cell cell, int averaged)
      throws InterruptedException {
    int[] held = StratifiedFolds.of(patterns, 10, 7).get(fold);
    int[] others =
        IntStream.range(0, patterns.size())
            .filter(mu -> Arrays.stream(held).noneMatch(h -> h == mu))
            .toArray();
    NetworkInputs fitted = inputs.fit(patterns.subset(others));
    int width = cell.network().width();
    HingeNetworkSpec network = HingeNetworkSpec.relu(fitted.size(), width, 2, 1);
    double[] average = new double[held.length];
    for (int m = 0; m < averaged; m++) {
      long seed = Seeds.of(7, Seeds.Use.RUN, width, fold + 10L * m);
      try (var tiles = new PatternTiles(fitted.of(patterns.subset(others)));
          var run = new StagedRun(network, seed, TRAINING, tiles)) {
        run.goOnTo(cell.steps());
        double[][] rows =
            Arrays.stream(held)
                .mapToObj(mu -> fitted.of(patterns.pattern(mu)))
                .toArray(double[][]::new);
        double[][] f = ForwardPass.of(run.network()).orElseThrow().outputs(rows);
        for (int i = 0; i < held.length; i++) {
          average[i] += f[i][0] / averaged;
        }
      }
    }
    for (int i = 0; i < held.length; i++) {
      assertEquals(average[i], cell.outputs()[held[i]][0], Tolerances.OUTPUTS);
    }
  }

  /**
   * The sum of the first two coordinates decides.
   *
   * @param factor of these two
   */
  private static Patterns twoOfMany(int count, int dimension, double factor) {
    var random = Seeds.random(3, Seeds.Use.PATTERNS);
    double[] inputs = new double[count * dimension];
    int[] classes = new int[count];
    for (int mu = 0; mu < count; mu++) {
      for (int i = 0; i < dimension; i++) {
        inputs[mu * dimension + i] = random.nextGaussian();
      }
      classes[mu] = inputs[mu * dimension] + inputs[mu * dimension + 1] > 0 ? 1 : 0;
      inputs[mu * dimension] *= factor;
      inputs[mu * dimension + 1] *= factor;
    }
    return new Patterns(inputs, dimension, classes, List.of("a", "b"));
  }

  /** Adam follows the noise of the many inputs that say nothing; gradient descent hardly does. */
  @Test
  void train_withSeveralWaysToStep_takesTheOneThatDoesBest() throws InterruptedException {
    Patterns patterns = twoOfMany(80, 60, 2);
    var descent = new StagedTraining(new Optimiser.NormalisedMomentum(0.01), 16, 0);
    ChosenEnsemble ensemble = train(spec(List.of(TRAINING, descent)), patterns);
    assertEquals(
        List.of(TRAINING, descent), ensemble.trials().stream().map(Trial::training).toList());
    assertEquals(descent, ensemble.training());
    assertEquals(ensemble.training(), train(spec(List.of(descent, TRAINING)), patterns).training());
    // members step as chosen
    try (var tiles = new PatternTiles(ensemble.patterns());
        var run =
            new StagedRun(
                ensemble.chosen().network(), Seeds.of(7, Seeds.Use.NETWORK, 0), descent, tiles)) {
      run.goOnTo(ensemble.chosen().steps());
      assertArrayEquals(run.network().params().dup().data().asDouble(), parameters(ensemble)[0]);
    }
  }

  private static ChoiceSpec spec(List<StagedTraining> trainings) {
    return new ChoiceSpec(
        3,
        2,
        trainings,
        300,
        OptionalInt.empty(),
        OptionalInt.empty(),
        true,
        Double.POSITIVE_INFINITY,
        1,
        7);
  }

  @Test
  void train_withoutInputs_isRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new EnsembleChooser(spec()).train(checkers(20, 0), List.of()));
    assertThrows(IllegalArgumentException.class, () -> InputSet.of("none", List.of()));
  }

  @Test
  void train_ofContradictionsAlone_hasNoThresholdAndStillAnEnsemble() throws InterruptedException {
    var patterns =
        new Patterns(new double[] {1, 2, 1, 2}, 1, new int[] {0, 0, 1, 1}, List.of("a", "b"));
    ChosenEnsemble ensemble = train(spec(), patterns);
    assertTrue(ensemble.threshold().isEmpty());
    assertTrue(ensemble.searched());
    assertEquals(3, ensemble.members().size());
  }

  @Test
  void train_ofTwoPatterns_stillGivesAnEnsemble() throws InterruptedException {
    var patterns = new Patterns(new double[] {-1, 1}, 1, new int[] {0, 1}, List.of("a", "b"));
    assertEquals(2, train(spec(), patterns).folds());
  }

  @Test
  void train_withoutSearch_triesOneWidth() throws InterruptedException {
    ChosenEnsemble ensemble =
        train(spec(OptionalInt.empty(), OptionalInt.empty(), false, 1), checkers(60, 0.1));
    assertEquals(1, ensemble.bestOfWidths().size());
    assertTrue(ensemble.threshold().isEmpty());
    assertFalse(ensemble.searched());
  }

  @Test
  void train_withoutTime_saysSoAndStillGivesAnEnsemble() throws InterruptedException {
    var hurried =
        new ChoiceSpec(
            3,
            2,
            List.of(TRAINING),
            300,
            OptionalInt.empty(),
            OptionalInt.empty(),
            true,
            1e-9,
            1,
            7);
    ChosenEnsemble ensemble = train(hurried, checkers(60, 0.1));
    assertTrue(ensemble.cutShort());
    assertTrue(ensemble.threshold().isEmpty());
    assertEquals(1, ensemble.cells().size());
    assertEquals(3, ensemble.members().size());
  }

  @Test
  void train_onAnInterruptedThread_stops() {
    Thread.currentThread().interrupt();
    assertThrows(InterruptedException.class, () -> train(spec(), checkers(60, 0.1)));
  }

  @Test
  void spec_ofValuesOutOfRange_namesThem() {
    var e =
        assertThrows(
            IllegalArgumentException.class,
            () -> spec(OptionalInt.of(0), OptionalInt.empty(), true, 1));
    assertTrue(e.getMessage().contains("width, 0"), e.getMessage());
    e =
        assertThrows(
            IllegalArgumentException.class,
            () -> spec(OptionalInt.empty(), OptionalInt.of(301), true, 1));
    assertTrue(e.getMessage().contains("301"), e.getMessage());
    assertArrayEquals(
        new int[] {37}, spec(OptionalInt.empty(), OptionalInt.of(37), true, 1).moments());
  }
}
