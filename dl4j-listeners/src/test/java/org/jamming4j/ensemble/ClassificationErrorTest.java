package org.jamming4j.ensemble;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.jamming4j.data.Patterns;
import org.junit.jupiter.api.Test;

class ClassificationErrorTest {
  private static final Patterns TWO =
      new Patterns(new double[] {1, 2, 3, 4}, 1, new int[] {0, 1, 1, 0}, List.of("a", "b"));
  private static final Patterns THREE =
      new Patterns(new double[] {1, 2, 3}, 1, new int[] {0, 1, 2}, List.of("a", "b", "c"));

  @Test
  void oneOutput_signsAgainstLabels_zeroIsWrong() {
    double[][] outputs = {{-1}, {2}, {0}, {3}};
    assertEquals(0.5, ClassificationError.of(outputs, TWO));
  }

  @Test
  void oneOutput_notANumber_isWrong() {
    double[][] outputs = {{-1}, {2}, {Double.NaN}, {-3}};
    assertEquals(0.25, ClassificationError.of(outputs, TWO));
  }

  @Test
  void severalOutputs_largestOne_decides() {
    double[][] outputs = {{0.1, -1, 0}, {-3, -2, -1}, {-3, -2, -1}};
    assertEquals(1.0 / 3, ClassificationError.of(outputs, THREE));
  }

  @Test
  void severalOutputs_notANumber_isWrong() {
    double[][] outputs = {{Double.NaN, 0, 0}, {-3, 2, -1}, {-3, -2, Double.NaN}};
    assertEquals(2.0 / 3, ClassificationError.of(outputs, THREE));
  }

  @Test
  void otherNumberOfOutputs_isRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> ClassificationError.of(new double[2][1], TWO));
  }
}
