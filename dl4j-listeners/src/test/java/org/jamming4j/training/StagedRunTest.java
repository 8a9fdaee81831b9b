package org.jamming4j.training;

import static org.jamming4j.Tolerances.FLOAT64;
import static org.jamming4j.Tolerances.assertClose;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jamming4j.Tolerances;
import org.jamming4j.data.Patterns;
import org.jamming4j.data.RandomPatterns;
import org.jamming4j.network.HingeNetworkSpec;
import org.jamming4j.objective.PatternTiles;
import org.jamming4j.tiles.ForwardPass;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StagedRunTest {
  private static final HingeNetworkSpec SPEC = HingeNetworkSpec.relu(6, 12, 2, 1);
  private static final Patterns PATTERNS = RandomPatterns.generate(60, 6, 3);
  private static final int ALL = 1000;

  private static StagedTraining by(int sample) {
    return new StagedTraining(new Optimiser.Adam(0.01), sample, 0);
  }

  private static double[] parameters(StagedRun run) {
    return run.network().params().dup().data().asDouble();
  }

  private static double[] after(StagedTraining training, int... stages)
      throws InterruptedException {
    try (var tiles = new PatternTiles(PATTERNS);
        var run = new StagedRun(SPEC, 5, training, tiles)) {
      for (int stage : stages) {
        run.goOnTo(stage);
        assertEquals(stage, run.steps());
      }
      return parameters(run);
    }
  }

  @Test
  void steps_byAllPatterns_areTheTrainersOwn() throws InterruptedException {
    var network = SPEC.build(5);
    new HingeTrainer(
            TrainingSpec.fullBatch()
                .withOptimiser(new Optimiser.Adam(0.01))
                .withBudget(Budget.ofSteps(40)))
        .train(network, PATTERNS);
    assertClose(network.params().dup().data().asDouble(), after(by(ALL), 40), FLOAT64);
  }

  @ParameterizedTest
  @ValueSource(ints = {ALL, 10})
  void goOnTo_inStages_makesNoDifference(int sample) throws InterruptedException {
    assertArrayEquals(after(by(sample), 30), after(by(sample), 1, 2, 17, 30), 0);
  }

  @Test
  void samples_comparedToAllPatterns_leadElsewhere() throws InterruptedException {
    double[] sampled = after(by(10), 30);
    double[] whole = after(by(ALL), 30);
    double most = 0;
    for (int i = 0; i < whole.length; i++) {
      most = Math.max(most, Math.abs(whole[i] - sampled[i]));
    }
    assertTrue(most > 1e-3, "differ by " + most);
  }

  @Test
  void weightDecay_oneStep_takesItsShareAway() throws InterruptedException {
    double[] start = SPEC.build(5).params().dup().data().asDouble();
    double[] with = after(new StagedTraining(new Optimiser.Adam(0.01), ALL, 3), 1);
    double[] without = after(by(ALL), 1);
    for (int i = 0; i < start.length; i++) {
      assertEquals(without[i] - 0.03 * start[i], with[i], FLOAT64);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {ALL, 10})
  void goOnTo_untilNoPatternIsUnsatisfied_endsThere(int sample) throws InterruptedException {
    try (var tiles = new PatternTiles(PATTERNS);
        var run = new StagedRun(SPEC, 5, by(sample), tiles)) {
      run.goOnTo(3);
      assertFalse(run.isSatisfied());
      run.goOnTo(100_000);
      assertTrue(run.isSatisfied());
      assertTrue(run.steps() < 100_000);
      assertEquals(0, run.state().unsatisfied());
      double[] end = parameters(run);
      run.goOnTo(200_000);
      assertArrayEquals(end, parameters(run), 0);
    }
  }

  @Test
  void outputs_ofOtherPatterns_areThoseOfAForwardPass() throws InterruptedException {
    Patterns others = RandomPatterns.generate(33, 6, 4);
    try (var tiles = new PatternTiles(PATTERNS);
        var otherTiles = new PatternTiles(others);
        var run = new StagedRun(SPEC, 5, by(ALL), tiles)) {
      run.goOnTo(20);
      double[][] expected = ForwardPass.of(run.network()).orElseThrow().outputs(others.inputs());
      double[][] actual = run.outputs(otherTiles);
      for (int mu = 0; mu < expected.length; mu++) {
        assertArrayEquals(expected[mu], actual[mu], Tolerances.OUTPUTS);
      }
    }
  }

  @Test
  void goOnTo_divergingRun_saysSo() throws InterruptedException {
    var wild = new StagedTraining(new Optimiser.Adam(1e200), ALL, 0);
    try (var tiles = new PatternTiles(PATTERNS);
        var run = new StagedRun(SPEC, 5, wild, tiles)) {
      assertThrows(DivergedException.class, () -> run.goOnTo(100));
    }
  }

  @Test
  void goOnTo_interruptedThread_stops() throws InterruptedException {
    try (var tiles = new PatternTiles(PATTERNS);
        var run = new StagedRun(SPEC, 5, by(ALL), tiles)) {
      Thread.currentThread().interrupt();
      assertThrows(InterruptedException.class, () -> run.goOnTo(100_000));
    }
  }

  @Test
  void training_ofValuesOutOfRange_isRefused() {
    var adam = new Optimiser.Adam(0.01);
    assertThrows(IllegalArgumentException.class, () -> new StagedTraining(adam, 0, 0));
    assertThrows(IllegalArgumentException.class, () -> new StagedTraining(adam, 1, -1));
    assertThrows(IllegalArgumentException.class, () -> new StagedTraining(adam, 1, Double.NaN));
  }
}
