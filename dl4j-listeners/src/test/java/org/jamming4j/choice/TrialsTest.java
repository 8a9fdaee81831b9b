package org.jamming4j.choice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import java.util.OptionalInt;
import org.jamming4j.data.Patterns;
import org.jamming4j.network.HingeNetworkSpec;
import org.jamming4j.training.Optimiser;
import org.jamming4j.training.StagedTraining;
import org.junit.jupiter.api.Test;

class TrialsTest {
  private static final int PATTERNS = 20;
  private static final StagedTraining TRAINING =
      new StagedTraining(new Optimiser.Adam(0.02), 16, 0);

  private static Trials trials() {
    var spec =
        new ChoiceSpec(
            1, 1, List.of(TRAINING), 9, OptionalInt.empty(), OptionalInt.empty(), false, 1, 1, 1);
    return new Trials(spec, FoldPlan.of(PATTERNS), new Deadline(1), 1, 3);
  }

  /** So many patterns are wrong, by y f = -by; the others have y f = 1. */
  private static Trial trial(String name, int wrong, double by) {
    double[][] outputs = new double[PATTERNS][];
    int[] classes = new int[PATTERNS];
    for (int mu = 0; mu < PATTERNS; mu++) {
      classes[mu] = mu % 2;
      outputs[mu] = new double[] {(classes[mu] == 1 ? 1 : -1) * (mu < wrong ? -by : 1)};
    }
    var patterns = new Patterns(new double[PATTERNS], 1, classes, List.of("a", "b"));
    var cell = new Cell(HingeNetworkSpec.relu(1, 1, 1, 1), 5, outputs, patterns, 1);
    return new Trial(InputSet.all(name, 1), TRAINING, cell);
  }

  private static void add(Trials trials, Trial trial) {
    trials.add(trial, List.of(trial.best()));
  }

  @Test
  void cells_ofTrialsOfWhichALaterOneIsBest_areItsOwn() {
    Trials trials = trials();
    Trial worse = trial("worse", 9, 1);
    Trial better = trial("better", 1, 0.1);
    add(trials, worse);
    assertEquals(List.of(worse.best()), trials.cells());
    add(trials, better);
    assertSame(better, trials.best());
    add(trials, worse);
    assertEquals(List.of(better.best()), trials.cells());
    assertEquals(List.of(worse, better, worse), trials.made());
  }

  /**
   * 4, 3 and 2 wrong of 20: the first is within a standard error of the second and of less loss,
   * but not of the third, and the second is of less loss than the third.
   */
  @Test
  void cells_whereATrialMakesAnEarlierOneTheBest_areNotThoseOfAnother() {
    Trials trials = trials();
    Trial second = trial("second", 3, 1);
    add(trials, trial("first", 4, 0.1));
    add(trials, second);
    assertEquals("first", trials.best().inputs().name());
    add(trials, trial("third", 2, 3));
    assertSame(second, trials.best());
    assertEquals(List.of(), trials.cells());
  }
}
