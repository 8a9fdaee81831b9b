package org.jamming4j.data;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/** Eigenvalues and eigenvectors of a symmetric matrix, by decreasing eigenvalue. */
final class Eigen {
  private final EigenDecomposition_F64<DMatrixRMaj> decomposition;
  private final int[] order;

  private Eigen(EigenDecomposition_F64<DMatrixRMaj> decomposition) {
    this.decomposition = decomposition;
    this.order =
        IntStream.range(0, decomposition.getNumberOfEigenvalues())
            .boxed()
            .sorted(
                Comparator.comparingDouble((Integer k) -> decomposition.getEigenvalue(k).real)
                    .reversed())
            .mapToInt(Integer::intValue)
            .toArray();
  }

  /**
   * Decomposes a symmetric matrix, which it overwrites.
   *
   * @throws ArithmeticException if the iteration does not converge
   */
  static Eigen of(DMatrixRMaj matrix) {
    EigenDecomposition_F64<DMatrixRMaj> decomposition =
        DecompositionFactory_DDRM.eig(matrix.numRows, true, true);
    if (!decomposition.decompose(matrix)) {
      throw new ArithmeticException(
          "The eigendecomposition of a %d x %d covariance matrix did not converge."
              .formatted(matrix.numRows, matrix.numCols));
    }
    return new Eigen(decomposition);
  }

  /** The eigenvalue that k others precede. */
  double value(int k) {
    return decomposition.getEigenvalue(order[k]).real;
  }

  /**
   * Number of eigenvalues above 2^-52 size times the largest one: those below are rounding errors.
   */
  int rank(int size) {
    double smallest = Math.ulp(1.0) * size * Math.max(0, value(0));
    return (int) IntStream.range(0, order.length).filter(k -> value(k) > smallest).count();
  }

  /** The eigenvectors of the first eigenvalues, as the columns of a new matrix [n x count]. */
  DMatrixRMaj vectors(int count) {
    DMatrixRMaj vectors = new DMatrixRMaj(order.length, count);
    for (int k = 0; k < count; k++) {
      DMatrixRMaj vector = decomposition.getEigenVector(order[k]);
      for (int i = 0; i < order.length; i++) {
        vectors.set(i, k, vector.get(i, 0));
      }
    }
    return vectors;
  }
}
