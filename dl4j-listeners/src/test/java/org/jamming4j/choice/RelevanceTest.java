package org.jamming4j.choice;

import static org.jamming4j.Tolerances.FLOAT64;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.apache.commons.math3.stat.inference.OneWayAnova;
import org.jamming4j.data.Patterns;
import org.jamming4j.random.Seeds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RelevanceTest {
  private static final List<String> TWO = List.of("a", "b");

  private static Patterns one(int[] classes, double... x) {
    return new Patterns(x, 1, classes, TWO);
  }

  /** Commons Math's analysis of variance is the reference. */
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 5})
  void relevance_ofRandomData_followsFromItsF(int classes) {
    Random random = Seeds.random(classes, Seeds.Use.PATTERNS);
    int size = 40;
    int dimension = 6;
    double[] x = new double[size * dimension];
    int[] labels = new int[size];
    for (int mu = 0; mu < size; mu++) {
      labels[mu] = mu % classes;
      for (int i = 0; i < dimension; i++) {
        x[mu * dimension + i] = 3 + random.nextGaussian() + 0.4 * i * labels[mu];
      }
    }
    var names = List.of("a", "b", "c", "d", "e").subList(0, classes);
    var patterns = new Patterns(x, dimension, labels, names);
    double[] expected = new double[dimension];
    for (int i = 0; i < dimension; i++) {
      List<double[]> groups = new ArrayList<>();
      for (int c = 0; c < classes; c++) {
        double[] group = new double[0];
        for (int mu = c; mu < size; mu += classes) {
          group =
              DoubleStream.concat(Arrays.stream(group), DoubleStream.of(patterns.input(mu, i)))
                  .toArray();
        }
        groups.add(group);
      }
      double f = new OneWayAnova().anovaFValue(groups);
      expected[i] = Math.max(0, (f - 2) / (f + (size - classes) / (classes - 1.0)));
    }
    assertArrayEquals(expected, Relevance.of(patterns), 1e-10);
    assertTrue(expected[5] > 0.3, () -> Arrays.toString(expected));
  }

  @Test
  void relevance_ofACoordinateThatDecides_isOne() {
    assertEquals(1, Relevance.of(one(new int[] {0, 1, 0, 1}, 1, 7, 1, 7))[0], FLOAT64);
  }

  @Test
  void relevance_ofWhatTellsNothing_isZero() {
    assertEquals(0, Relevance.of(one(new int[] {0, 1, 0, 1}, 1e9, 1e9, 1e9, 1e9))[0]);
    assertEquals(0, Relevance.of(one(new int[] {0, 0, 1, 1}, 1, 2, 1, 2))[0]);
    assertEquals(0, Relevance.of(one(new int[] {1, 1, 1}, 1, 2, 3))[0], "one class alone");
    assertEquals(0, Relevance.of(one(new int[] {0, 1}, 1, 2))[0], "as many classes as patterns");
  }

  @Test
  void relevance_ofOtherUnits_isTheSame() {
    int[] classes = {0, 0, 0, 0, 1, 1, 1, 1};
    double[] x = {0.1, 0.5, 0.2, 1.1, 1.3, 0.9, 2, 1.2};
    double[] turned = Arrays.stream(x).map(v -> 30 - 7 * v).toArray();
    double expected = Relevance.of(one(classes, x))[0];
    assertTrue(expected > 0.2, () -> "relevance " + expected);
    assertEquals(expected, Relevance.of(one(classes, turned))[0], 1e-12);
  }

  @Test
  void relevance_ofWeights_countsThem() {
    int[] classes = {0, 0, 0, 1, 1, 1};
    double[] x = {1, 2, 9, 8, 9, 1};
    var light = new Patterns(x, 1, classes, TWO, new double[] {1, 1, 0.01, 1, 1, 0.01});
    assertTrue(Relevance.of(light)[0] > 0.8);
    assertEquals(0, Relevance.of(one(classes, x))[0]);
  }

  @Test
  void inputs_weighed_haveAMeanSquareOfOneAndLeaveOutWhatTellsNothing() {
    // the second tells nothing, the third as much as the first, the fourth decides
    double[] x = {
      1, 1, -10, 5, 2, 2, -20, 5, 3, 1, -30, 5, 3, 1, -30, 7, 4, 2, -40, 7, 5, 1, -50, 7
    };
    var patterns = new Patterns(x, 4, new int[] {0, 0, 0, 1, 1, 1}, TWO);
    InputSet set = InputSet.of("some", List.of(3, 2, 1, 0));
    NetworkInputs plain = set.fit(patterns);
    assertEquals(List.of(3, 2, 1, 0), plain.coordinates());
    assertArrayEquals(new double[] {7, -50, 1, 5}, plain.of(patterns.pattern(5)));
    NetworkInputs weighed = set.weighedByRelevance().fit(patterns);
    double[] relevance = Relevance.of(patterns);
    assertArrayEquals(new double[] {0.4, 0, 0.4, 1}, relevance, FLOAT64);
    assertEquals(List.of(3, 2, 0), weighed.coordinates());
    assertEquals(
        1, weighed.factors().stream().mapToDouble(f -> f * f).average().orElseThrow(), FLOAT64);
    assertArrayEquals(
        weighed.of(patterns.pattern(2)), weighed.of(patterns).pattern(2), "one and many");
  }

  @Test
  void inputs_weighedWhereNothingTells_areAllAsTheyAre() {
    InputSet set = InputSet.all("all", 1);
    Patterns patterns = one(new int[] {0, 0, 1, 1}, 1, 2, 1, 2);
    assertEquals(set.fit(patterns), set.weighedByRelevance().fit(patterns));
  }
}
