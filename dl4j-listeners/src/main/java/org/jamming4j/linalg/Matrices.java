package org.jamming4j.linalg;

/** What both solvers ask of a matrix. */
final class Matrices {
  private Matrices() {}

  /** The size of a square matrix. */
  static int requireSymmetricSize(DenseMatrix matrix) {
    if (matrix.rows() != matrix.columns()) {
      throw new IllegalArgumentException(
          "A matrix of %d x %d is not symmetric.".formatted(matrix.rows(), matrix.columns()));
    }
    return matrix.rows();
  }

  /** Refuses NaN and infinities, which iterations never get rid of; returns the greatest size. */
  static double requireFinite(DenseMatrix matrix) {
    double largest = 0;
    var column = new double[matrix.rows()];
    for (int c = 0; c < matrix.columns(); c++) {
      matrix.getColumn(0, c, column, column.length);
      for (int r = 0; r < column.length; r++) {
        if (!Double.isFinite(column[r])) {
          throw new ArithmeticException(
              "The matrix has %s in row %d, column %d; its eigenvalues are not defined."
                  .formatted(column[r], r, c));
        }
        largest = Math.max(largest, Math.abs(column[r]));
      }
    }
    return largest;
  }
}
