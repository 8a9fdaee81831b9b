package org.jamming4j.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** To the last bit, since every sum is made in the order of the inner index. */
class SmallProductTest {
  private static double[] random(int values, long seed) {
    return new Random(seed).doubles(values, -1, 1).toArray();
  }

  private static double[] plain(double[] a, double[] b, int rows, int inner, int columns) {
    double[] c = new double[rows * columns];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        for (int k = 0; k < inner; k++) {
          c[row * columns + column] += a[row * inner + k] * b[k * columns + column];
        }
      }
    }
    return c;
  }

  @ParameterizedTest
  @CsvSource({"1, 1, 1", "1, 9, 9", "2, 3, 4", "3, 5, 7", "8, 8, 9", "9, 8, 9", "17, 6, 11"})
  void multiply_ofEverySize_isThePlainProduct(int rows, int inner, int columns) {
    double[] a = random(rows * inner, 1);
    double[] b = random(inner * columns, 2);
    double[] c = random(rows * columns, 3);
    SmallProduct.multiply(a, b, c, rows, inner, columns);
    assertArrayEquals(plain(a, b, rows, inner, columns), c);
  }
}
