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
    return new double[] {1, 0, 2, 0, -1, -1, 0, 0, 0, 1, 1, 1, 0};
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

  @Test
  void collapsedGroup_ofTheDeadPatterns_isFoundWithItsLayer() throws InterruptedException {
    assertEquals(List.of(new CollapsedGroup(1, List.of(0, 1, 2, 3))), groups(parameters()));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void lift_ofOneGroup_tellsItsRarestClassApartAndChangesNoOutput(int attempt)
      throws InterruptedException {
    double[] parameters = parameters();
    double[][] before = activations(parameters, 2);
    new DeadLayerLift(parameters, LAYOUT, activations(parameters, PATTERNS), PATTERNS)
        .apply(groups(parameters).get(0), attempt);
    double[][] after = activations(parameters, 2);
    for (int mu = 0; mu < PATTERNS.size(); mu++) {
      assertEquals(before[mu][0], after[mu][0], Tolerances.OUTPUTS);
    }
    // the dead unit contributed nothing, so it is the one that is directed at pattern 3
    double[][] hidden = activations(parameters, 1);
    assertTrue(hidden[3][2] > 0);
    assertEquals(0, hidden[0][2]);
    assertFalse(groups(parameters).stream().anyMatch(g -> g.members().contains(3)));
  }

  @Test
  void lift_ofSeveralGroups_takesAnotherUnitForEach() throws InterruptedException {
    double[] parameters = parameters();
    double[] start = parameters.clone();
    CollapsedGroup group = groups(parameters).get(0);
    var lift = new DeadLayerLift(parameters, LAYOUT, activations(parameters, PATTERNS), PATTERNS);
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

  @Test
  void lift_withoutADifferenceBelow_changesNothing() throws InterruptedException {
    double[] parameters = parameters();
    var equal = new Patterns(new double[] {0, 1, 0, 1}, 2, new int[] {0, 1}, List.of("a", "b"));
    new DeadLayerLift(parameters, LAYOUT, activations(parameters, equal), equal)
        .apply(new CollapsedGroup(1, List.of(0, 1)), 1);
    assertTrue(Arrays.equals(parameters(), parameters));
  }

  @Test
  void misclassified_none_isNotContainedInAnyGroup() throws InterruptedException {
    double[][] right = {{-1}, {-1}, {-1}, {1}, {1}};
    assertFalse(CollapsedGroup.containAllMisclassified(groups(parameters()), right, PATTERNS));
  }
}
