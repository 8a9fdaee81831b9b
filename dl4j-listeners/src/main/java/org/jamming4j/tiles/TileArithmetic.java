package org.jamming4j.tiles;

/**
 * The arithmetic of a network's layers over a tile of patterns, on parameters that lie at a fixed
 * place in memory. Several threads may share one, each with matrices of its own.
 */
public interface TileArithmetic extends AutoCloseable {
  /** How many patterns a tile holds. */
  int tile();

  /** A matrix of zeros for so many units. */
  TileMatrix matrix(int units);

  /** Room for the patterns themselves: so many tiles of so many units, which are only read. */
  TileMatrix[] inputs(int tiles, int units);

  /** An empty sum of gradients. */
  GradientSum gradientSum();

  /** z = the activations of W^T a + b, or, for the last layer, W^T a + b, over n patterns. */
  void forward(int layer, TileMatrix a, TileMatrix z, int n);

  /** below = W delta over n patterns: what the layer's outputs hand back to its inputs. */
  void backward(int layer, TileMatrix delta, TileMatrix below, int n);

  /** Adds a delta^T to the gradient of the layer's weights and delta to that of its biases. */
  void gradient(int layer, TileMatrix a, TileMatrix delta, GradientSum sum, int n);

  /** Frees the memory of everything made here. */
  @Override
  void close();
}
