package org.jamming4j.weka;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jamming4j.Tolerances;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import weka.core.Attribute;
import weka.core.DenseInstance;
import weka.core.Instances;

/** Expected values are worked out by hand. */
class InputScalingTest {
  @BeforeAll
  static void prepare() {
    Dl4jRuntime.prepare();
  }

  private static Instances rows(double[] values, double[] weights) {
    var attributes =
        new ArrayList<>(List.of(new Attribute("x"), new Attribute("class", List.of("a", "b"))));
    var data = new Instances("data", attributes, values.length);
    data.setClassIndex(1);
    for (int i = 0; i < values.length; i++) {
      data.add(new DenseInstance(weights[i], new double[] {values[i], i % 2}));
    }
    return data;
  }

  private static double[] encoded(Instances training, InputScaling scaling, Instances rows)
      throws Exception {
    double[][] inputs = InstanceEncoder.fit(training, scaling).encode(rows);
    var column = new double[inputs.length];
    for (int mu = 0; mu < column.length; mu++) {
      column[mu] = inputs[mu][0];
    }
    return column;
  }

  private static double clipped(double z) {
    return z / Math.sqrt(1 + z * z / 9);
  }

  @Test
  void robust_ofNumbers_isByMedianAndQuartiles() throws Exception {
    Instances data =
        rows(new double[] {5, 1, 2, 3, 4, 900, 7, 6}, new double[] {1, 1, 1, 1, 1, 1, 1, 1});
    // half of the weight is reached at 4, a quarter at 2, three at 6
    double[] expected = {
      clipped(0.25),
      clipped(-0.75),
      clipped(-0.5),
      clipped(-0.25),
      0,
      clipped(224),
      clipped(0.75),
      clipped(0.5)
    };
    assertArrayEquals(expected, encoded(data, InputScaling.ROBUST, data), Tolerances.ROUNDED * 10);
  }

  @Test
  void robust_ofAnIndicator_isByHalfTheRange() throws Exception {
    Instances data = rows(new double[] {0, 0, 0, 0, 1}, new double[] {1, 1, 1, 1, 1});
    assertArrayEquals(
        new double[] {0, 0, 0, 0, clipped(2)},
        encoded(data, InputScaling.ROBUST, data),
        Tolerances.ROUNDED * 10);
  }

  @Test
  void robust_ofAnyValue_staysWithinThreeAndAscends() throws Exception {
    Instances data =
        rows(new Random(1).doubles(50).toArray(), new Random(2).doubles(50, 0.1, 2).toArray());
    double[] far = {-1e300, -1e9, -10, 0.2, 0.5, 10, 1e9, 1e300};
    double[] inputs =
        encoded(data, InputScaling.ROBUST, rows(far, new double[] {1, 1, 1, 1, 1, 1, 1, 1}));
    for (int i = 0; i < inputs.length; i++) {
      assertTrue(Math.abs(inputs[i]) <= 3, inputs[i] + " of " + far[i]);
      assertTrue(i == 0 || inputs[i] >= inputs[i - 1]);
    }
  }

  @ParameterizedTest
  @EnumSource(InputScaling.class)
  void weightOfTwo_comparedToRowTwice_isTheSame(InputScaling scaling) throws Exception {
    double[] values = {3, -1, 8, 2.5, 2.5, 11};
    Instances weighted = rows(values, new double[] {1, 2, 1, 1, 2, 1});
    Instances repeated =
        rows(new double[] {3, -1, -1, 8, 2.5, 2.5, 2.5, 11}, new double[] {1, 1, 1, 1, 1, 1, 1, 1});
    assertArrayEquals(
        encoded(repeated, scaling, weighted),
        encoded(weighted, scaling, weighted),
        Tolerances.SOME_OPERATIONS);
  }

  @Test
  void none_ofNumbers_isThese() throws Exception {
    double[] values = {3, -1, 8e5, 3};
    Instances data = rows(values, new double[] {1, 1, 1, 1});
    assertArrayEquals(values, encoded(data, InputScaling.NONE, data), 0);
    double[] constant = {4, 4};
    Instances same = rows(constant, new double[] {1, 1});
    assertArrayEquals(constant, encoded(same, InputScaling.NONE, same), 0);
  }

  @Test
  void quantile_ofWeights_countsThem() {
    double[] values = {3, 1, 2};
    double[] weights = {1, 5, 1};
    assertEquals(1, InputScaling.quantile(values, weights, 0));
    assertEquals(1, InputScaling.quantile(values, weights, 0.7));
    assertEquals(2, InputScaling.quantile(values, weights, 0.72));
    assertEquals(3, InputScaling.quantile(values, weights, 1));
  }
}
