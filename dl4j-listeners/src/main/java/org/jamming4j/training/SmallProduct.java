package org.jamming4j.training;

/**
 * Products of small matrices, row after row in arrays on the heap. Blocks of 2 x 4 sums stay in
 * registers. For where OpenBLAS is missing, which takes a fifth to two thirds of the time.
 */
final class SmallProduct {
  private static final int ROWS = 2;
  private static final int COLUMNS = 4;

  private SmallProduct() {}

  /**
   * c = a b.
   *
   * @param a [rows x inner]
   * @param b [inner x columns]
   * @param c [rows x columns], neither a nor b
   */
  static void multiply(double[] a, double[] b, double[] c, int rows, int inner, int columns) {
    int row = 0;
    for (; row + ROWS <= rows; row += ROWS) {
      int column = 0;
      for (; column + COLUMNS <= columns; column += COLUMNS) {
        block(a, b, c, row, inner, column, columns);
      }
      for (; column < columns; column++) {
        c[row * columns + column] = dot(a, b, row, inner, column, columns);
        c[(row + 1) * columns + column] = dot(a, b, row + 1, inner, column, columns);
      }
    }
    if (row < rows) {
      for (int column = 0; column < columns; column++) {
        c[row * columns + column] = dot(a, b, row, inner, column, columns);
      }
    }
  }

  private static void block(
      double[] a, double[] b, double[] c, int row, int inner, int column, int columns) {
    double upper0 = 0;
    double upper1 = 0;
    double upper2 = 0;
    double upper3 = 0;
    double lower0 = 0;
    double lower1 = 0;
    double lower2 = 0;
    double lower3 = 0;
    int upper = row * inner;
    int at = column;
    for (int k = 0; k < inner; k++) {
      double x = a[upper + k];
      double y = a[upper + inner + k];
      upper0 += x * b[at];
      upper1 += x * b[at + 1];
      upper2 += x * b[at + 2];
      upper3 += x * b[at + 3];
      lower0 += y * b[at];
      lower1 += y * b[at + 1];
      lower2 += y * b[at + 2];
      lower3 += y * b[at + 3];
      at += columns;
    }
    int to = row * columns + column;
    c[to] = upper0;
    c[to + 1] = upper1;
    c[to + 2] = upper2;
    c[to + 3] = upper3;
    c[to + columns] = lower0;
    c[to + columns + 1] = lower1;
    c[to + columns + 2] = lower2;
    c[to + columns + 3] = lower3;
  }

  private static double dot(double[] a, double[] b, int row, int inner, int column, int columns) {
    double sum = 0;
    for (int k = 0; k < inner; k++) {
      sum += a[row * inner + k] * b[k * columns + column];
    }
    return sum;
  }

  /**
   * b = a transposed.
   *
   * @param a [rows x columns]
   * @param b [columns x rows], not a
   */
  static void transpose(double[] a, double[] b, int rows, int columns) {
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        b[column * rows + row] = a[row * columns + column];
      }
    }
  }
}
