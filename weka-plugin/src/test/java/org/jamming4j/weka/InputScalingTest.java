package org.jamming4j.weka;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
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

  private static double[] pieces(Instances training, double value) throws Exception {
    return InstanceEncoder.fit(training, InputScaling.PIECEWISE)
        .encode(rows(new double[] {value}, new double[] {1}))[0];
  }

  @Test
  void piecewise_ofNumbers_isRobustAndThePlaceInEveryPiece() throws Exception {
    double[] values = new double[32];
    double[] weights = new double[32];
    for (int mu = 0; mu < values.length; mu++) {
      values[mu] = mu < 16 ? mu : 10 * mu;
      weights[mu] = 1;
    }
    Instances data = rows(values, weights);
    // an eighth of the weight is reached at the fourth value, and so on; the least is an edge, too
    double[] edges = {0, 3, 7, 11, 15, 190, 230, 270, 310};
    assertArrayEquals(
        new double[] {clipped((5 - 15) / 223.), 1, 0, -1, -1, -1, -1, -1, -1},
        pieces(data, 5),
        Tolerances.ROUNDED * 10);
    for (int i = 0; i < edges.length; i++) {
      double[] inputs = pieces(data, edges[i]);
      for (int piece = 1; piece < inputs.length; piece++) {
        assertEquals(piece <= i ? 1 : -1, inputs[piece], 0, "edge " + i + " piece " + piece);
      }
    }
    assertArrayEquals(
        new double[] {-1, -1, -1, -1, -1, -1, -1, -1}, withoutFirst(pieces(data, -1e300)), 0);
    assertArrayEquals(new double[] {1, 1, 1, 1, 1, 1, 1, 1}, withoutFirst(pieces(data, 1e300)), 0);
  }

  @Test
  void piecewise_withoutItsPieces_isRobust() throws Exception {
    var random = new Random(3);
    double[] values = random.doubles(40).toArray();
    Instances data = rows(values, random.doubles(40, 0.5, 2).toArray());
    InstanceEncoder encoder = InstanceEncoder.fit(data, InputScaling.PIECEWISE);
    assertEquals(9, encoder.dimension());
    assertEquals(List.of(0), encoder.inputsWithoutPieces());
    double[][] robust = InstanceEncoder.fit(data, InputScaling.ROBUST).encode(data);
    double[][] all = encoder.encode(data);
    for (int mu = 0; mu < all.length; mu++) {
      assertEquals(robust[mu][0], all[mu][0], 0);
    }
  }

  private static double[] withoutFirst(double[] inputs) {
    return Arrays.copyOfRange(inputs, 1, inputs.length);
  }

  @Test
  void piecewise_ofFewValues_hasAsManyPiecesAsTheyTell() throws Exception {
    Instances indicator = rows(new double[] {0, 0, 1, 1}, new double[] {1, 1, 1, 1});
    assertArrayEquals(new double[] {clipped(1)}, pieces(indicator, 1), Tolerances.ROUNDED * 10);
    Instances three = rows(new double[] {0, 0, 1, 1, 5, 5}, new double[] {1, 1, 1, 1, 1, 1});
    assertEquals(3, pieces(three, 1).length);
    Instances same = rows(new double[] {4, 4}, new double[] {1, 1});
    assertArrayEquals(new double[] {0}, pieces(same, 4), 0);
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
    var quantiles = new WeightedQuantiles(values, weights);
    assertEquals(1, quantiles.at(0));
    assertEquals(1, quantiles.at(0.7));
    assertEquals(2, quantiles.at(0.72));
    assertEquals(3, quantiles.at(1));
  }
}
