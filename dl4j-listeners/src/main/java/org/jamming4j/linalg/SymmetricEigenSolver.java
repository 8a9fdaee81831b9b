package org.jamming4j.linalg;

import org.jamming4j.arithmetic.OpenBlas;

/** Eigenvalues and eigenvectors of symmetric matrices. */
public interface SymmetricEigenSolver {
  /** LAPACK's if OpenBLAS is to be used on this machine, otherwise EJML's. */
  static SymmetricEigenSolver usual() {
    return OpenBlas.usable() ? new LapackSolver() : new EjmlSolver();
  }

  /**
   * All eigenvalues, ascending.
   *
   * @param matrix symmetric, [n x n], which is overwritten; n may be 0
   * @throws ArithmeticException if a value is not finite, or the iteration does not converge
   */
  double[] eigenvalues(DenseMatrix matrix);

  /**
   * All eigenvalues, ascending, and an orthonormal set of eigenvectors.
   *
   * @param matrix symmetric, [n x n], which is overwritten by the eigenvectors as its columns, in
   *     the order of the eigenvalues; n may be 0
   * @throws ArithmeticException if a value is not finite, or the iteration does not converge
   */
  double[] decompose(DenseMatrix matrix);
}
