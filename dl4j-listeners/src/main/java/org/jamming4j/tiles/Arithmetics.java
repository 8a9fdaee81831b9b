package org.jamming4j.tiles;

import org.bytedeco.javacpp.DoublePointer;
import org.jamming4j.arithmetic.OpenBlas;
import org.jamming4j.network.HiddenActivation;
import org.jamming4j.network.ParameterLayout;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Chooses the arithmetic for parameters where they lie in memory. */
public final class Arithmetics {
  private Arithmetics() {}

  public static boolean hasFloat32() {
    return OpenBlas.usable();
  }

  public static TileArithmetic of(
      ParameterLayout layout, HiddenActivation activation, INDArray parameters, int patterns) {
    boolean usable = OpenBlas.usable();
    if (parameters.length() != layout.parameters()) {
      throw new IllegalArgumentException(
          "The network has %d parameters, but %d were given."
              .formatted(layout.parameters(), parameters.length()));
    }
    if (parameters.dataType() != DataType.DOUBLE
        && !(usable && parameters.dataType() == DataType.FLOAT)) {
      throw new IllegalArgumentException(
          "Parameters of type %s cannot be computed with; cast them to DOUBLE."
              .formatted(parameters.dataType()));
    }
    if (parameters.dataType() == DataType.FLOAT) {
      return new FloatTiles(layout, activation, ParameterMemory.float32(parameters), patterns);
    }
    DoublePointer pointer = ParameterMemory.float64(parameters);
    return usable
        ? new DoubleTiles(layout, activation, pointer, patterns)
        : new PlainTiles(layout, activation, pointer.asBuffer());
  }
}
