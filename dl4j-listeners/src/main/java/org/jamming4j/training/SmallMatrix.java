package org.jamming4j.training;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
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

  /** Room for a product; only without OpenBLAS, once needed. */
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

  /** Becomes another one turned over, as products see it. */
  void setTurnedOver(SmallMatrix other) {
    SmallProduct.transpose(other.values, values, other.rows, other.columns);
    commit();
  }

  /** Becomes the product of two other matrices. */
  void setProduct(SmallMatrix a, SmallMatrix b) {
    blend(0, a, b);
  }

  /**
   * Becomes a mean of itself and the product of two other matrices. OpenBLAS is not asked to turn
   * any over: of so few rows and columns that takes it two to ten times as long, partly under a
   * lock that all threads share.
   *
   * @param kept what this one counts
   */
  void blend(double kept, SmallMatrix a, SmallMatrix b) {
    if (memory != null) {
      cblas_dgemm(
          CblasRowMajor,
          CblasNoTrans,
          CblasNoTrans,
          rows,
          columns,
          a.columns,
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
    if (kept == 0) {
      SmallProduct.multiply(a.values, b.values, values, rows, a.columns, columns);
      return;
    }
    if (room.length < values.length) {
      room = new double[values.length];
    }
    SmallProduct.multiply(a.values, b.values, room, rows, a.columns, columns);
    for (int i = 0; i < values.length; i++) {
      values[i] = kept * values[i] + (1 - kept) * room[i];
    }
  }
}
