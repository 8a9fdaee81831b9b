package org.jamming4j.curvature;

import java.util.stream.IntStream;
import org.jamming4j.network.ParameterLayout;

/** Which parameters the Hessian is by; the others are held fixed. */
public enum Coordinates {
  /**
   * Weights and biases, as networks are trained. By these, rescaling a ReLU neuron changes nothing,
   * so that H has a zero mode for each at a stationary point.
   */
  ALL,
  /** The N weights alone. */
  WEIGHTS;

  /** Their places in the vector of all parameters, ascending. */
  int[] places(ParameterLayout layout) {
    if (this == ALL) {
      return IntStream.range(0, layout.parameters()).toArray();
    }
    return IntStream.range(0, layout.layers())
        .flatMap(layer -> IntStream.range(layout.weights(layer), layout.biases(layer)))
        .toArray();
  }

  /** How many there are. */
  public int size(ParameterLayout layout) {
    return this == ALL ? layout.parameters() : (int) layout.effectiveParameters();
  }
}
