package org.jamming4j.data;

import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.jspecify.annotations.Nullable;

/**
 * The directions in which patterns vary, by decreasing variance.
 *
 * <p>Columns of data differ in unit, and squaring them in a covariance matrix would lose every
 * column 1e8 times smaller than the largest. So there are two steps. First the columns are scaled
 * to standard deviation 1 and the eigenvectors V and eigenvalues S of their correlation matrix
 * taken, so that X = Z M with white Z = X D^-1 V S^-1/2 and M = S^1/2 V^T D. Then Z is turned by
 * the eigenvectors Q of M M^T, so that its first coordinate has the largest variance in the data's
 * own units; this is the principal component analysis of X. Turning keeps Z white, so rounding in
 * the second step costs no accuracy.
 *
 * <p>If columns depend on each other, Z Q is the same, but patterns outside the span of the fitted
 * ones are to be projected at right angles in the data's own units, for which the second step's
 * eigenvalues are needed: then directions 1e8 times narrower than the widest one are lost.
 */
final class PrincipalComponents {
  /** Rows multiplied at a time; they fit a processor's cache. */
  private static final int BLOCK = 128;

  private final double[] mean;
  private final int rank;
  private final DMatrixRMaj coordinates; // [d x r]; its product with Q and the scales is W
  private final @Nullable Eigen turn; // Q and the eigenvalues of M M^T; null if nothing varies
  private final boolean independent; // whether no varying column depends on others

  /** Entry of a matrix that need not be stored. */
  private interface Entry {
    double at(int row, int column);
  }

  private PrincipalComponents(
      double[] mean, int rank, DMatrixRMaj coordinates, @Nullable Eigen turn, boolean independent) {
    this.mean = mean;
    this.rank = rank;
    this.coordinates = coordinates;
    this.turn = turn;
    this.independent = independent;
  }

  /**
   * Finds the directions of the given patterns, all of them of equal weight. It decomposes the
   * correlation matrix [d x d] if d is at most P, else the Gram matrix [P x P], which has the same
   * eigenvalues.
   *
   * @throws IllegalArgumentException if a column varies too widely for float64
   * @throws ArithmeticException if an eigendecomposition does not converge
   */
  static PrincipalComponents of(Patterns patterns) {
    return of(patterns, patterns.dimension() > patterns.size());
  }

  /** As {@link #of(Patterns)}, by the Gram matrix or not. */
  static PrincipalComponents of(Patterns patterns, boolean gram) {
    int size = patterns.size();
    int dimension = patterns.dimension();
    double[] mean = mean(patterns);
    double[] deviation = deviation(patterns, mean);
    Entry standardised =
        (mu, i) -> deviation[i] == 0 ? 0 : (patterns.input(mu, i) - mean[i]) / deviation[i];
    DMatrixRMaj matrix =
        gram
            ? innerProduct(dimension, size, (i, mu) -> standardised.at(mu, i))
            : innerProduct(size, dimension, standardised);
    CommonOps_DDRM.divide(matrix, size);
    Eigen eigen = Eigen.of(matrix);
    int varying = (int) Arrays.stream(deviation).filter(v -> v > 0).count();
    int rank = Math.min(eigen.rank(Math.max(size, dimension)), Math.min(varying, size - 1));
    if (rank == 0) {
      return new PrincipalComponents(mean, 0, matrix, null, false);
    }
    double[] values = IntStream.range(0, rank).mapToDouble(eigen::value).toArray();
    DMatrixRMaj vectors = eigen.vectors(rank);
    DMatrixRMaj directions =
        gram ? rightVectors(standardised, dimension, vectors, values) : vectors;
    return turned(mean, deviation, values, directions, rank == varying);
  }

  /** The second step: S and V [d x r] are known, Q is not. */
  private static PrincipalComponents turned(
      double[] mean, double[] d, double[] s, DMatrixRMaj v, boolean independent) {
    DMatrixRMaj axes = new DMatrixRMaj(mean.length, s.length); // M^T
    DMatrixRMaj white = new DMatrixRMaj(mean.length, s.length); // D^-1 V S^-1/2
    double unit = Arrays.stream(d).max().orElseThrow();
    for (int i = 0; i < mean.length; i++) {
      for (int k = 0; k < s.length && d[i] > 0; k++) {
        axes.set(i, k, d[i] / unit * v.get(i, k) * Math.sqrt(s[k]));
        white.set(i, k, v.get(i, k) / Math.sqrt(s[k]) / d[i]);
      }
    }
    Eigen turn = Eigen.of(innerProduct(mean.length, s.length, axes::unsafe_get));
    if (independent) {
      return new PrincipalComponents(mean, s.length, white, turn, true);
    }
    CommonOps_DDRM.divide(axes, unit);
    return new PrincipalComponents(
        mean, turn.rank(Math.max(mean.length, s.length)), axes, turn, false);
  }

  /** Number of directions r in which the patterns vary. */
  int rank() {
    return rank;
  }

