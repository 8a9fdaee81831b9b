package org.jamming4j.network;

/**
 * Where the weights and biases of a fully connected network lie in DL4J's flattened parameters:
 * layer after layer, a layer's weights [inputs x outputs] column after column, then its biases
 * [outputs]. Layers are numbered from 0 to L, the last one being the output layer.
 */
public final class ParameterLayout {
  private final int[] sizes;
  private final int[] weightOffsets;
  private final int parameters;

  /**
   * The layout for layers of the given sizes.
   *
   * @param sizes d, the widths of the hidden layers, k
   * @throws IllegalArgumentException if there are fewer than two sizes, one is below 1, or the
   *     parameters are more than fit into one array
   */
  public ParameterLayout(int... sizes) {
    if (sizes.length < 2) {
      throw new IllegalArgumentException(
          "A network has inputs and outputs at least, but there are only %d sizes."
              .formatted(sizes.length));
    }
    this.sizes = sizes.clone();
    weightOffsets = new int[sizes.length - 1];
    long offset = 0;
    for (int layer = 0; layer < weightOffsets.length; layer++) {
      if (sizes[layer] < 1 || sizes[layer + 1] < 1) {
        throw new IllegalArgumentException(
            "Layer %d has %d inputs and %d outputs; both must be at least 1."
                .formatted(layer, sizes[layer], sizes[layer + 1]));
      }
      weightOffsets[layer] = (int) offset;
      offset += (sizes[layer] + 1L) * sizes[layer + 1];
      if (offset > Integer.MAX_VALUE) {
        throw new IllegalArgumentException(
            "The network has more than %d parameters; make it narrower or shallower."
                .formatted(Integer.MAX_VALUE));
      }
    }
    parameters = (int) offset;
  }

  /** Number of layers with weights, L + 1. */
  public int layers() {
    return weightOffsets.length;
  }

  /** Inputs of a layer. */
  public int inputs(int layer) {
    return sizes[layer];
  }

  /** Outputs of a layer. */
  public int outputs(int layer) {
    return sizes[layer + 1];
  }

  /** Where a layer's weights begin; the weight from input i to output j is at i + j inputs. */
  public int weights(int layer) {
    return weightOffsets[layer];
  }

  /** Where a layer's biases begin. */
  public int biases(int layer) {
    return weightOffsets[layer] + sizes[layer] * sizes[layer + 1];
  }

  /** Number of all parameters, weights and biases. */
  public int parameters() {
    return parameters;
  }

  /** N, the number of weights alone (docs: effective parameters). */
  public long effectiveParameters() {
    long weights = 0;
    for (int layer = 0; layer < layers(); layer++) {
      weights += (long) inputs(layer) * outputs(layer);
    }
    return weights;
  }
}
