package org.jamming4j.jamming;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.jamming4j.Tolerances;
import org.junit.jupiter.api.Test;

class ThresholdEstimateTest {
  private static SizeOutcomes at(long size, int sat, int unsat) {
    return new SizeOutcomes(size, sat, unsat, 0, 0);
  }

  @Test
  void estimate_halfFitAtASize_isThatSize() {
    var estimate =
        ThresholdEstimate.of(List.of(at(100, 0, 4), at(200, 2, 2), at(400, 4, 0))).orElseThrow();
    assertEquals(200, estimate.nStar(), Tolerances.REORDERED);
    assertEquals(100, estimate.low());
    assertEquals(400, estimate.high());
  }

  @Test
  void estimate_jumpFromNoneToAll_isTheirGeometricMean() {
    var estimate = ThresholdEstimate.of(List.of(at(400, 4, 0), at(100, 0, 4))).orElseThrow();
    Tolerances.assertClose(200, estimate.nStar(), Tolerances.FLOAT64);
  }

  @Test
  void estimate_trappedAndUndecidedRuns_changeNothing() {
    var without = ThresholdEstimate.of(List.of(at(100, 1, 3), at(200, 3, 1), at(300, 4, 0)));
    var with =
        ThresholdEstimate.of(
            List.of(
                new SizeOutcomes(100, 1, 3, 5, 0),
                new SizeOutcomes(150, 0, 0, 2, 7),
                new SizeOutcomes(200, 3, 1, 0, 9),
                new SizeOutcomes(300, 4, 0, 1, 0)));
    assertEquals(without, with);
  }

  @Test
  void estimate_outcomesNotMonotone_crossesAtTheLargestJammedSize() {
    var estimate =
        ThresholdEstimate.of(
                List.of(at(100, 0, 4), at(200, 3, 1), at(300, 1, 3), at(400, 4, 0), at(500, 4, 0)))
            .orElseThrow();
    assertTrue(estimate.nStar() > 300 && estimate.nStar() < 400);
    assertEquals(100, estimate.low());
    assertEquals(400, estimate.high());
  }

  @Test
  void estimate_everySizeFits_isTheSmallestWithNoLowerEnd() {
    var estimate = ThresholdEstimate.of(List.of(at(4, 5, 0), at(9, 5, 0))).orElseThrow();
    assertEquals(new ThresholdEstimate(4, 0, 4), estimate);
  }

  @Test
  void estimate_largestSizeDoesNotFit_isNone() {
    assertEquals(Optional.empty(), ThresholdEstimate.of(List.of(at(100, 0, 4), at(200, 3, 1))));
    assertEquals(Optional.empty(), ThresholdEstimate.of(List.of(new SizeOutcomes(9, 0, 0, 3, 3))));
    assertEquals(Optional.empty(), ThresholdEstimate.of(List.of()));
  }

  @Test
  void outcomes_negativeCount_isRefused() {
    assertThrows(IllegalArgumentException.class, () -> new SizeOutcomes(1, 0, -1, 0, 0));
    assertThrows(IllegalArgumentException.class, () -> new SizeOutcomes(0, 0, 1, 0, 0));
  }
}