  /** Mean pattern, [d]; not copied. */
  double[] mean() {
    return mean;
  }

  /**
   * The matrix W, [d x dimension], row after row, for which (x - mean) W has mean 0 and covariance
   * 1 over the patterns. Its columns are the principal directions by decreasing variance, each
   * divided by the standard deviation along it; the entry of the largest magnitude is positive.
   *
   * @param dimension from 1 to the rank
   */
  double[] whitening(int dimension) {
    DMatrixRMaj result = new DMatrixRMaj(mean.length, dimension);
    Eigen turn = Objects.requireNonNull(this.turn, "nothing varies");
    CommonOps_DDRM.mult(coordinates, turn.vectors(dimension), result);
    for (int k = 0; k < dimension && !independent; k++) {
      for (int i = 0; i < mean.length; i++) {
        result.set(i, k, result.get(i, k) / turn.value(k));
      }
    }
    fixSigns(result);
    return result.data;
  }

  /** Makes the entry of the largest magnitude of every column positive, in place. */
  private static void fixSigns(DMatrixRMaj matrix) {
    for (int k = 0; k < matrix.numCols; k++) {
      double largest = 0;
      for (int i = 0; i < matrix.numRows; i++) {
        largest = Math.abs(matrix.get(i, k)) > Math.abs(largest) ? matrix.get(i, k) : largest;
      }
      for (int i = 0; i < matrix.numRows && largest < 0; i++) {
        matrix.set(i, k, 0 - matrix.get(i, k));
      }
    }
  }

  private static double[] mean(Patterns patterns) {
    double[] mean = new double[patterns.dimension()];
    // the second pass takes back the rounding error of the first
    for (int pass = 0; pass < 2; pass++) {
      double[] sum = new double[mean.length];
      for (int mu = 0; mu < patterns.size(); mu++) {
        for (int i = 0; i < mean.length; i++) {
          sum[i] += patterns.input(mu, i) - mean[i];
        }
      }
      for (int i = 0; i < mean.length; i++) {
        mean[i] += sum[i] / patterns.size();
      }
    }
    return mean;
  }

  /** Standard deviation of each column, 0 if it is not above the column's rounding error. */
  private static double[] deviation(Patterns patterns, double[] mean) {
    double[] deviation = new double[mean.length];
    for (int i = 0; i < mean.length; i++) {
      double largest = 0;
      double widest = 0;
      for (int mu = 0; mu < patterns.size(); mu++) {
        largest = Math.max(largest, Math.abs(patterns.input(mu, i)));
        widest = Math.max(widest, Math.abs(patterns.input(mu, i) - mean[i]));
      }
      if (!Double.isFinite(widest)) {
        throw new IllegalArgumentException(
            "Column %d varies too widely for float64; its values reach %s. Divide it by a constant."
                .formatted(i, largest));
      }
      double squares = 0;
      for (int mu = 0; mu < patterns.size() && widest > 0; mu++) {
        double relative = (patterns.input(mu, i) - mean[i]) / widest;
        squares += relative * relative;
      }
      double spread = widest * Math.sqrt(squares / patterns.size());
      deviation[i] = spread > Math.ulp(1.0) * patterns.size() * largest ? spread : 0;
    }
    return deviation;
  }

  /** Right singular vectors [d x r] from the left ones U [P x r]: X^T U / sqrt(P S). */
  private static DMatrixRMaj rightVectors(Entry x, int dimension, DMatrixRMaj u, double[] values) {
    int rows = u.numRows;
    DMatrixRMaj transposed = new DMatrixRMaj(dimension, rows);
    for (int i = 0; i < dimension; i++) {
      for (int mu = 0; mu < rows; mu++) {
        transposed.set(i, mu, x.at(mu, i));
      }
    }
    DMatrixRMaj vectors = new DMatrixRMaj(dimension, u.numCols);
    CommonOps_DDRM.mult(transposed, u, vectors);
    for (int k = 0; k < u.numCols; k++) {
      double norm = Math.sqrt(rows * values[k]);
      for (int i = 0; i < dimension; i++) {
        vectors.set(i, k, vectors.get(i, k) / norm);
      }
    }
    return vectors;
  }

  /** A^T A, [columns x columns], for A of [rows x columns]; works through A in blocks of rows. */
  private static DMatrixRMaj innerProduct(int rows, int columns, Entry a) {
    DMatrixRMaj sum = new DMatrixRMaj(columns, columns);
    DMatrixRMaj part = new DMatrixRMaj(columns, columns);
    for (int start = 0; start < rows; start += BLOCK) {
      DMatrixRMaj block = new DMatrixRMaj(Math.min(BLOCK, rows - start), columns);
      for (int r = 0; r < block.numRows; r++) {
        for (int c = 0; c < columns; c++) {
          block.unsafe_set(r, c, a.at(start + r, c));
        }
      }
      CommonOps_DDRM.multInner(block, part);
      CommonOps_DDRM.addEquals(sum, part);
    }
    return sum;
  }
}
