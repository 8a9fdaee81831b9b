package org.jamming4j.choice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
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

  private static Patterns patterns() {
    int[] classes = IntStream.range(0, PATTERNS).map(mu -> mu % 2).toArray();
    return new Patterns(new double[PATTERNS], 1, classes, List.of("a", "b"));
  }

  /** So many patterns are wrong, by y f = -1; the others have the given y f. */
  private static Cell cell(int steps, int wrong, double right) {
    Patterns patterns = patterns();
    double[][] outputs = new double[PATTERNS][];
    for (int mu = 0; mu < PATTERNS; mu++) {
      outputs[mu] = new double[] {patterns.label(mu, 0) * (mu < wrong ? -1 : right)};
    }
    return new Cell(HingeNetworkSpec.relu(1, 1, 1, 1), steps, outputs, patterns, 1);
  }

  private static Trial trial(String name, int wrong, double right) {
    return new Trial(InputSet.all(name, 1), TRAINING, cell(5, wrong, right));
  }

  private static void add(Trials trials, Trial trial) {
    trials.add(trial, List.of(trial.best()), false, patterns());
  }

  @Test
  void best_ofALaterTrialThatIsBetterByFar_isThatOne() {
    Trials trials = trials();
    Trial worse = trial("worse", 9, 1);
    Trial better = trial("better", 1, 1);
    add(trials, worse);
    assertSame(worse, trials.best());
    add(trials, better);
    assertSame(better, trials.best());
    assertEquals(List.of(better.best()), trials.cells());
    add(trials, worse);
    assertSame(better, trials.best());
    assertEquals(List.of(better.best()), trials.cells());
    assertEquals(List.of(worse, better, worse), trials.made());
  }

  /** One pattern of twenty, in error and in loss, is a standard error. */
  @Test
  void best_ofALaterTrialThatIsHardlyBetter_isTheEarlierOne() {
    Trials trials = trials();
    Trial earlier = trial("earlier", 5, 1);
    add(trials, earlier);
    add(trials, trial("later", 4, 1));
    assertSame(earlier, trials.best());
    assertEquals(List.of(earlier.best()), trials.cells());
    Trial three = trial("three fewer", 2, 1);
    add(trials, three);
    assertSame(three, trials.best());
  }

  /** The same patterns are wrong, but all others are further from it. */
  @Test
  void best_ofALaterTrialOfSurelyLessLoss_isThatOne() {
    Trials trials = trials();
    add(trials, trial("loose", 4, 0.2));
    add(trials, trial("tight", 4, 1));
    assertEquals("tight", trials.best().inputs().name());
  }

  private static void add(Trials trials, boolean cut, String name, Cell... cells) {
    var trial = new Trial(InputSet.all(name, 1), TRAINING, ChoiceRule.best(List.of(cells)));
    trials.add(trial, List.of(cells), cut, patterns());
  }

  /** The one that was cut is ahead at the steps it reached. */
  @Test
  void best_ofTrialsThatTimeCutAtDifferentSteps_isByTheStepsBothReached() {
    Trials later = trials();
    add(later, true, "short", cell(5, 6, 1));
    add(later, true, "long", cell(5, 9, 1), cell(10, 2, 1));
    assertEquals("short", later.best().inputs().name());
    assertEquals(List.of(), later.cells());
    Trials earlier = trials();
    add(earlier, true, "long", cell(5, 9, 1), cell(10, 2, 1));
    add(earlier, true, "short", cell(5, 5, 1));
    assertEquals("short", earlier.best().inputs().name());
    Trials whole = trials();
    add(whole, false, "whole", cell(5, 6, 1));
    add(whole, false, "longer", cell(5, 9, 1), cell(10, 2, 1));
    assertEquals("longer", whole.best().inputs().name());
  }

  @Test
  void best_ofNoTrial_isRefused() {
    assertThrows(NullPointerException.class, trials()::best);
    assertEquals(List.of(), trials().cells());
  }
}
