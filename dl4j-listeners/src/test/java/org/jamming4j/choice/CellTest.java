package org.jamming4j.choice;

import static org.jamming4j.Tolerances.FLOAT64;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import org.jamming4j.data.Patterns;
import org.jamming4j.network.HingeNetworkSpec;
import org.junit.jupiter.api.Test;

/** Expected values are worked out by hand. */
class CellTest {
  private static final HingeNetworkSpec NETWORK = HingeNetworkSpec.relu(1, 3, 2, 1);

  private static Patterns patterns(double... weights) {
    return new Patterns(
        new double[] {1, 2, 3, 4}, 1, new int[] {0, 1, 1, 0}, List.of("a", "b"), weights);
  }

  private static Cell cell(HingeNetworkSpec network, int steps, double... f) {
    double[][] outputs = new double[f.length][];
    for (int mu = 0; mu < f.length; mu++) {
      outputs[mu] = new double[] {f[mu]};
    }
    return new Cell(network, steps, outputs, patterns(1, 1, 1, 1), 1);
  }

  @Test
  void cell_ofFourPatterns_isTheirMeans() {
    // y f = 2, 0.5, -1, -3: two wrong, gaps 0.5, 2, 4
    Cell cell = cell(NETWORK, 10, -2, 0.5, -1, 3);
    assertEquals(0.5, cell.error(), FLOAT64);
    assertEquals(Math.sqrt(0.25 / 3), cell.deviation(), FLOAT64);
    assertEquals((0.25 + 4 + 16) / 2 / 4, cell.loss(), FLOAT64);
  }

  @Test
  void cell_ofWeights_countsThem() {
    double[][] outputs = {{-2}, {0.5}, {-1}, {3}};
    Cell cell = new Cell(NETWORK, 10, outputs, patterns(2, 2, 1, 3), 1);
    assertEquals(0.5, cell.error(), FLOAT64);
    assertEquals((2 * 0.25 + 4 + 3 * 16) / 2 / 4 / 2, cell.loss(), FLOAT64);
  }

  @Test
  void difference_ofTwoCells_isPatternByPattern() {
    Cell two = cell(NETWORK, 10, -2, 0.5, -1, 3);
    Cell one = cell(NETWORK, 10, -2, 0.5, 1, 3);
    Cell.Difference above = two.above(one, patterns(1, 1, 1, 1));
    assertEquals(0.25, above.mean(), FLOAT64);
    assertEquals(Math.sqrt((0.25 - 0.0625) / 3), above.deviation(), FLOAT64);
    assertEquals(-0.25, one.above(two, patterns(1, 1, 1, 1)).mean(), FLOAT64);
    assertEquals(0, one.above(one, patterns(1, 1, 1, 1)).deviation(), FLOAT64);
    // the third's gaps, 2 and 0, are all that differ
    Cell.Difference loss = two.lossAbove(one, patterns(1, 1, 1, 1));
    assertEquals(two.loss() - one.loss(), loss.mean(), FLOAT64);
    assertEquals(0.5, loss.mean(), FLOAT64);
    assertEquals(Math.sqrt((1 - 0.25) / 3), loss.deviation(), FLOAT64);
  }

  @Test
  void rule_withinOneStandardError_takesTheLeastLoss() {
    Cell fewestWrong = cell(NETWORK, 10, -2, 0.1, 0.1, 9);
    Cell leastLoss = cell(NETWORK, 20, -2, 1, -0.1, 0.1);
    assertSame(leastLoss, ChoiceRule.best(List.of(fewestWrong, leastLoss)));
  }

  @Test
  void rule_beyondOneStandardError_takesTheFewestWrong() {
    Cell fewestWrong = cell(NETWORK, 10, -0.1, 0.1, 0.1, -0.1);
    // all wrong by a little: of less loss than the other would be by chance
    Cell allWrong = cell(NETWORK, 20, 0.01, -0.01, -0.01, 0.01);
    assertSame(fewestWrong, ChoiceRule.best(List.of(allWrong, fewestWrong)));
  }

  @Test
  void rule_ofEqualCells_takesTheSmallerAndEarlier() {
    Cell late = cell(NETWORK, 20, -1, 1, 1, -1);
    Cell early = cell(NETWORK, 10, -1, 1, 1, -1);
    Cell wide = cell(NETWORK.withWidth(5), 5, -1, 1, 1, -1);
    assertSame(early, ChoiceRule.best(List.of(late, wide, early)));
  }
}
