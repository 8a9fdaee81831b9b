package org.jamming4j.linalg;

import static org.bytedeco.openblas.global.openblas.LAPACKE_dsyevd;
import static org.bytedeco.openblas.global.openblas.LAPACK_COL_MAJOR;

import java.util.Arrays;
import org.bytedeco.javacpp.DoublePointer;

/** LAPACK's divide and conquer (dsyevd) through OpenBLAS, on all cores. */
final class LapackSolver implements SymmetricEigenSolver {
  @Override
  public double[] eigenvalues(DenseMatrix matrix) {
    return solve(matrix, 'N');
  }

  @Override
  public double[] decompose(DenseMatrix matrix) {
    return solve(matrix, 'V');
  }

  private static double[] solve(DenseMatrix matrix, char job) {
    int n = Matrices.requireSymmetricSize(matrix);
    if (n == 0) {
      return new double[0];
    }
    Matrices.requireFinite(matrix);
    try (var eigenvalues = new DoublePointer(n)) {
      int info =
          LAPACKE_dsyevd(
              LAPACK_COL_MAJOR, (byte) job, (byte) 'U', n, matrix.values(), n, eigenvalues);
      if (info != 0) {
        throw new ArithmeticException(
            "LAPACK's dsyevd of a %d x %d matrix ended with %d: it did not converge, or memory ran out."
                .formatted(n, n, info));
      }
      var values = new double[n];
      eigenvalues.get(values);
      Arrays.sort(values);
      return values;
    }
  }
}
