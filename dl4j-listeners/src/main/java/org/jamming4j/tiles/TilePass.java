package org.jamming4j.tiles;

/**
 * Takes what goes on in a tile's layers, the last layer first: a gradient, a Jacobian, a kernel.
 */
@FunctionalInterface
public interface TilePass {
  /**
   * Takes one layer.
   *
   * @param layer from L, that of the outputs, to 0
   * @param a activations that enter the layer, the inputs for layer 0
   * @param delta derivatives of what goes backward by what the layer makes before its activation;
   *     both are valid within this call, and not to be changed
   * @param n how many of their patterns count
   */
  void take(int layer, TileMatrix a, TileMatrix delta, int n);
}
