package org.jamming4j.training;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_dgemm;

import java.nio.DoubleBuffer;
import org.bytedeco.javacpp.DoublePointer;
import org.jamming4j.arithmetic.OpenBlas;
import org.jspecify.annotations.Nullable;

/**
 * A matrix of a few rows and columns, row after row: on the heap, where Java's loops are fast, and
 * off it as well where OpenBLAS makes the products, whose calls cost least there. The garbage
 * collector frees it.
 */
final class SmallMatrix {
  private final int rows;
  private final int columns;
  private final double[] values;

  /** What products read and write; null without OpenBLAS. */
  private final @Nullable DoublePointer memory;

  private final @Nullable DoubleBuffer buffer;

  /** Room for this matrix turned over, or for a product; only without OpenBLAS, once needed. */
  private double[] room = {};

  /** A matrix of zeros. */
  SmallMatrix(int rows, int columns) {
    this(rows, columns, OpenBlas.usable());
  }

  /** A matrix of zeros, whose products are OpenBLAS's or plain Java's. */
  SmallMatrix(int rows, int columns, boolean byOpenBlas) {
    this.rows = rows;
    this.columns = columns;
    values = new double[rows * columns];
    memory = byOpenBlas ? new DoublePointer(values.length) : null;
    if (memory != null) {
      memory.zero();
    }
    buffer = memory == null ? null : memory.asBuffer();
  }

  /** The values, row after row: those of a product after {@link #fetch}. */
  double[] values() {
    return values;
  }

  /** Lets products see values that were set. */
  void commit() {
    if (buffer != null) {
      buffer.put(0, values);
    }
  }

  /** Lets {@link #values} be those that a product has set. */
  void fetch() {
    if (buffer != null) {
      buffer.get(0, values);
    }
  }

  /** Becomes another one of as many rows and columns, as products see it. */
  void set(SmallMatrix other) {
    other.fetch();
    System.arraycopy(other.values, 0, values, 0, values.length);
    commit();
  }

  /**
   * Becomes the product of two other matrices.
   *
   * @param turnA whether the first one is turned over
   * @param turnB whether the second one is
   */
  void setProduct(SmallMatrix a, boolean turnA, SmallMatrix b, boolean turnB) {
    blend(0, a, turnA, b, turnB);
  }

  /**
   * Becomes a mean of itself and a matrix times the same turned over.
   *
   * @param kept what this one counts
   * @param turned whether it is the first of the two that is turned over
   */
  void blendSquare(double kept, SmallMatrix a, boolean turned) {
    blend(kept, a, turned, a, !turned);
  }

  private void blend(double kept, SmallMatrix a, boolean turnA, SmallMatrix b, boolean turnB) {
    int inner = turnA ? a.rows : a.columns;
    if (memory != null) {
      cblas_dgemm(
          CblasRowMajor,
          turnA ? CblasTrans : CblasNoTrans,
          turnB ? CblasTrans : CblasNoTrans,
          rows,
          columns,
          inner,
          1 - kept,
          a.memory,
          a.columns,
          b.memory,
          b.columns,
          kept,
          memory,
          columns);
      return;
    }
    double[] left = turnA ? a.turnedOver() : a.values;
    double[] right = turnB ? b.turnedOver() : b.values;
    if (kept == 0) {
      SmallProduct.multiply(left, right, values, rows, inner, columns);
      return;
    }
    double[] product = room();
    SmallProduct.multiply(left, right, product, rows, inner, columns);
    for (int i = 0; i < values.length; i++) {
      values[i] = kept * values[i] + (1 - kept) * product[i];
    }
  }

  private double[] turnedOver() {
    double[] turned = room();
    SmallProduct.transpose(values, turned, rows, columns);
    return turned;
  }

  private double[] room() {
    if (room.length < values.length) {
      room = new double[values.length];
    }
    return room;
  }
}
