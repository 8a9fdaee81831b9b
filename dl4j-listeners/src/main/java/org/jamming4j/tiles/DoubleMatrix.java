package org.jamming4j.tiles;

import java.nio.DoubleBuffer;
import java.util.Objects;
import org.bytedeco.javacpp.DoublePointer;
import org.jamming4j.network.HiddenActivation;
import org.jspecify.annotations.Nullable;

/**
 * Float64 values off the heap, where OpenBLAS reads and writes them, and on it, where Java
 * vectorises loops. Inputs, which no loop changes, are kept off the heap alone.
 */
final class DoubleMatrix implements TileMatrix {
  private final DoublePointer operand;
  private final int units;
  private final int stride;
  private final DoubleBuffer buffer;

  /** The values on the heap; null for inputs. */
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
  public void fetch() {
    buffer.get(0, values());
  }

  @Override
  public void commit() {
    if (values != null) {
      buffer.put(0, values);
    }
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
    fetch();
    double[] own = values();
    for (int unit = 0; unit < units; unit++) {
      HiddenUnits.multiplyBySlope(activation, a, own, unit * stride, n);
    }
    commit();
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
    commit();
  }
}
