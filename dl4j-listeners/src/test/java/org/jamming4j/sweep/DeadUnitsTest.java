package org.jamming4j.sweep;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jamming4j.data.Patterns;
import org.jamming4j.data.RandomPatterns;
import org.jamming4j.network.HingeNetworkSpec;
import org.jamming4j.network.ParameterLayout;
import org.jamming4j.objective.ActiveSet;
import org.jamming4j.objective.HingeObjective;
import org.jamming4j.objective.PatternTiles;
import org.junit.jupiter.api.Test;

class DeadUnitsTest {
  private static final HingeNetworkSpec SHAPE = HingeNetworkSpec.relu(4, 5, 2, 1);
  private static final ParameterLayout LAYOUT = SHAPE.layout();
  private static final Patterns PATTERNS = RandomPatterns.generate(30, 4, 1);

  /** No input is as large as this bias is negative. */
  private static void kill(MultiLayerNetwork network, int layer, int unit) {
    network.params().putScalar(LAYOUT.biases(layer) + unit, -1000);
  }

  private static double[][] layer(MultiLayerNetwork network, int layer, PatternTiles tiles)
      throws InterruptedException {
    try (var objective = new HingeObjective(SHAPE, tiles, network.params(), ActiveSet.OFF, 1)) {
      return objective.activations(layer);
    }
  }

  @Test
  void drawAnew_deadUnitsInBothLayers_areOnAndOutputsStay() throws InterruptedException {
    MultiLayerNetwork network = SHAPE.build(1);
    MultiLayerNetwork other = SHAPE.build(2);
    kill(network, 0, 3);
    kill(network, 1, 0);
    kill(network, 1, 4);
    try (var tiles = new PatternTiles(PATTERNS)) {
      double[][] before = layer(network, 3, tiles);
      assertEquals(3, DeadUnits.drawAnew(SHAPE, network, other, tiles));
      double[][] after = layer(network, 3, tiles);
      for (int mu = 0; mu < before.length; mu++) {
        assertArrayEquals(before[mu], after[mu]);
      }
      double on = 0;
      for (double[] pattern : layer(network, 1, tiles)) {
        on += pattern[3];
      }
      assertTrue(on > 0, "sum of activations " + on);
      int bias = LAYOUT.biases(1) + 4;
      assertEquals(other.params().getDouble(bias), network.params().getDouble(bias));
      assertEquals(0, DeadUnits.drawAnew(SHAPE, network, SHAPE.build(3), tiles));
    }
  }

  @Test
  void drawAnew_nothingDead_changesNothing() throws InterruptedException {
    MultiLayerNetwork network = SHAPE.build(1);
    double[] before = network.params().toDoubleVector();
    try (var tiles = new PatternTiles(PATTERNS)) {
      assertEquals(0, DeadUnits.drawAnew(SHAPE, network, SHAPE.build(2), tiles));
    }
    assertArrayEquals(before, network.params().toDoubleVector());
  }
}
