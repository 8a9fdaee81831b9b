package org.jamming4j.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.jamming4j.Tolerances;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DenseMatrixTest {
  private static DenseMatrix random(int rows, int columns, Random random) {
    var matrix = new DenseMatrix(rows, columns);
    for (int c = 0; c < columns; c++) {
      matrix.setColumn(0, c, random.doubles(rows, -1, 1).toArray(), rows);
    }
    return matrix;
  }

  private static double product(DenseMatrix a, int i, DenseMatrix b, int j, int count) {
    double sum = 0;
    for (int k = 0; k < count; k++) {
      sum += a.get(i, k) * b.get(j, k);
    }
    return sum;
  }

  @ParameterizedTest
  @CsvSource({"1, 1, 1, 1", "3, 5, 7, 7", "20, 4, 9, 5", "6, 6, 3, 0"})
  void product_withATransposed_addsTheSumOverColumns(int m, int n, int k, int count) {
    var random = new Random(1);
    try (DenseMatrix a = random(m, k, random);
        DenseMatrix b = random(n, k, random);
        var c = new DenseMatrix(m, n)) {
      c.addProduct(a, b, count);
      for (int i = 0; i < m; i++) {
        for (int j = 0; j < n; j++) {
          assertEquals(product(a, i, b, j, count), c.get(i, j), Tolerances.OUTPUTS);
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "5, 7", "20, 9"})
  void gram_addedAndMirrored_isSymmetric(int m, int k) {
    var random = new Random(2);
    try (DenseMatrix a = random(k, m, random);
        var c = new DenseMatrix(m, m);
        var twice = new DenseMatrix(m, m)) {
      c.addGramUpper(a);
      c.copyUpperToLower();
      twice.add(2, c);
      for (int i = 0; i < m; i++) {
        for (int j = 0; j < m; j++) {
          double sum = 0;
          for (int l = 0; l < k; l++) {
            sum += a.get(l, i) * a.get(l, j);
          }
          assertEquals(sum, c.get(i, j), Tolerances.OUTPUTS);
          assertEquals(2 * c.get(i, j), twice.get(i, j));
        }
      }
    }
  }

  @Test
  void values_setAtOnce_areReadInTheSameOrder() {
    try (var a = new DenseMatrix(2, 3)) {
      double[] columns = {1, 2, 3, 4, 5, 6};
      a.setAll(columns);
      assertEquals(3, a.get(0, 1));
      var read = new double[7];
      a.getAll(read);
      assertArrayEquals(new double[] {1, 2, 3, 4, 5, 6, 0}, read);
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 1, 1, 1", "3, 5, 7, 4", "20, 4, 9, 4"})
  void transposedProduct_overSomeColumns_isTheSumOverRows(int m, int n, int k, int count) {
    var random = new Random(3);
    try (DenseMatrix a = random(k, m, random);
        DenseMatrix b = random(k, n, random);
        var c = new DenseMatrix(m, n)) {
      c.setTransposedProduct(a, b, count);
      DenseMatrix flat = c.reshaped(m * n, 1);
      for (int i = 0; i < m; i++) {
        for (int j = 0; j < n; j++) {
          double sum = 0;
          for (int l = 0; l < k && j < count; l++) {
            sum += a.get(l, i) * b.get(l, j);
          }
          assertEquals(sum, c.get(i, j), Tolerances.OUTPUTS);
          assertEquals(c.get(i, j), flat.get(i + j * m, 0));
        }
      }
    }
  }
}
