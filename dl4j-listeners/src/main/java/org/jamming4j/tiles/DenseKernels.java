package org.jamming4j.tiles;

import java.nio.DoubleBuffer;
import java.util.Arrays;

/**
 * The arithmetic of one layer over a tile of patterns in plain Java. A tile's values are held unit
 * after unit, [units x patterns], so that every inner loop runs over patterns next to each other
 * and is vectorised whatever the width. Weights are [inputs x outputs], column after column.
 */
final class DenseKernels {
  private DenseKernels() {}

  /** z += W^T a over the first n patterns. */
  static void addProduct(DoubleBuffer parameters, int weights, double[][] a, double[][] z, int n) {
    for (int j = 0; j < z.length; j++) {
      accumulate(parameters, weights + j * a.length, 1, a, z[j], n);
    }
  }

  /**
   * out = W delta over the first n patterns, or out += W delta: what the layer's outputs hand back
   * to its inputs.
   */
  static void multiplyTransposed(
      DoubleBuffer parameters, int weights, double[][] delta, double[][] out, boolean add, int n) {
    int inputs = out.length;
    for (int i = 0; i < inputs; i++) {
      double[] row = out[i];
      if (!add) {
        Arrays.fill(row, 0, n, 0);
      }
      accumulate(parameters, weights + i, inputs, delta, row, n);
    }
  }

  /** out += sum over i of the i-th coefficient times a[i], four rows at a time. */
  private static void accumulate(
      DoubleBuffer coefficients, int first, int stride, double[][] a, double[] out, int n) {
    int i = 0;
    for (; i + 4 <= a.length; i += 4) {
      add4(
          coefficients.get(first + i * stride),
          a[i],
          coefficients.get(first + (i + 1) * stride),
          a[i + 1],
          coefficients.get(first + (i + 2) * stride),
          a[i + 2],
          coefficients.get(first + (i + 3) * stride),
          a[i + 3],
          out,
          n);
    }
    for (; i < a.length; i++) {
      add1(coefficients.get(first + i * stride), a[i], out, n);
    }
  }

  private static void add4(
      double c0,
      double[] a0,
      double c1,
      double[] a1,
      double c2,
      double[] a2,
      double c3,
      double[] a3,
      double[] out,
      int n) {
    for (int m = 0; m < n; m++) {
      out[m] += c0 * a0[m] + c1 * a1[m] + c2 * a2[m] + c3 * a3[m];
    }
  }

  private static void add1(double c, double[] a, double[] out, int n) {
    for (int m = 0; m < n; m++) {
      out[m] += c * a[m];
    }
  }

  /** Adds a delta^T to the weights' gradient, over the first n patterns. */
  static void addOuter(double[][] a, double[][] delta, DoubleBuffer gradient, int weights, int n) {
    int inputs = a.length;
    for (int j = 0; j < delta.length; j++) {
      double[] d = delta[j];
      int w = weights + j * inputs;
      int i = 0;
      for (; i + 4 <= inputs; i += 4) {
        dot4(a[i], a[i + 1], a[i + 2], a[i + 3], d, gradient, w + i, n);
      }
      for (; i < inputs; i++) {
        double sum = 0;
        for (int m = 0; m < n; m++) {
          sum += a[i][m] * d[m];
        }
        gradient.put(w + i, gradient.get(w + i) + sum);
      }
    }
  }

  /** Adds delta to the biases' gradient, over the first n patterns. */
  static void addSums(double[][] delta, DoubleBuffer gradient, int biases, int n) {
    for (int j = 0; j < delta.length; j++) {
      double sum = 0;
      for (int m = 0; m < n; m++) {
        sum += delta[j][m];
      }
      gradient.put(biases + j, gradient.get(biases + j) + sum);
    }
  }

  private static void dot4(
      double[] a0,
      double[] a1,
      double[] a2,
      double[] a3,
      double[] d,
      DoubleBuffer gradient,
      int at,
      int n) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    for (int m = 0; m < n; m++) {
      double dm = d[m];
      s0 += a0[m] * dm;
      s1 += a1[m] * dm;
      s2 += a2[m] * dm;
      s3 += a3[m] * dm;
    }
    gradient.put(at, gradient.get(at) + s0);
    gradient.put(at + 1, gradient.get(at + 1) + s1);
    gradient.put(at + 2, gradient.get(at + 2) + s2);
    gradient.put(at + 3, gradient.get(at + 3) + s3);
  }
}
