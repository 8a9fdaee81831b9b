package org.jamming4j.tiles;

import java.nio.FloatBuffer;
import java.util.Objects;
import org.bytedeco.javacpp.FloatPointer;
import org.jamming4j.network.HiddenActivation;
import org.jspecify.annotations.Nullable;

/**
 * Float32 values off the heap, where OpenBLAS reads and writes them, and on it, where Java
 * vectorises loops. Inputs that take much memory, which no loop changes, are off the heap alone.
 */
final class FloatMatrix implements TileMatrix {
  private final FloatPointer operand;
  private final int units;
  private final int stride;
  private final FloatBuffer buffer;

  /** The values on the heap; null for large inputs. */
  private final float @Nullable [] values;

  /** A matrix over memory of units times stride values, [units x stride]. */
  FloatMatrix(FloatPointer operand, int units, int stride, boolean onHeap) {
    this.operand = operand;
    this.units = units;
    this.stride = stride;
    buffer = operand.asBuffer();
    values = onHeap ? new float[units * stride] : null;
  }

  FloatPointer operand() {
    return operand;
  }

  /** The values on the heap, after {@link #fetch}. */
  float[] values() {
    return Objects.requireNonNull(values);
  }

  @Override
  public void fetch(int n) {
    float[] own = values();
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
    for (int m = 0; m < n; m++) {
      to[m] = values == null ? buffer.get(unit * stride + m) : values[unit * stride + m];
    }
  }

  @Override
  public void setRow(int unit, double[] from, int n) {
    for (int m = 0; m < n; m++) {
      if (values == null) {
        buffer.put(unit * stride + m, (float) from[m]);
      } else {
        values[unit * stride + m] = (float) from[m];
      }
    }
  }

  @Override
  public void gather(TileMatrix from, int[] columns, int count, int at) {
    var other = (FloatMatrix) from;
    float[] own = values();
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
    float[] a = ((FloatMatrix) activations).values();
    fetch(n);
    float[] own = values();
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
    float[] a = ((FloatMatrix) activations).values();
    float[] change = ((FloatMatrix) changes).values();
    float[] back = ((FloatMatrix) handedBack).values();
    float[] own = values();
    for (int unit = 0; unit < units; unit++) {
      for (int i = unit * stride; i < unit * stride + n; i++) {
        own[i] += (float) (activation.relativeCurvatureAt(a[i]) * change[i] * back[i]);
      }
    }
    commit(n);
  }
}
