package org.jamming4j.training;

import org.jamming4j.network.HiddenActivation;

/** Values and slopes of the hidden layers' non-linearity, over a row of patterns. */
final class HiddenUnits {
  private HiddenUnits() {}

  /** Replaces the first n pre-activations by the activations. */
  static void activate(HiddenActivation activation, double[] z, int n) {
    if (activation == HiddenActivation.RELU) {
      // a loop of its own, which is vectorised
      for (int m = 0; m < n; m++) {
        z[m] = Math.max(0.0, z[m]);
      }
    } else {
      for (int m = 0; m < n; m++) {
        z[m] = activation.value(z[m]);
      }
    }
  }

  /** Multiplies delta by the slope at the first n activations. */
  static void multiplyBySlope(HiddenActivation activation, double[] a, double[] delta, int n) {
    switch (activation) {
      case RELU -> {
        for (int m = 0; m < n; m++) {
          delta[m] = a[m] > 0 ? delta[m] : 0;
        }
      }
      case TANH -> {
        for (int m = 0; m < n; m++) {
          delta[m] *= 1 - a[m] * a[m];
        }
      }
      case SOFTPLUS -> {
        for (int m = 0; m < n; m++) {
          delta[m] *= -Math.expm1(-a[m]);
        }
      }
    }
  }
}
