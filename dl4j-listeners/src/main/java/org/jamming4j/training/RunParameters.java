package org.jamming4j.training;

import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jamming4j.tiles.ParameterMemory;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The parameters of a run, which steps change in place. A float64 network's are its own memory. A
 * float32 network's are kept in float64, so that small steps are not lost, and after every change
 * rounded into its own memory; {@link #exact} holds those rounded values in float64, so that what
 * is computed with them is true of the network itself.
 */
final class RunParameters {
  private final INDArray own;
  private final INDArray exact;
  private final DoubleBuffer values;

  /** The network's own values; null if they are the values. */
  private final @Nullable FloatBuffer rounded;

  private final DoubleBuffer widened;

  RunParameters(MultiLayerNetwork network) {
    own = network.params();
    if (own.dataType() == DataType.DOUBLE) {
      exact = own;
      values = ParameterMemory.float64(own).asBuffer();
      rounded = null;
      widened = values;
    } else {
      exact = own.castTo(DataType.DOUBLE);
      widened = ParameterMemory.float64(exact).asBuffer();
      values = DoubleBuffer.wrap(exact.dup().data().asDouble());
      rounded = ParameterMemory.float32(own).asBuffer();
    }
  }

  /** The network's own parameters. */
  INDArray own() {
    return own;
  }

  /** The network's parameters in float64. */
  INDArray exact() {
    return exact;
  }

  /** What a step changes; {@link #changed} brings the network up to date. */
  DoubleBuffer values() {
    return values;
  }

  /**
   * Takes a share of every value away; {@link #changed} brings the network up to date.
   *
   * @param share from 0, which changes nothing, to 1
   */
  void shrink(double share) {
    if (share == 0) {
      return;
    }
    for (int i = 0; i < size(); i++) {
      values.put(i, values.get(i) * (1 - share));
    }
  }

  /** How many there are. */
  int size() {
    return (int) own.length();
  }

  /** Brings the network's memory up to date. */
  void changed() {
    if (rounded != null) {
      for (int i = 0; i < size(); i++) {
        float value = (float) values.get(i);
        rounded.put(i, value);
        widened.put(i, value);
      }
    }
  }

  /** Copies the network's parameters. */
  void copyTo(double[] copy) {
    widened.get(0, copy);
  }

  /** Sets all values, and the network's. */
  void set(double[] copy) {
    values.put(0, copy);
    changed();
  }
}
