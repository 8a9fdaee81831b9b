package org.jamming4j.tiles;

import java.nio.DoubleBuffer;
import java.util.Objects;
import org.bytedeco.javacpp.DoublePointer;
import org.jamming4j.network.HiddenActivation;
import org.jspecify.annotations.Nullable;

/**
 * Float64 values off the heap, where OpenBLAS reads and writes them, and on it, where Java
 * vectorises loops. Inputs that take much memory, which no loop changes, are off the heap alone.
 */
final class DoubleMatrix implements TileMatrix {
  private final DoublePointer operand;
  private final int units;
  private final int stride;
  private final DoubleBuffer buffer;

  /** The values on the heap; null for large inputs. */
  private final double @Nullable [] values;

  /** A matrix over memory of units times stride values, [units x stride]. */
  DoubleMatrix(DoublePointer operand, int units, int stride, boolean onHeap) {
    this.operand = operand;
    this.units = units;
    this.stride = stride;
    buffer = operand.asBuffer();
    values = onHeap ? new double[units * stride] : null;
  }

  DoublePointer operand() {
    return operand;
  }

  /** The values on the heap, after {@link #fetch}. */
  double[] values() {
    return Objects.requireNonNull(values);
  }

  @Override
  public void fetch(int n) {
    double[] own = values();
    if (isMostOf(n)) {
      buffer.get(0, own);
      return;
    }
    for (int from = 0; from < own.length; from += stride) {
      buffer.get(from, own, from, n);
    }
  }

  @Override
  public void commit(int n) {
    if (values == null) {
      return;
    }
    if (isMostOf(n)) {
      buffer.put(0, values);
      return;
    }
    for (int from = 0; from < values.length; from += stride) {
      buffer.put(from, values, from, n);
    }
  }

  /** Whether one copy of everything is cheaper than one of n values for every unit. */
  private boolean isMostOf(int n) {
    return 2 * n > stride;
  }

  @Override
  public void copyRow(int unit, double[] to, int n) {
    if (values == null) {
      buffer.get(unit * stride, to, 0, n);
    } else {
      System.arraycopy(values, unit * stride, to, 0, n);
    }
  }

  @Override
  public void setRow(int unit, double[] from, int n) {
    if (values == null) {
      buffer.put(unit * stride, from, 0, n);
    } else {
      System.arraycopy(from, 0, values, unit * stride, n);
    }
  }

  @Override
  public void gather(TileMatrix from, int[] columns, int count, int at) {
    var other = (DoubleMatrix) from;
    double[] own = values();
    for (int unit = 0; unit < units; unit++) {
      int row = unit * stride;
      int target = row + at;
      if (other.values == null) {
        for (int k = 0; k < count; k++) {
          own[target + k] = other.buffer.get(row + columns[k]);
        }
      } else {
        for (int k = 0; k < count; k++) {
          own[target + k] = other.values[row + columns[k]];
        }
      }
    }
  }

  @Override
  public void multiplyBySlope(HiddenActivation activation, TileMatrix activations, int n) {
    double[] a = ((DoubleMatrix) activations).values();
    fetch(n);
    double[] own = values();
    for (int unit = 0; unit < units; unit++) {
      HiddenUnits.multiplyBySlope(activation, a, own, unit * stride, n);
    }
    commit(n);
  }

  @Override
  public void addCurvature(
      HiddenActivation activation,
      TileMatrix activations,
      TileMatrix changes,
      TileMatrix handedBack,
      int n) {
    double[] a = ((DoubleMatrix) activations).values();
    double[] change = ((DoubleMatrix) changes).values();
    double[] back = ((DoubleMatrix) handedBack).values();
    double[] own = values();
    for (int unit = 0; unit < units; unit++) {
      for (int i = unit * stride; i < unit * stride + n; i++) {
        own[i] += (activation.relativeCurvatureAt(a[i]) * change[i] * back[i]);
      }
    }
    commit(n);
  }
}
