package org.jamming4j.ensemble;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jamming4j.Tolerances;
import org.jamming4j.data.Patterns;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemperatureTest {
  private static Patterns patterns(int[] classes, int k, double @Nullable [] weights) {
    List<String> names = IntStream.range(0, k).mapToObj(c -> "c" + c).toList();
    return new Patterns(new double[classes.length], 1, classes, names, weights);
  }

  private static double[][] outputs(Random random, int n, int k) {
    var outputs = new double[n][k == 2 ? 1 : k];
    for (double[] row : outputs) {
      for (int c = 0; c < row.length; c++) {
        row[c] = 3 * random.nextGaussian();
      }
    }
    return outputs;
  }

  /** Classes drawn by the probabilities at a temperature. */
  private static int[] drawn(Random random, double[][] outputs, int k, double temperature) {
    int[] all = IntStream.range(0, k).toArray();
    var classes = new int[outputs.length];
    for (int mu = 0; mu < classes.length; mu++) {
      double[] scaled = outputs[mu].clone();
      for (int c = 0; c < scaled.length; c++) {
        scaled[c] /= temperature;
      }
      double[] probabilities = ClassProbabilities.of(scaled, all, k);
      double left = random.nextDouble();
      while (classes[mu] < k - 1 && left >= probabilities[classes[mu]]) {
        left -= probabilities[classes[mu]++];
      }
    }
    return classes;
  }

  @ParameterizedTest
  @CsvSource({"2, 0.5", "2, 4", "3, 1", "5, 8"})
  void fit_ofClassesDrawnAtATemperature_isThat(int k, double temperature) {
    var random = new Random(k);
    double[][] outputs = outputs(random, 40_000, k);
    int[] classes = drawn(random, outputs, k, temperature);
    double found = Temperature.fit(outputs, patterns(classes, k, null));
    // of 40,000 draws
    assertEquals(1, found / temperature, 0.05);
  }

  @Test
  void fit_ofOutputsTimesAFactor_isTimesThat() {
    var random = new Random(7);
    double[][] outputs = outputs(random, 300, 3);
    Patterns patterns = patterns(drawn(random, outputs, 3, 2), 3, null);
    double one = Temperature.fit(outputs, patterns);
    for (double[] row : outputs) {
      for (int c = 0; c < row.length; c++) {
        row[c] *= 10;
      }
    }
    assertEquals(10, Temperature.fit(outputs, patterns) / one, Tolerances.FLOAT32);
  }

  /** The probability of the true class is that of its smoothing, (P + 1) / (P + 2). */
  @Test
  void fit_ofOutputsThatAreAllRightAndAlike_isThatOfTheSmoothing() {
    double[][] outputs = {{-1}, {1}, {1}, {-1}};
    double found = Temperature.fit(outputs, patterns(new int[] {0, 1, 1, 0}, 2, null));
    assertEquals(2 / Math.log(5), found, Tolerances.CANCELLED);
  }

  @Test
  void fit_ofOutputsThatSayNothing_makesThemEven() {
    // as often wrong as right, whatever they say
    double[][] outputs = {{5}, {5}, {-5}, {-5}};
    double found = Temperature.fit(outputs, patterns(new int[] {0, 1, 1, 0}, 2, null));
    assertTrue(found > 100, found + "");
  }

  @Test
  void fit_ofTwoRowsOfAnotherWeight_countsThatWeight() {
    double[][] outputs = {{1}, {1}, {-1}, {0.5}};
    int[] classes = {1, 0, 0, 1};
    double right = Temperature.fit(outputs, patterns(classes, 2, new double[] {9, 1, 9, 9}));
    double wrong = Temperature.fit(outputs, patterns(classes, 2, new double[] {1, 9, 1, 1}));
    assertTrue(right < wrong, right + " " + wrong);
  }

  @Test
  void outputs_ofOtherPatterns_areRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> Temperature.fit(new double[3][1], patterns(new int[] {0, 1}, 2, null)));
  }
}
