package org.jamming4j.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class CurvatureBenchmarkTest {
  @Test
  void difference_byHand_isOverTheGreatestOfItsMatrix() throws ContenderFailedException {
    double[] ours = {-1, 4, -100, 50};
    double[] theirs = {-1, 4.5, -100, 51};
    assertEquals(0.125, CurvatureBenchmark.difference(ours, theirs, 2));
    assertEquals(0, CurvatureBenchmark.difference(ours, ours, 2));
  }

  @Test
  void difference_toNoNumber_isNone() throws ContenderFailedException {
    double[] theirs = {Double.NaN, 4};
    assertTrue(Double.isNaN(CurvatureBenchmark.difference(new double[] {1, 4}, theirs, 2)));
  }

  @Test
  void difference_toFewer_saysHowMany() {
    var e =
        assertThrows(
            ContenderFailedException.class,
            () -> CurvatureBenchmark.difference(new double[4], new double[2], 2));
    assertTrue(e.getMessage().contains("2 eigenvalues instead of 4"), e.getMessage());
  }
}
