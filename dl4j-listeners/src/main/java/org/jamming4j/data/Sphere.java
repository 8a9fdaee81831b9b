package org.jamming4j.data;

/** The sphere of radius sqrt(d) in R^d. */
final class Sphere {
  private Sphere() {}

  /**
   * Scales x[offset .. offset + dimension) to norm sqrt(dimension), in place; a zero vector stays
   * zero.
   */
  static void project(double[] x, int offset, int dimension) {
    double largest = 0;
    for (int i = offset; i < offset + dimension; i++) {
      largest = Math.max(largest, Math.abs(x[i]));
    }
    if (largest == 0) {
      return;
    }
    // dividing by the largest value first keeps the squares from overflow and underflow
    double squares = 0;
    for (int i = offset; i < offset + dimension; i++) {
      x[i] /= largest;
      squares += x[i] * x[i];
    }
    double scale = Math.sqrt(dimension / squares);
    for (int i = offset; i < offset + dimension; i++) {
      x[i] *= scale;
    }
  }
}
