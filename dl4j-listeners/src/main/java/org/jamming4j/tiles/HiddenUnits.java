package org.jamming4j.tiles;

import org.jamming4j.network.HiddenActivation;

/**
 * Values and slopes of the hidden layers' non-linearity over some patterns next to each other. The
 * loops of ReLU are written so that Java vectorises them; (z + |z|) / 2 takes two thirds of the
 * time of {@code Math.max}, which sees to signed zeros.
 */
final class HiddenUnits {
  /** A positive activation times this is 1 or more, if it is not below the normal numbers. */
  private static final double LARGE = 0x1p1022;

  private static final float LARGE_FLOAT = 0x1p126f;

  private HiddenUnits() {}

  /** Adds the bias to n pre-activations and replaces them by the activations. */
  static void activate(HiddenActivation activation, double[] z, int from, int n, double bias) {
    if (activation == HiddenActivation.RELU) {
      for (int m = from; m < from + n; m++) {
        double sum = z[m] + bias;
        z[m] = 0.5 * (sum + Math.abs(sum));
      }
    } else {
      for (int m = from; m < from + n; m++) {
        z[m] = activation.value(z[m] + bias);
      }
    }
  }

  /** The same in float32. */
  static void activate(HiddenActivation activation, float[] z, int from, int n, float bias) {
    if (activation == HiddenActivation.RELU) {
      for (int m = from; m < from + n; m++) {
        float sum = z[m] + bias;
        z[m] = 0.5f * (sum + Math.abs(sum));
      }
    } else {
      for (int m = from; m < from + n; m++) {
        z[m] = (float) activation.value(z[m] + bias);
      }
    }
  }

  /** Adds the bias to n pre-activations. */
  static void addBias(double[] z, int from, int n, double bias) {
    for (int m = from; m < from + n; m++) {
      z[m] += bias;
    }
  }

  /** The same in float32. */
  static void addBias(float[] z, int from, int n, float bias) {
    for (int m = from; m < from + n; m++) {
      z[m] += bias;
    }
  }

  /** Multiplies n deltas by the slope at the activations of the same places. */
  static void multiplyBySlope(
      HiddenActivation activation, double[] a, double[] delta, int from, int n) {
    switch (activation) {
      case RELU -> {
        for (int m = from; m < from + n; m++) {
          delta[m] *= Math.min(1.0, LARGE * a[m]);
        }
      }
      case TANH -> {
        for (int m = from; m < from + n; m++) {
          delta[m] *= 1 - a[m] * a[m];
        }
      }
      case SOFTPLUS -> {
        for (int m = from; m < from + n; m++) {
          delta[m] *= -Math.expm1(-a[m]);
        }
      }
    }
  }

  /** The same in float32. */
  static void multiplyBySlope(
      HiddenActivation activation, float[] a, float[] delta, int from, int n) {
    switch (activation) {
      case RELU -> {
        for (int m = from; m < from + n; m++) {
          delta[m] *= Math.min(1f, LARGE_FLOAT * a[m]);
        }
      }
      case TANH -> {
        for (int m = from; m < from + n; m++) {
          delta[m] *= 1 - a[m] * a[m];
        }
      }
      case SOFTPLUS -> {
        for (int m = from; m < from + n; m++) {
          delta[m] *= (float) -Math.expm1(-a[m]);
        }
      }
    }
  }
}
