package org.jamming4j.linalg;

import static org.bytedeco.openblas.global.openblas.LAPACKE_dgeqrf;
import static org.bytedeco.openblas.global.openblas.LAPACKE_dsbtrd;
import static org.bytedeco.openblas.global.openblas.LAPACKE_dsterf;
import static org.bytedeco.openblas.global.openblas.LAPACK_COL_MAJOR;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasColMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_dgemm;
import static org.jamming4j.linalg.BlockReflector.check;
import static org.jamming4j.linalg.BlockReflector.copy;
import static org.jamming4j.linalg.BlockReflector.gemm;
import static org.jamming4j.linalg.BlockReflector.view;

import org.bytedeco.javacpp.DoublePointer;

/**
 * Eigenvalues of a large symmetric matrix in two stages: orthogonal transformations make a band of
 * it, a block of columns at a time (Bischof, Lang and Sun 2000, ACM TOMS 26, 581), then LAPACK
 * makes the band tridiagonal (dsbtrd) and finds its eigenvalues (dsterf). To make it tridiagonal at
 * once, as dsyevd does, moves the whole matrix through memory for every column; this does so for
 * every block.
 */
final class BandReduction implements AutoCloseable {
  /** Diagonals beside the main one that are left: more make the second stage dearer. */
  private static final int BAND = 32;

  private final int n;
  private final DoublePointer matrix;
  private final BlockReflector reflector;

  /** V, and behind it W, [n x 2 band]. */
  private final DoublePointer left;

  /** W, and behind it V, so that the rest becomes A - V W^T - W V^T, [n x 2 band]. */
  private final DoublePointer right;

  /** A V, [n x band]. */
  private final DoublePointer product;

  private final DoublePointer small;
  private final DoublePointer smaller;
  private final DoublePointer scales = new DoublePointer(BAND);

  /**
   * The reduction of a matrix.
   *
   * @param matrix symmetric, [n x n], overwritten
   */
  BandReduction(DenseMatrix matrix) {
    n = matrix.rows();
    this.matrix = matrix.values();
    reflector = new BlockReflector(n, BAND, 1);
    left = new DoublePointer(2L * n * BAND);
    right = new DoublePointer(2L * n * BAND);
    product = new DoublePointer((long) n * BAND);
    small = new DoublePointer((long) BAND * BAND);
    smaller = new DoublePointer((long) BAND * BAND);
  }

  /** All eigenvalues, ascending. */
  double[] eigenvalues() {
    for (int from = 0; from + BAND < n - 1; from += BAND) {
      reduce(from);
    }
    return ofBand();
  }

  /** Where a value is. */
  private DoublePointer at(int row, int column) {
    return view(matrix, row + (long) column * n);
  }

  /** Makes zeros below the band in the columns from one on, as many as the band is wide. */
  private void reduce(int from) {
    int rest = from + BAND;
    int m = n - rest;
    int k = Math.min(m, BAND);
    DoublePointer panel = at(rest, from);
    check("dgeqrf", LAPACKE_dgeqrf(LAPACK_COL_MAJOR, m, BAND, panel, n, scales));
    reflector.take(panel, n, m, k, scales);
    DoublePointer v = reflector.vectors();
    DoublePointer t = reflector.factor();
    DoublePointer w = right;
    DoublePointer block = at(rest, rest);
    // W = A V T - V (T^T V^T A V T) / 2
    gemm(CblasNoTrans, m, k, m, 1, block, n, v, n, 0, product, n);
    gemm(CblasNoTrans, m, k, k, 1, product, n, t, BAND, 0, w, n);
    gemm(CblasTrans, k, k, m, 1, v, n, w, n, 0, small, BAND);
    gemm(CblasTrans, k, k, k, 1, t, BAND, small, BAND, 0, smaller, BAND);
    gemm(CblasNoTrans, m, k, k, -0.5, v, n, smaller, BAND, 1, w, n);
    // both triangles at once, for products with the block read both
    copy(v, n, left, n, m, k);
    copy(w, n, view(left, (long) n * k), n, m, k);
    copy(v, n, view(right, (long) n * k), n, m, k);
    cblas_dgemm(
        CblasColMajor, CblasNoTrans, CblasTrans, m, m, 2 * k, -1, left, n, right, n, 1, block, n);
  }

  private double[] ofBand() {
    try (var diagonals = new DoublePointer((BAND + 1L) * n);
        var diagonal = new DoublePointer(n);
        var beside = new DoublePointer(n);
        var none = new DoublePointer(1)) {
      diagonals.zero();
      var column = new double[BAND + 1];
      for (int c = 0; c < n; c++) {
        int count = Math.min(BAND + 1, n - c);
        at(c, c).get(column, 0, count);
        view(diagonals, (BAND + 1L) * c).put(column, 0, count);
      }
      check(
          "dsbtrd",
          LAPACKE_dsbtrd(
              LAPACK_COL_MAJOR,
              (byte) 'N',
              (byte) 'L',
              n,
              BAND,
              diagonals,
              BAND + 1,
              diagonal,
              beside,
              none,
              1));
      check("dsterf", LAPACKE_dsterf(n, diagonal, beside));
      var values = new double[n];
      diagonal.get(values);
      return values;
    }
  }

  @Override
  public void close() {
    reflector.close();
    left.close();
    right.close();
    product.close();
    small.close();
    smaller.close();
    scales.close();
  }
}
