package org.jamming4j.training;

import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jamming4j.tiles.ParameterMemory;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The parameters of a run: the network's own, and on the heap, where steps change them. A float32
 * network's are kept there in float64, so that small steps are not lost, and rounded into its own
 * memory; {@link #exact} holds those rounded values in float64, so that what is computed with them
 * is true of the network itself.
 */
final class RunParameters {
  private final INDArray own;
  private final INDArray exact;

  /** What a step changes. */
  private final double[] values;

  /** The values of {@link #exact}. */
  private final DoubleBuffer widened;

  /** The network's own values; null if they are the exact ones. */
  private final @Nullable FloatBuffer rounded;

  RunParameters(MultiLayerNetwork network) {
    own = network.params();
    if (own.dataType() == DataType.DOUBLE) {
      exact = own;
      rounded = null;
    } else {
      exact = own.castTo(DataType.DOUBLE);
      rounded = ParameterMemory.float32(own).asBuffer();
    }
    widened = ParameterMemory.float64(exact).asBuffer();
    values = new double[(int) own.length()];
    widened.get(0, values);
  }

  /** The network's own parameters. */
  INDArray own() {
    return own;
  }

  /** The network's parameters in float64. */
  INDArray exact() {
    return exact;
  }

  /** How many there are. */
  int size() {
    return values.length;
  }

  /** Lets {@link #values} be the network's, which a listener may have changed. */
  void fetch() {
    if (rounded == null) {
      widened.get(0, values);
    }
  }

  /** What a step changes, after {@link #fetch}; {@link #commit} brings the network up to date. */
  double[] values() {
    return values;
  }

  /**
   * Takes a share of every value away.
   *
   * @param share from 0, which changes nothing, to 1
   */
  void shrink(double share) {
    if (share == 0) {
      return;
    }
    for (int i = 0; i < values.length; i++) {
      values[i] *= 1 - share;
    }
  }

  /** Brings the network's memory up to date. */
  void commit() {
    if (rounded == null) {
      widened.put(0, values);
      return;
    }
    for (int i = 0; i < values.length; i++) {
      float value = (float) values[i];
      rounded.put(i, value);
      widened.put(i, value);
    }
  }

  /** Copies the network's parameters. */
  void copyTo(double[] copy) {
    widened.get(0, copy);
  }

  /** Sets all values, and the network's. */
  void set(double[] copy) {
    System.arraycopy(copy, 0, values, 0, values.length);
    commit();
  }
}
