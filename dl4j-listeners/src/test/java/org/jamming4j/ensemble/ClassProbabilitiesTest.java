package org.jamming4j.ensemble;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.jamming4j.Tolerances;
import org.junit.jupiter.api.Test;

class ClassProbabilitiesTest {
  @Test
  void oneOutput_asLogisticOfTwiceTheOutput() {
    double[] distribution = ClassProbabilities.of(new double[] {1}, new int[] {0, 1}, 2);
    // 1/(1 + e^2)
    assertArrayEquals(
        new double[] {0.11920292202211755, 0.8807970779778825}, distribution, Tolerances.ROUNDED);
  }

  @Test
  void oneOutput_ofZero_evenOddsAndNoneForTheUnseen() {
    assertArrayEquals(
        new double[] {0, 0.5, 0, 0.5},
        ClassProbabilities.of(new double[] {0}, new int[] {1, 3}, 4),
        0);
  }

  @Test
  void severalOutputs_asSoftmaxOfTwiceTheOutputs() {
    double half = Math.log(2) / 2;
    // weights 1, 2, 4 over 7
    assertArrayEquals(
        new double[] {1 / 7.0, 0, 2 / 7.0, 4 / 7.0},
        ClassProbabilities.of(new double[] {0, half, 2 * half}, new int[] {0, 2, 3}, 4),
        Tolerances.ROUNDED);
  }

  @Test
  void hugeOutputs_neitherOverflowNorNaN() {
    assertArrayEquals(
        new double[] {0, 1, 0},
        ClassProbabilities.of(new double[] {-1e300, 1e300, 0}, new int[] {0, 1, 2}, 3),
        0);
    assertArrayEquals(
        new double[] {1, 0}, ClassProbabilities.of(new double[] {-1e300}, new int[] {0, 1}, 2), 0);
  }
}
