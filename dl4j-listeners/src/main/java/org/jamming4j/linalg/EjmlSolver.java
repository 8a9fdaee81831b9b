package org.jamming4j.linalg;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/** EJML's QR iteration in plain Java, on one thread. */
final class EjmlSolver implements SymmetricEigenSolver {
  @Override
  public double[] eigenvalues(DenseMatrix matrix) {
    EigenDecomposition_F64<DMatrixRMaj> found = solve(matrix, false);
    return IntStream.range(0, matrix.rows())
        .mapToDouble(k -> found.getEigenvalue(k).real)
        .sorted()
        .toArray();
  }

  @Override
  public double[] decompose(DenseMatrix matrix) {
    EigenDecomposition_F64<DMatrixRMaj> found = solve(matrix, true);
    int n = matrix.rows();
    int[] order =
        IntStream.range(0, n)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer k) -> found.getEigenvalue(k).real))
            .mapToInt(Integer::intValue)
            .toArray();
    var values = new double[n];
    for (int k = 0; k < n; k++) {
      values[k] = found.getEigenvalue(order[k]).real;
      matrix.setColumn(0, k, found.getEigenVector(order[k]).data, n);
    }
    return values;
  }

  private static EigenDecomposition_F64<DMatrixRMaj> solve(DenseMatrix matrix, boolean vectors) {
    int n = Matrices.requireSymmetricSize(matrix);
    Matrices.requireFinite(matrix);
    EigenDecomposition_F64<DMatrixRMaj> decomposition =
        DecompositionFactory_DDRM.eig(n, vectors, true);
    if (n > 0 && !decomposition.decompose(matrix.transposed(n))) {
      throw new ArithmeticException(
          "The eigenvalues of a %d x %d matrix did not converge.".formatted(n, n));
    }
    return decomposition;
  }
}
