package org.jamming4j.linalg;

import static org.bytedeco.openblas.global.openblas.LAPACKE_dlacpy;
import static org.bytedeco.openblas.global.openblas.LAPACKE_dlarft;
import static org.bytedeco.openblas.global.openblas.LAPACKE_dlaset;
import static org.bytedeco.openblas.global.openblas.LAPACK_COL_MAJOR;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasColMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_dgemm;

import org.bytedeco.javacpp.DoublePointer;

/**
 * A product of Householder reflections as 1 - V T V^T (Schreiber and Van Loan 1989), as LAPACK
 * leaves them behind.
 *
 * <p>Of OpenBLAS's products of matrices it uses dgemm alone: 0.3.19's dsymm and dtrmm, on which
 * LAPACK's own routines for this stand, are wrong with the kernel for AVX-512
 * (docs/decisions/0006-openblas-kernel.md).
 */
final class BlockReflector implements AutoCloseable {
  private final int rows;
  private final int block;

  /** V, [rows x block]. */
  private final DoublePointer vectors;

  /** T, [block x block], zero below its diagonal. */
  private final DoublePointer factor;

  private final DoublePointer inner;
  private final DoublePointer half;

  /**
   * Room for reflections.
   *
   * @param rows the most that V has
   * @param block the most reflections
   * @param columns the most that anything has which it is applied to
   */
  BlockReflector(int rows, int block, int columns) {
    this.rows = rows;
    this.block = block;
    vectors = new DoublePointer((long) rows * block);
    factor = new DoublePointer((long) block * block).zero();
    inner = new DoublePointer((long) block * columns);
    half = new DoublePointer((long) block * columns);
  }

  /**
   * Takes reflections.
   *
   * @param panel the lower part of V without its ones, column after column
   * @param stride from column to column
   * @param m rows of V
   * @param k how many reflections
   * @param scales of each, tau in LAPACK
   */
  void take(DoublePointer panel, int stride, int m, int k, DoublePointer scales) {
    copy(panel, stride, vectors, rows, m, k);
    check("dlaset", LAPACKE_dlaset(LAPACK_COL_MAJOR, (byte) 'U', m, k, 0, 1, vectors, rows));
    check(
        "dlarft",
        LAPACKE_dlarft(
            LAPACK_COL_MAJOR, (byte) 'F', (byte) 'C', m, k, vectors, rows, scales, factor, block));
  }

  /** V, column after column, as many values apart as it has rows at most. */
  DoublePointer vectors() {
    return vectors;
  }

  /** T. */
  DoublePointer factor() {
    return factor;
  }

  /** a = a - V T V^T a, [m x columns]. */
  void applyTo(DoublePointer a, int stride, int m, int k, int columns) {
    gemm(CblasTrans, k, columns, m, 1, vectors, rows, a, stride, 0, inner, block);
    gemm(CblasNoTrans, k, columns, k, 1, factor, block, inner, block, 0, half, block);
    gemm(CblasNoTrans, m, columns, k, -1, vectors, rows, half, block, 1, a, stride);
  }

  /** Copies a matrix, [m x k]. */
  static void copy(DoublePointer from, int stride, DoublePointer to, int strideOfTo, int m, int k) {
    check(
        "dlacpy", LAPACKE_dlacpy(LAPACK_COL_MAJOR, (byte) 'A', m, k, from, stride, to, strideOfTo));
  }

  /** What lies from so many values on. */
  static DoublePointer view(DoublePointer pointer, long from) {
    return new DoublePointer(pointer).position(from);
  }

  /** to = keep to + by x y, or by x^T y, [rows x columns]. */
  static void gemm(
      int transpose,
      int rows,
      int columns,
      int inner,
      double by,
      DoublePointer x,
      int strideOfX,
      DoublePointer y,
      int strideOfY,
      double keep,
      DoublePointer to,
      int stride) {
    cblas_dgemm(
        CblasColMajor,
        transpose,
        CblasNoTrans,
        rows,
        columns,
        inner,
        by,
        x,
        strideOfX,
        y,
        strideOfY,
        keep,
        to,
        stride);
  }

  /** Refuses what LAPACK has not ended well. */
  static void check(String routine, int info) {
    if (info != 0) {
      throw new ArithmeticException(
          "LAPACK's %s ended with %d: it did not converge, or memory ran out."
              .formatted(routine, info));
    }
  }

  @Override
  public void close() {
    vectors.close();
    factor.close();
    inner.close();
    half.close();
  }
}
