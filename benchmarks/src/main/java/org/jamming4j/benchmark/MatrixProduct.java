package org.jamming4j.benchmark;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.openblas.global.openblas_nolapack;

/** One product C = A B by OpenBLAS on memory of its own, outside of Java's heap. */
final class MatrixProduct implements AutoCloseable {
  private final int m;
  private final int n;
  private final int k;
  private final Pointer a;
  private final Pointer b;
  private final Pointer c;

  /**
   * Matrices of ones.
   *
   * @param precision of all three
   * @param m rows of A and C
   * @param n columns of B and C
   * @param k columns of A, rows of B
   */
  MatrixProduct(Precision precision, int m, int n, int k) {
    this.m = m;
    this.n = n;
    this.k = k;
    a = ones(precision, (long) m * k);
    b = ones(precision, (long) k * n);
    c = ones(precision, (long) m * n);
  }

  private static Pointer ones(Precision precision, long length) {
    if (precision == Precision.FLOAT64) {
      var values = new DoublePointer(length);
      for (long i = 0; i < length; i++) {
        values.put(i, 1);
      }
      return values;
    }
    var values = new FloatPointer(length);
    for (long i = 0; i < length; i++) {
      values.put(i, 1);
    }
    return values;
  }

  /** Multiplies once. */
  void multiply() {
    int columns = openblas_nolapack.CblasColMajor;
    int plain = openblas_nolapack.CblasNoTrans;
    if (a instanceof DoublePointer left) {
      openblas_nolapack.cblas_dgemm(
          columns,
          plain,
          plain,
          m,
          n,
          k,
          1,
          left,
          m,
          (DoublePointer) b,
          k,
          0,
          (DoublePointer) c,
          m);
    } else {
      openblas_nolapack.cblas_sgemm(
          columns,
          plain,
          plain,
          m,
          n,
          k,
          1,
          (FloatPointer) a,
          m,
          (FloatPointer) b,
          k,
          0,
          (FloatPointer) c,
          m);
    }
  }

  /** Multiplies for so many seconds, and says at how many 10^9 operations a second. */
  double gflops(double seconds) {
    long start = System.nanoTime();
    long products = 0;
    double spent;
    do {
      multiply();
      products++;
      spent = (System.nanoTime() - start) / 1e9;
    } while (spent < seconds);
    return 2.0 * m * n * k * products / spent / 1e9;
  }

  @Override
  public void close() {
    a.close();
    b.close();
    c.close();
  }
}
