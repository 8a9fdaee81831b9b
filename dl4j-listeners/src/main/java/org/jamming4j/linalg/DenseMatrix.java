package org.jamming4j.linalg;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasColMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasUpper;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_daxpy;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_dgemm;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_dsyrk;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.Pointer;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.jamming4j.arithmetic.OpenBlas;

/**
 * A float64 matrix [rows x columns] off the heap, column after column, so that it may have more
 * values than a Java array. Its memory is freed by {@link #close}. Not for several threads at once.
 */
public final class DenseMatrix implements AutoCloseable {
  /** Rows and columns that are copied at a time. */
  private static final int COPIED = 64;

  private final int rows;
  private final int columns;
  private final DoublePointer values;

  /** A matrix of zeros; either number may be 0. */
  public DenseMatrix(int rows, int columns) {
    this.rows = rows;
    this.columns = columns;
    values = new DoublePointer(Math.max(1, (long) rows * columns));
    values.zero();
  }

  private DenseMatrix(int rows, int columns, DoublePointer values) {
    this.rows = rows;
    this.columns = columns;
    this.values = values;
  }

  /** Number of rows. */
  public int rows() {
    return rows;
  }

  /** Number of columns. */
  public int columns() {
    return columns;
  }

  /** One value. */
  public double get(int row, int column) {
    return values.get(at(row, column));
  }

  /** Sets one value. */
  public void set(int row, int column, double value) {
    values.put(at(row, column), value);
  }

  /**
   * Copies a part of a column.
   *
   * @param to [n], the values from the given row on
   */
  public void getColumn(int row, int column, double[] to, int n) {
    column(row, column).get(to, 0, n);
  }

  /** Sets n values of a column, from the given row on. */
  public void setColumn(int row, int column, double[] from, int n) {
    column(row, column).put(from, 0, n);
  }

  /** Copies all values, column after column, to the beginning of an array that may be longer. */
  public void getAll(double[] to) {
    values.get(to, 0, Math.multiplyExact(rows, columns));
  }

  /** Sets all values, column after column, from the beginning of an array. */
  public void setAll(double[] from) {
    values.put(from, 0, Math.multiplyExact(rows, columns));
  }

  private DoublePointer column(int row, int column) {
    return new DoublePointer(values).position(at(row, column));
  }

  private long at(int row, int column) {
    return row + (long) column * rows;
  }

  /** Where the values begin. */
  DoublePointer values() {
    return values;
  }

  /** The same values in memory of their own, to be closed as well. */
  public DenseMatrix copy() {
    var copied = new DoublePointer(Math.max(1, (long) rows * columns));
    Pointer.memcpy(copied, values, (long) rows * columns * Double.BYTES);
    return new DenseMatrix(rows, columns, copied);
  }

  /** Adds another matrix of the same size, times a factor. */
  public void add(double factor, DenseMatrix other) {
    if (OpenBlas.usable()) {
      cblas_daxpy(Math.multiplyExact(rows, columns), factor, other.values, 1, values, 1);
      return;
    }
    var own = new double[rows];
    var others = new double[rows];
    for (int c = 0; c < columns; c++) {
      getColumn(0, c, own, rows);
      other.getColumn(0, c, others, rows);
      for (int r = 0; r < rows; r++) {
        own[r] += factor * others[r];
      }
      setColumn(0, c, own, rows);
    }
  }

  /**
   * Adds A B^T of the first columns of two matrices.
   *
   * @param a [rows x columns of a]
   * @param b [columns x columns of b]
   * @param count how many columns of a and b take part
   */
  public void addProduct(DenseMatrix a, DenseMatrix b, int count) {
    if (rows == 0 || columns == 0 || count == 0) {
      return;
    }
    if (OpenBlas.usable()) {
      cblas_dgemm(
          CblasColMajor,
          CblasNoTrans,
          CblasTrans,
          rows,
          columns,
          count,
          1,
          a.values,
          a.rows,
          b.values,
          b.rows,
          1,
          values,
          rows);
    } else {
      DMatrixRMaj own = transposed(columns);
      CommonOps_DDRM.multAddTransA(b.transposed(count), a.transposed(count), own);
      setRowMajor(own);
    }
  }

  /**
   * A^T B, overwriting the first columns of this matrix.
   *
   * @param a [rows of b x rows]
   * @param count how many columns of b and of this matrix take part
   */
  public void setTransposedProduct(DenseMatrix a, DenseMatrix b, int count) {
    if (OpenBlas.usable()) {
      cblas_dgemm(
          CblasColMajor,
          CblasTrans,
          CblasNoTrans,
          rows,
          count,
          b.rows,
          1,
          a.values,
          a.rows,
          b.values,
          b.rows,
          0,
          values,
          rows);
    } else {
      setRowMajor(CommonOps_DDRM.multTransB(b.transposed(count), a.transposed(rows), null));
    }
  }

  /**
   * The same memory as a matrix of another shape, column after column. It is good until this one is
   * closed, and need not be closed itself.
   */
  public DenseMatrix reshaped(int newRows, int newColumns) {
    if ((long) newRows * newColumns > (long) rows * columns) {
      throw new IllegalArgumentException(
          "%d x %d values are more than the %d x %d there are."
              .formatted(newRows, newColumns, rows, columns));
    }
    return new DenseMatrix(newRows, newColumns, new DoublePointer(values));
  }

  /**
   * Adds A^T A of a matrix to the upper triangle of this square one.
   *
   * @param a [any x rows]
   */
  public void addGramUpper(DenseMatrix a) {
    if (rows == 0 || a.rows == 0) {
      return;
    }
    if (OpenBlas.usable()) {
      cblas_dsyrk(
          CblasColMajor,
          CblasUpper,
          CblasTrans,
          rows,
          a.rows,
          1,
          a.values,
          a.rows,
          1,
          values,
          rows);
    } else {
      DMatrixRMaj own = transposed(columns);
      DMatrixRMaj others = a.transposed(a.columns);
      CommonOps_DDRM.multAddTransB(others, others, own);
      setRowMajor(own);
    }
  }

  /** Copies the upper triangle of a square matrix to the lower one, a block at a time. */
  public void copyUpperToLower() {
    double[][] block = new double[COPIED][COPIED];
    double[] row = new double[COPIED];
    for (int c = 0; c < columns; c += COPIED) {
      int width = Math.min(COPIED, columns - c);
      for (int r = 0; r <= c; r += COPIED) {
        int height = Math.min(COPIED, rows - r);
        for (int j = 0; j < width; j++) {
          getColumn(r, c + j, block[j], height);
        }
        for (int i = 0; i < height; i++) {
          // on the diagonal a row begins behind it
          int first = r == c ? i + 1 : 0;
          for (int j = first; j < width; j++) {
            row[j - first] = block[j][i];
          }
          if (first < width) {
            setColumn(c + first, r + i, row, width - first);
          }
        }
      }
    }
  }

  /** The first columns as the rows of EJML's matrix, [count x rows]. */
  DMatrixRMaj transposed(int count) {
    var copy = new DMatrixRMaj(count, rows);
    new DoublePointer(values).get(copy.data, 0, count * rows);
    return copy;
  }

  private void setRowMajor(DMatrixRMaj transposed) {
    new DoublePointer(values).put(transposed.data, 0, transposed.numRows * transposed.numCols);
  }

  /** Frees the memory. Further calls do nothing. */
  @Override
  public void close() {
    values.close();
  }
}
