package org.jamming4j.jamming;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class GapDistributionTest {
  private static final List<Double> EDGES = List.of(-1.0, 0.0, 1.0);
  private static final List<Double> SCALED = List.of(1.0, 2.0, 4.0);

  @Test
  void gaps_byHand_areInUnitsOfTheMarginAndOfTheRootOfTheLoss() {
    double[] gaps = {-4, -1, 0, 0.5, 1, 3};
    GapDistribution found = GapDistribution.of(gaps, 2, 0.25, EDGES, SCALED);
    // over the margin: -2, -0.5, 0, 0.25, 0.5, 1.5
    assertEquals(new Histogram(EDGES, List.of(1, 3), 1, 1, 0), found.gaps());
    // positive over 0.5: 1, 2, 6
    assertEquals(new Histogram(SCALED, List.of(1, 1), 0, 1, 0), found.scaled());
  }

  @Test
  void gaps_ofANetworkThatFits_haveNoneScaled() {
    GapDistribution found = GapDistribution.of(new double[] {-1, 0}, 1, 0, EDGES, SCALED);
    assertEquals(0, found.scaled().total());
  }

  @Test
  void gaps_thatAreNoNumbers_areCountedInBoth() {
    GapDistribution found =
        GapDistribution.of(new double[] {Double.NaN, -1}, 1, Double.NaN, EDGES, SCALED);
    assertEquals(1, found.gaps().undefined());
    assertEquals(1, found.scaled().undefined());
  }
}
