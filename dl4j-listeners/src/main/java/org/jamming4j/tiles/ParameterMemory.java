package org.jamming4j.tiles;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Where a network's flattened parameters lie. An array may be a view of a larger one, whose memory
 * begins before its own. The pointers are good as long as the array itself is kept.
 */
public final class ParameterMemory {
  private ParameterMemory() {}

  /** The values of a float64 array without gaps. */
  public static DoublePointer float64(INDArray parameters) {
    long from = parameters.offset();
    return new DoublePointer(parameters.data().pointer())
        .limit(from + parameters.length())
        .position(from);
  }

  /** The values of a float32 array without gaps. */
  public static FloatPointer float32(INDArray parameters) {
    long from = parameters.offset();
    return new FloatPointer(parameters.data().pointer())
        .limit(from + parameters.length())
        .position(from);
  }
}
