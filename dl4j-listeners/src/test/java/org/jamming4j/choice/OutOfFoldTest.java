package org.jamming4j.choice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalInt;
import org.jamming4j.Tolerances;
import org.jamming4j.data.Patterns;
import org.jamming4j.network.HingeNetworkSpec;
import org.jamming4j.training.Optimiser;
import org.jamming4j.training.StagedTraining;
import org.junit.jupiter.api.Test;

class OutOfFoldTest {
  private static final int INPUTS = 6;
  private static final StagedTraining TRAINING =
      new StagedTraining(new Optimiser.Adam(0.02), 512, 0);

  /** The error out of fold after some steps. */
  private static double error(Patterns patterns, int steps, long seed) throws InterruptedException {
    var spec =
        new ChoiceSpec(
            2,
            1,
            List.of(TRAINING),
            100,
            OptionalInt.empty(),
            OptionalInt.empty(),
            false,
            60,
            1,
            seed);
    InputSet inputs = InputSet.all("all", INPUTS);
    try (var folds =
        new OutOfFold(patterns, inputs, FoldPlan.of(patterns.size()), TRAINING, spec)) {
      return folds
          .follow(HingeNetworkSpec.relu(INPUTS, 8, 1, 1), new int[] {steps}, soFar -> true)
          .get(0)
          .error();
    }
  }

  /** One place of its own for each of six inputs, of class a, or of a and b by given weights. */
  private static Patterns places(double a, double b) {
    int classes = b > 0 ? 2 : 1;
    double[] inputs = new double[classes * INPUTS * INPUTS];
    int[] of = new int[classes * INPUTS];
    double[] weights = new double[of.length];
    for (int mu = 0; mu < of.length; mu++) {
      inputs[mu * INPUTS + mu % INPUTS] = 1;
      boolean second = mu >= INPUTS;
      // every second input has mostly a, the others mostly b
      of[mu] = second == (mu % 2 == 0) ? 1 : 0;
      weights[mu] = second ? b : a;
    }
    return new Patterns(inputs, INPUTS, of, List.of("a", "b"), weights);
  }

  /** The rarer class of every input is wrong, and not the other for its being held out. */
  @Test
  void error_whereEveryInputHasBothClasses_isTheRarerOnesShare() throws InterruptedException {
    assertEquals(0.1, error(places(9, 1), 100, 1), Tolerances.ROUNDED);
    assertEquals(0.25, error(places(3, 1), 100, 1), Tolerances.ROUNDED);
  }

  /** Two patterns of one input are seen by the same networks, of which one at most is right. */
  @Test
  void error_whereEveryInputHasBothClasses_isNeverLess() throws InterruptedException {
    for (int seed = 1; seed <= 20; seed++) {
      double error = error(places(5, 4), seed % 4, seed);
      assertTrue(error >= 4 / 9.0 - Tolerances.ROUNDED, "%s of seed %d".formatted(error, seed));
    }
  }

  /** Nothing is known of an input that is held out. */
  @Test
  void error_whereEveryInputHasOneClass_isNoBetterThanByChance() throws InterruptedException {
    assertTrue(error(places(1, 0), 100, 1) >= 0.5);
  }
}
