package org.jamming4j.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import java.util.Random;
import org.jamming4j.Tolerances;
import org.jamming4j.arithmetic.OpenBlas;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LapackSolverTest extends SymmetricEigenSolverContract {
  @Override
  SymmetricEigenSolver solver() {
    assumeTrue(OpenBlas.usable(), "OpenBLAS is not usable on this machine");
    return new LapackSolver();
  }

  /** So large that they are found in two stages; of 32 diagonals, and of what does not divide. */
  @ParameterizedTest
  @ValueSource(ints = {1000, 1024, 1025, 1057})
  void eigenvalues_ofALargeMatrix_areThose(int n) {
    double[] indefinite = new Random(n).doubles(n, -1, 1).toArray();
    var deficient = new double[n];
    Arrays.fill(deficient, 0, n / 3, 1);
    Arrays.fill(deficient, n / 3, n / 2, -0.5);
    for (double[] spectrum : new double[][] {indefinite, deficient}) {
      for (double scale : new double[] {1e-200, 1e-12, 1, 1e12}) {
        double[] expected = Arrays.stream(spectrum).map(l -> l * scale).sorted().toArray();
        try (DenseMatrix matrix = planted(spectrum, scale)) {
          assertArrayEquals(expected, solver().eigenvalues(matrix), Tolerances.OUTPUTS * scale);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1000, 1001})
  void eigenvalues_ofALargeMatrixOfZeros_areZeros(int n) {
    try (var matrix = new DenseMatrix(n, n)) {
      assertArrayEquals(new double[n], solver().eigenvalues(matrix));
    }
  }

  /** Of one diagonal, and one that is a band already. */
  @ParameterizedTest
  @ValueSource(ints = {0, 3})
  void eigenvalues_ofALargeMatrixWithoutALowerPart_areItsOwn(int beside) {
    int n = 1100;
    try (var matrix = new DenseMatrix(n, n);
        var same = new DenseMatrix(n, n)) {
      var random = new Random(1);
      for (int i = 0; i < n; i++) {
        for (int j = i; j <= Math.min(n - 1, i + beside); j++) {
          double value = random.nextGaussian();
          for (DenseMatrix each : new DenseMatrix[] {matrix, same}) {
            each.set(i, j, value);
            each.set(j, i, value);
          }
        }
      }
      assertArrayEquals(
          new EjmlSolver().eigenvalues(same), solver().eigenvalues(matrix), Tolerances.FLOAT64);
    }
  }
}
