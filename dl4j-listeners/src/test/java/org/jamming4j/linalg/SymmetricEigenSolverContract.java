package org.jamming4j.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.jamming4j.Tolerances;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every solver does, on matrices whose spectrum was planted. */
abstract class SymmetricEigenSolverContract {
  abstract SymmetricEigenSolver solver();

  static Stream<double[]> spectra() {
    double[] indefinite = new Random(1).doubles(60, -1, 1).toArray();
    double[] repeated = new double[40];
    Arrays.fill(repeated, 0, 20, -0.5);
    Arrays.fill(repeated, 20, 40, 1);
    double[] deficient = new double[50];
    Arrays.fill(deficient, 0, 7, 1);
    deficient[8] = -1;
    double[] graded = new double[20];
    Arrays.setAll(graded, k -> Math.pow(10, -k));
    return Stream.of(
        new double[0],
        new double[] {-3},
        new double[] {0},
        new double[] {1, -1},
        indefinite,
        repeated,
        deficient,
        graded,
        // of more than one block
        new Random(2).doubles(150, -1, 1).toArray(),
        new double[5]);
  }

  /** Q diag(spectrum) Q^T by Householder reflections. */
  static DenseMatrix planted(double[] spectrum, double scale) {
    int n = spectrum.length;
    double[][] m = new double[n][n];
    for (int i = 0; i < n; i++) {
      m[i][i] = scale * spectrum[i];
    }
    var random = new Random(n);
    for (int reflection = 0; reflection < 3 && n > 1; reflection++) {
      double[] v = DoubleStream.generate(random::nextGaussian).limit(n).toArray();
      double norm = Math.sqrt(Arrays.stream(v).map(x -> x * x).sum());
      double[] mv = new double[n];
      for (int i = 0; i < n; i++) {
        v[i] /= norm;
      }
      double vmv = 0;
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          mv[i] += m[i][j] * v[j];
        }
        vmv += v[i] * mv[i];
      }
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          m[i][j] += -2 * v[i] * mv[j] - 2 * mv[i] * v[j] + 4 * vmv * v[i] * v[j];
        }
      }
    }
    return matrix(m);
  }

  private static DenseMatrix matrix(double[][] rows) {
    var matrix = new DenseMatrix(rows.length, rows.length);
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < rows.length; j++) {
        matrix.set(i, j, (rows[i][j] + rows[j][i]) / 2);
      }
    }
    return matrix;
  }

  @ParameterizedTest
  @MethodSource("spectra")
  void eigenvalues_ofAPlantedSpectrum_areThose(double[] spectrum) {
    for (double scale : new double[] {1e-12, 1, 1e12}) {
      double[] expected = Arrays.stream(spectrum).map(l -> l * scale).sorted().toArray();
      try (DenseMatrix matrix = planted(spectrum, scale)) {
        double[] found = solver().eigenvalues(matrix);
        assertArrayEquals(expected, found, Tolerances.OUTPUTS * scale);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("spectra")
  void eigenvectors_ofAPlantedSpectrum_areOrthonormalAndSolve(double[] spectrum) {
    int n = spectrum.length;
    for (double scale : new double[] {1e-12, 1, 1e12}) {
      try (DenseMatrix matrix = planted(spectrum, scale);
          DenseMatrix vectors = planted(spectrum, scale)) {
        double[] values = solver().decompose(vectors);
        assertArrayEquals(
            Arrays.stream(spectrum).map(l -> l * scale).sorted().toArray(),
            values,
            Tolerances.OUTPUTS * scale);
        for (int k = 0; k < n; k++) {
          for (int l = 0; l <= k; l++) {
            double product = 0;
            for (int i = 0; i < n; i++) {
              product += vectors.get(i, k) * vectors.get(i, l);
            }
            assertEquals(k == l ? 1 : 0, product, Tolerances.OUTPUTS);
          }
          for (int i = 0; i < n; i++) {
            double image = 0;
            for (int j = 0; j < n; j++) {
              image += matrix.get(i, j) * vectors.get(j, k);
            }
            assertEquals(values[k] * vectors.get(i, k), image, Tolerances.OUTPUTS * scale);
          }
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
  void eigenvalues_ofWhatIsNotFinite_areRefused(double value) {
    try (var matrix = new DenseMatrix(3, 3)) {
      matrix.set(1, 2, value);
      var e = assertThrows(ArithmeticException.class, () -> solver().eigenvalues(matrix));
      assertTrue(e.getMessage().contains("row 1, column 2"), e.getMessage());
    }
  }

  @Test
  void eigenvalues_ofARectangle_areRefused() {
    try (var matrix = new DenseMatrix(3, 2)) {
      assertThrows(IllegalArgumentException.class, () -> solver().eigenvalues(matrix));
    }
  }
}
