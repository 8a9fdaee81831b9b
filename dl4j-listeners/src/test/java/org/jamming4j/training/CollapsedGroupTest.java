package org.jamming4j.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.jamming4j.data.Patterns;
import org.junit.jupiter.api.Test;

class CollapsedGroupTest {
  private static final Patterns TWO =
      new Patterns(new double[] {1, 2}, 1, new int[] {0, 1}, List.of("a", "b"));

  /** The first layer that does not tell the patterns apart. */
  @Test
  void find_zerosOfBothSigns_areOneActivationInEveryLayer() throws InterruptedException {
    double[][][] layers = {{{1}, {2}}, {{0.0, 3}, {-0.0, 3}}, {{-0.0, 0.0}, {0.0, -0.0}}};
    List<CollapsedGroup> groups = CollapsedGroup.find(layer -> layers[layer], 2, TWO);
    assertEquals(List.of(new CollapsedGroup(1, List.of(0, 1))), groups);
  }

  @Test
  void find_activationsThatDiffer_areNoGroup() throws InterruptedException {
    double[][][] layers = {{{1}, {2}}, {{0.0}, {Double.MIN_VALUE}}};
    assertEquals(List.of(), CollapsedGroup.find(layer -> layers[layer], 1, TWO));
  }
}
