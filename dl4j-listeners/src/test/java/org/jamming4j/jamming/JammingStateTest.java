package org.jamming4j.jamming;

import static org.jamming4j.Tolerances.FLOAT64;
import static org.jamming4j.Tolerances.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.jamming4j.Tolerances;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JammingStateTest {
  private static JammingState of(double margin, double... signedOutputs) {
    double[][] outputs = new double[signedOutputs.length][1];
    double[][] labels = new double[signedOutputs.length][];
    for (int mu = 0; mu < outputs.length; mu++) {
      double y = mu % 2 == 0 ? 1 : -1;
      labels[mu] = new double[] {y};
      outputs[mu][0] = y * signedOutputs[mu];
    }
    return JammingState.of(outputs, labels, null, margin);
  }

  @Test
  void of_gapsOfAllKinds_areCounted() {
    JammingState state = of(1, 1.5, 1, 0.75, 0, -1);
    assertEquals(5, state.gaps());
    assertEquals(3, state.unsatisfied());
    assertEquals(2, state.misclassified());
    assertEquals((0.0625 + 1 + 4) / 10, state.loss());
    assertEquals(5.0625 / 3.25, state.q());
    assertEquals(-0.5, state.smallestGap());
    assertEquals(2, state.largestGap());
    assertFalse(state.separated() || state.satisfied());
  }

  @Test
  void of_nothingUnsatisfied_hasNoLossAndQZero() {
    JammingState state = of(0.5, 0.5, 3);
    assertEquals(0, state.q());
    assertEquals(0, state.loss());
    assertTrue(state.separated() && state.satisfied());
  }

  @Test
  void of_smallButPositiveOutputs_areSeparatedAndUnsatisfied() {
    JammingState state = of(1, Double.MIN_VALUE, 0.5);
    assertTrue(state.separated());
    assertFalse(state.satisfied());
  }

  @ParameterizedTest
  @CsvSource({"NaN,1,1", "-Infinity,1,1", "Infinity,0,0", "0,1,1", "-0.0,1,1"})
  void of_notFinite_countsAsBadUnlessOnTheRightSide(
      double output, int misclassified, int unsatisfied) {
    JammingState state = of(1, output);
    assertEquals(misclassified, state.misclassified());
    assertEquals(unsatisfied, state.unsatisfied());
  }

  @Test
  void of_oneNaNAmongMany_makesTheLossNaN() {
    assertTrue(Double.isNaN(of(1, 2, Double.NaN, 2).loss()));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void q_atTheBestScaleAndConstantOfAnyOutputs_isOne(long seed) {
    var random = new Random(seed);
    double margin = 0.5 + random.nextDouble();
    double[] signed = random.doubles(20, -1, 1).toArray();
    double[] weights = random.doubles(20, 0.5, 2).toArray();
    double scale = stationaryScale(signed, weights, margin);
    var state = new JammingState.Accumulator(margin);
    for (int mu = 0; mu < signed.length; mu++) {
      state.add(scale * signed[mu], weights[mu]);
    }
    JammingState found = state.state(signed.length);
    assertTrue(found.loss() > 0);
    assertClose(1, found.q(), Tolerances.DECOMPOSED);
  }

  /** Minimises the convex loss over one scale of all outputs, by halving an interval. */
  private static double stationaryScale(double[] signed, double[] weights, double margin) {
    double low = -1e3;
    double high = 1e3;
    for (int step = 0; step < 200; step++) {
      double scale = (low + high) / 2;
      double slope = 0;
      for (int mu = 0; mu < signed.length; mu++) {
        slope -= weights[mu] * Math.max(0, margin - scale * signed[mu]) * signed[mu];
      }
      if (slope < 0) {
        low = scale;
      } else {
        high = scale;
      }
    }
    return low;
  }

  @Test
  void of_weights_multiplyTheirTermsOnly() {
    double[][] outputs = {{0.5, 2}, {0, -1}};
    double[][] labels = {{1, -1}, {-1, 1}};
    JammingState state = JammingState.of(outputs, labels, new double[] {3, 0.25}, 1);
    assertEquals(4, state.gaps());
    assertClose((3 * (0.25 + 9) + 0.25 * (1 + 4)) / 4, state.loss(), FLOAT64);
    assertEquals(3, state.misclassified());
  }
}
