package org.jamming4j.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.jamming4j.Tolerances;
import org.jamming4j.data.Patterns;
import org.jamming4j.network.HingeNetworkSpec;
import org.jamming4j.network.ParameterLayout;
import org.jamming4j.objective.ActiveSet;
import org.jamming4j.objective.HingeObjective;
import org.jamming4j.objective.PatternTiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class DeadLayerLiftTest {
  /** Two inputs, one hidden layer of three units, one output. */
  private static final HingeNetworkSpec SPEC = HingeNetworkSpec.relu(2, 3, 1, 1);

  private static final ParameterLayout LAYOUT = SPEC.layout();

  /** The first four are dead together; the last one alone is on. */
  private static final Patterns PATTERNS =
      new Patterns(
          new double[] {0, 1, 0, 2, 0, 3, 0, 4, 5, 0},
          2,
          new int[] {0, 0, 0, 1, 1},
          List.of("a", "b"));

  /** Units 0 and 1 are on for the last pattern, unit 2 for none. */
  private static double[] parameters() {
    return new double[] {1, -1, 2, -1, -1, -1, 0, 0, 0, 1, 1, 1, 0};
  }

  /** The activations at the parameters as they are at each call. */
  private static LayerActivations activations(double[] parameters, Patterns patterns) {
    return layer -> {
      INDArray at = Nd4j.createFromArray(parameters);
      try (var objective =
          new HingeObjective(SPEC, new PatternTiles(patterns), at, ActiveSet.OFF, 1)) {
        return objective.activations(layer);
      }
    };
  }

  private static double[][] activations(double[] parameters, int layer)
      throws InterruptedException {
    return activations(parameters, PATTERNS).of(layer);
  }

  private static List<CollapsedGroup> groups(double[] parameters) throws InterruptedException {
    return CollapsedGroup.find(activations(parameters, PATTERNS), 1, PATTERNS);
  }

  private static DeadLayerLift lift(double[] parameters) {
    return new DeadLayerLift(parameters, LAYOUT, activations(parameters, PATTERNS));
  }

  @Test
  void collapsedGroup_ofTheDeadPatterns_isFoundWithItsLayer() throws InterruptedException {
    assertEquals(List.of(new CollapsedGroup(1, List.of(0, 1, 2, 3))), groups(parameters()));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void lift_ofOneGroup_tellsItApartAndChangesNoOutput(int attempt) throws InterruptedException {
    double[] parameters = parameters();
    double[][] before = activations(parameters, 2);
    lift(parameters).apply(groups(parameters).get(0), attempt);
    double[][] after = activations(parameters, 2);
    for (int mu = 0; mu < PATTERNS.size(); mu++) {
      assertEquals(before[mu][0], after[mu][0], Tolerances.OUTPUTS);
    }
    // the dead unit contributed nothing, so it is the one that becomes another's mirror image
    double[][] hidden = activations(parameters, 1);
    for (int mu = 0; mu < 4; mu++) {
      assertTrue(hidden[mu][2] > 0);
    }
    assertEquals(List.of(), groups(parameters));
  }

  /** Of units that are off for the group, one that is on for most others is off for most again. */
  @Test
  void lift_ofOneGroup_mirrorsUnitsInTheOrderOfWhatTheyAreOnFor() throws InterruptedException {
    // unit 0 is on for pattern 4 alone, unit 1 for 4 and 5
    double[] parameters = {1, -2, 1, 0, -1, -1, -0.5, -0.5, 0, 1, 1, 1, 0};
    var patterns =
        new Patterns(
            new double[] {0, 1, 0, 2, 0, 3, 0, 4, 5, 0, 1, 0.5},
            2,
            new int[] {0, 0, 0, 1, 1, 0},
            List.of("a", "b"));
    var group = new CollapsedGroup(1, List.of(0, 1, 2, 3));
    for (int attempt = 1; attempt <= 4; attempt++) {
      double[] lifted = parameters.clone();
      new DeadLayerLift(lifted, LAYOUT, activations(parameters, patterns)).apply(group, attempt);
      int image = new int[] {1, 0, 2}[(attempt - 1) % 3];
      assertEquals(-parameters[2 * image], lifted[4], "attempt " + attempt);
      assertEquals(-parameters[2 * image + 1], lifted[5], "attempt " + attempt);
      assertEquals(-parameters[6 + image], lifted[8], "attempt " + attempt);
      assertEquals(0, lifted[11]);
      for (int other : new int[] {0, 1, 2, 3, 6, 7, 9, 10, 12}) {
        assertEquals(parameters[other], lifted[other], "parameter " + other);
      }
    }
  }

  @Test
  void lift_ofSeveralGroups_takesAnotherUnitForEach() throws InterruptedException {
    double[] parameters = parameters();
    double[] start = parameters.clone();
    CollapsedGroup group = groups(parameters).get(0);
    DeadLayerLift lift = lift(parameters);
    lift.apply(group, 1);
    double[] once = parameters.clone();
    lift.apply(group, 1);
    assertFalse(Arrays.equals(start, once));
    assertFalse(Arrays.equals(once, parameters));
    // the first group's unit is as the first lift left it
    assertEquals(once[4], parameters[4]);
    assertEquals(once[5], parameters[5]);
    assertEquals(once[8], parameters[8]);
  }

  /** A unit that is on for the group alike is no image to mirror. */
  @Test
  void lift_ofALayerThatIsOnForTheGroup_changesNothing() throws InterruptedException {
    double[] parameters = {1, 0, 2, 0, 1, 1, 1, 1, 1, 1, 1, 1, 0};
    var equal = new Patterns(new double[] {0, 1, 0, 1}, 2, new int[] {0, 1}, List.of("a", "b"));
    double[] lifted = parameters.clone();
    new DeadLayerLift(lifted, LAYOUT, activations(parameters, equal))
        .apply(new CollapsedGroup(1, List.of(0, 1)), 1);
    assertTrue(Arrays.equals(parameters, lifted));
  }

  @Test
  void misclassified_none_isNotContainedInAnyGroup() throws InterruptedException {
    double[][] right = {{-1}, {-1}, {-1}, {1}, {1}};
    assertFalse(CollapsedGroup.containAllMisclassified(groups(parameters()), right, PATTERNS));
  }
}
