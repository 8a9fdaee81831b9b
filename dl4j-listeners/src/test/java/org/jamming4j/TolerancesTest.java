package org.jamming4j;

import static org.jamming4j.Tolerances.FLOAT64;
import static org.jamming4j.Tolerances.assertClose;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TolerancesTest {
  @ParameterizedTest
  @CsvSource({"NaN,NaN", "1,NaN", "NaN,1", "1,1.001", "0,Infinity", "-1,1"})
  void assertClose_different_fails(double expected, double actual) {
    assertThrows(AssertionError.class, () -> assertClose(expected, actual, FLOAT64));
  }

  @Test
  void assertClose_roundingError_passes() {
    assertClose(0.3, 0.1 + 0.2, FLOAT64);
    assertClose(new double[] {1e20}, new double[] {1e20 + 1e5}, FLOAT64);
  }

  @Test
  void assertClose_differentLengths_fails() {
    assertThrows(AssertionError.class, () -> assertClose(new double[1], new double[2], FLOAT64));
  }
}
