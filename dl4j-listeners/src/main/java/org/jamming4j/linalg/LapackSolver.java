package org.jamming4j.linalg;

import static org.bytedeco.openblas.global.openblas.LAPACKE_dstedc;
import static org.bytedeco.openblas.global.openblas.LAPACKE_dsyevd;
import static org.bytedeco.openblas.global.openblas.LAPACKE_dsytrd;
import static org.bytedeco.openblas.global.openblas.LAPACK_COL_MAJOR;
import static org.jamming4j.linalg.BlockReflector.check;
import static org.jamming4j.linalg.BlockReflector.view;

import org.bytedeco.javacpp.DoublePointer;

/**
 * LAPACK's routines through OpenBLAS, on all cores. Eigenvectors by divide and conquer, as dsyevd
 * finds them, but for their transformation from those of the tridiagonal matrix.
 */
final class LapackSolver implements SymmetricEigenSolver {
  /** From this size on two stages take less time. */
  private static final int LARGE = 1000;

  /** Reflections that are applied at a time. */
  private static final int BLOCK = 64;

  /** Greatest values beyond which a matrix is left to dsyevd, which scales it. */
  private static final double TINY = 1e-100;

  private static final double HUGE = 1e100;

  @Override
  public double[] eigenvalues(DenseMatrix matrix) {
    int n = Matrices.requireSymmetricSize(matrix);
    if (n == 0) {
      return new double[0];
    }
    double largest = Matrices.requireFinite(matrix);
    if (n >= LARGE && largest > TINY && largest < HUGE) {
      try (var reduction = new BandReduction(matrix)) {
        return reduction.eigenvalues();
      }
    }
    try (var eigenvalues = new DoublePointer(n)) {
      check(
          "dsyevd",
          LAPACKE_dsyevd(
              LAPACK_COL_MAJOR, (byte) 'N', (byte) 'U', n, matrix.values(), n, eigenvalues));
      return values(eigenvalues, n);
    }
  }

  @Override
  public double[] decompose(DenseMatrix matrix) {
    int n = Matrices.requireSymmetricSize(matrix);
    if (n == 0) {
      return new double[0];
    }
    Matrices.requireFinite(matrix);
    DoublePointer a = matrix.values();
    try (var diagonal = new DoublePointer(n);
        var beside = new DoublePointer(n);
        var scales = new DoublePointer(n);
        var vectors = new DoublePointer((long) n * n);
        var reflector = new BlockReflector(n, BLOCK, n)) {
      check(
          "dsytrd",
          LAPACKE_dsytrd(LAPACK_COL_MAJOR, (byte) 'L', n, a, n, diagonal, beside, scales));
      check(
          "dstedc", LAPACKE_dstedc(LAPACK_COL_MAJOR, (byte) 'I', n, diagonal, beside, vectors, n));
      int reflections = n - 1;
      for (int from = (reflections - 1) / BLOCK * BLOCK;
          from >= 0 && reflections > 0;
          from -= BLOCK) {
        int m = n - from - 1;
        int k = Math.min(BLOCK, reflections - from);
        reflector.take(view(a, from + 1 + (long) from * n), n, m, k, view(scales, from));
        reflector.applyTo(view(vectors, from + 1), n, m, k, n);
      }
      BlockReflector.copy(vectors, n, a, n, n, n);
      return values(diagonal, n);
    }
  }

  /** LAPACK's are ascending. */
  private static double[] values(DoublePointer eigenvalues, int n) {
    var values = new double[n];
    eigenvalues.get(values);
    return values;
  }
}
