package org.jamming4j.weka;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jamming4j.Tolerances;
import org.jamming4j.data.Patterns;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import weka.core.Attribute;
import weka.core.DenseInstance;
import weka.core.Instances;
import weka.core.Utils;

/** Expected values are worked out by hand. */
class InstanceEncoderTest {
  private static final double NONE = Utils.missingValue();

  @BeforeAll
  static void prepare() {
    Dl4jRuntime.prepare();
  }

  /** Length: 1, 3, ?, 2, with weights 1, 1, 1, 2; colour: red, blue, ?, red; class: c, a, a, c. */
  private static Instances data() {
    var data =
        new Instances(
            "data",
            new ArrayList<>(
                List.of(
                    new Attribute("length"),
                    new Attribute("colour", List.of("red", "green", "blue")),
                    new Attribute("class", List.of("a", "b", "c")))),
            4);
    data.setClassIndex(2);
    data.add(new DenseInstance(1, new double[] {1, 0, 2}));
    data.add(new DenseInstance(1, new double[] {3, 2, 0}));
    data.add(new DenseInstance(1, new double[] {NONE, NONE, 0}));
    data.add(new DenseInstance(2, new double[] {2, 0, 2}));
    return data;
  }

  @Test
  void encode_numericWithMissing_weightedStandardScoresOfTheOthers() throws Exception {
    double[][] inputs = InstanceEncoder.fit(data(), InputScaling.STANDARD).encode(data());
    // mean 2; variance (1 + 1 + 2 * 0)/4
    double deviation = Math.sqrt(0.5);
    assertArrayEquals(
        new double[] {-1 / deviation, 1 / deviation, 0, 0}, column(inputs, 0), Tolerances.ROUNDED);
  }

  @Test
  void encode_nominalWithMissing_meanOfTheIndicators() throws Exception {
    double[][] inputs = InstanceEncoder.fit(data(), InputScaling.STANDARD).encode(data());
    // red: 1, 0, ?, 1 with weights 1, 1, 1, 2: mean 3/4, deviation sqrt(3)/4
    double one = 1 / Math.sqrt(3);
    assertArrayEquals(
        new double[] {one, -3 * one, 0, one}, column(inputs, 1), Tolerances.SOME_OPERATIONS);
    // green never occurs
    assertArrayEquals(new double[4], column(inputs, 2), 0);
    assertArrayEquals(
        new double[] {-one, 3 * one, 0, -one}, column(inputs, 3), Tolerances.SOME_OPERATIONS);
  }

  @Test
  void encode_valuesMissingInSomeRows_anInputMoreSaysSo() throws Exception {
    double[][] inputs = InstanceEncoder.fit(data(), InputScaling.STANDARD).encode(data());
    assertEquals(6, inputs[0].length);
    // 0, 0, 1, 0 with weights 1, 1, 1, 2: mean 0.2, deviation 0.4
    double[] marks = {-0.5, -0.5, 2, -0.5};
    assertArrayEquals(marks, column(inputs, 4), Tolerances.SOME_OPERATIONS);
    assertArrayEquals(marks, column(inputs, 5), Tolerances.SOME_OPERATIONS);
  }

  /** 1 of 100 is not more than a hundredth. */
  @Test
  void encode_valuesMissingRarelyOrAlways_noInputMore() throws Exception {
    double[] values = IntStream.range(0, 100).mapToDouble(mu -> mu).toArray();
    double[] weights = IntStream.range(0, 100).mapToDouble(mu -> 1).toArray();
    values[50] = NONE;
    assertEquals(1, InstanceEncoder.fit(numeric(values, weights), InputScaling.NONE).dimension());
    values[51] = NONE;
    assertEquals(2, InstanceEncoder.fit(numeric(values, weights), InputScaling.NONE).dimension());
    Arrays.fill(values, NONE);
    InstanceEncoder encoder = InstanceEncoder.fit(numeric(values, weights), InputScaling.PIECEWISE);
    assertArrayEquals(new double[] {0}, encoder.encode(numeric(values, weights))[7], 0);
  }

  /** Of each input, not that of the mean value, which would be all pieces below it. */
  @Test
  void encode_missingInPieces_meanOfEachInput() throws Exception {
    double[] values = IntStream.range(0, 41).mapToDouble(mu -> mu * mu).toArray();
    double[] weights = new Random(3).doubles(41, 0.5, 2).toArray();
    Instances known = numeric(values, weights);
    for (InputScaling scaling : InputScaling.values()) {
      InstanceEncoder encoder = InstanceEncoder.fit(known, scaling);
      double[][] inputs = encoder.encode(known);
      double[] blank = encoder.encode(numeric(new double[] {NONE}, new double[] {1}))[0];
      double sum = Arrays.stream(weights).sum();
      for (int i = 0; i < blank.length; i++) {
        double[] column = column(inputs, i);
        double mean = IntStream.range(0, 41).mapToDouble(m -> weights[m] * column[m]).sum() / sum;
        assertEquals(mean, blank[i], Tolerances.REORDERED * 1600);
      }
    }
  }

  private static Instances numeric(double[] values, double[] weights) {
    var data =
        new Instances(
            "data",
            new ArrayList<>(List.of(new Attribute("x"), new Attribute("class", List.of("a", "b")))),
            values.length);
    data.setClassIndex(1);
    for (int mu = 0; mu < values.length; mu++) {
      data.add(new DenseInstance(weights[mu], new double[] {values[mu], mu % 2}));
    }
    return data;
  }

  /** As boosting weighs rows. */
  @Test
  void encode_constantColumnOfAnyWeights_differenceOfOneStaysOne() throws Exception {
    var random = new Random(1);
    for (int i = 0; i < 500; i++) {
      double value = random.nextGaussian() * Math.pow(10, random.nextInt(7) - 3);
      double[] values = new double[2 + random.nextInt(30)];
      Arrays.fill(values, value);
      double[] weights = random.doubles(values.length, 1e-3, 3).toArray();
      if (i % 3 == 0) {
        values[values.length - 1] = NONE;
      }
      Instances data = numeric(values, weights);
      InstanceEncoder encoder = InstanceEncoder.fit(data, InputScaling.STANDARD);
      assertEquals(0, encoder.encode(data)[0][0], Tolerances.REORDERED * Math.abs(value));
      data.get(0).setValue(0, value + 1);
      assertEquals(1, encoder.encode(data)[0][0], Tolerances.REORDERED * (1 + Math.abs(value)));
    }
  }

  @Test
  void encode_constantColumnOfTheWeightsThatExploded_isZero() throws Exception {
    double[] values = {-6.2947578, -6.2947578, -6.2947578};
    Instances data = numeric(values, new double[] {1.5588, 0.1647, 0.9});
    assertEquals(0, InstanceEncoder.fit(data, InputScaling.STANDARD).encode(data)[0][0]);
    Instances other = numeric(new double[] {-5.2947578}, new double[] {1});
    assertEquals(
        1,
        InstanceEncoder.fit(data, InputScaling.STANDARD).encode(other)[0][0],
        Tolerances.OUTPUTS);
  }

  /** A column that varies by rounding alone is constant too. */
  @Test
  void encode_columnOfRoundingErrors_differenceOfOneStaysOne() throws Exception {
    Instances data = numeric(new double[] {0.1 + 0.2, 0.3, 0.3}, new double[] {1, 1, 1});
    Instances other = numeric(new double[] {1.3}, new double[] {1});
    assertEquals(
        1,
        InstanceEncoder.fit(data, InputScaling.STANDARD).encode(other)[0][0],
        Tolerances.OUTPUTS);
  }

  /** Weights of any kind give the scores of rows repeated as often. */
  @Test
  void encode_anyWeights_weightedMeanZeroAndVarianceOne() throws Exception {
    var random = new Random(2);
    for (int i = 0; i < 200; i++) {
      int n = 2 + random.nextInt(30);
      double shift = random.nextGaussian() * 1e6;
      double[] values = random.doubles(n).map(x -> x + shift).toArray();
      double[] weights = random.doubles(n, 1e-3, 3).toArray();
      Instances data = numeric(values, weights);
      double[] scores = column(InstanceEncoder.fit(data, InputScaling.STANDARD).encode(data), 0);
      double sum = Arrays.stream(weights).sum();
      double mean = IntStream.range(0, n).mapToDouble(m -> weights[m] * scores[m]).sum() / sum;
      double variance =
          IntStream.range(0, n).mapToDouble(m -> weights[m] * scores[m] * scores[m]).sum() / sum;
      assertEquals(0, mean, Tolerances.CANCELLED);
      assertEquals(1, variance, Tolerances.CANCELLED);
    }
  }

  private static double[] column(double[][] rows, int i) {
    double[] column = new double[rows.length];
    for (int mu = 0; mu < rows.length; mu++) {
      column[mu] = rows[mu][i];
    }
    return column;
  }

  @Test
  void patterns_declaredClassUnseen_leftOut() throws Exception {
    InstanceEncoder encoder = InstanceEncoder.fit(data(), InputScaling.STANDARD);
    Patterns patterns = encoder.patterns(data());
    assertArrayEquals(new int[] {0, 2}, encoder.seenClasses());
    assertEquals(List.of("a", "c"), patterns.classNames());
    assertEquals(1, patterns.outputs());
    assertEquals(1, patterns.classOf(0));
    assertEquals(0, patterns.classOf(1));
  }

  @Test
  void patterns_weights_scaledToMeanOne() throws Exception {
    Patterns patterns = InstanceEncoder.fit(data(), InputScaling.STANDARD).patterns(data());
    assertTrue(patterns.isWeighted());
    assertEquals(0.8, patterns.weight(0), Tolerances.ROUNDED);
    assertEquals(1.6, patterns.weight(3), Tolerances.ROUNDED);
    Instances equal = data();
    equal.forEach(row -> row.setWeight(3));
    assertFalse(InstanceEncoder.fit(equal, InputScaling.STANDARD).patterns(equal).isWeighted());
  }
}
