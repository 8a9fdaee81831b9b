package org.jamming4j.tiles;

/**
 * The arithmetic of a network's layers over a tile of patterns, on parameters that lie at a fixed
 * place in memory. Several threads may share one, each with matrices and vectors of its own.
 *
 * <p>Operations take the weights W and biases b of any vector that is laid out like the parameters,
 * so that what a change of these does to the layers goes the same way.
 */
public interface TileArithmetic extends AutoCloseable {
  /** How many patterns a tile holds. */
  int tile();

  /** A matrix of zeros for so many units. */
  TileMatrix matrix(int units);

  /**
   * Room for the patterns themselves: so many tiles of so many units. It stays when this is closed.
   */
  TileInputs inputs(int tiles, int units);

  /** The parameters. */
  ParameterVector parameters();

  /** A vector of zeros. */
  ParameterVector vector();

  /**
   * Begins z = W^T a + b over n patterns, with the weights and biases of a vector. What is in z
   * counts after {@link #activate} or {@link #activateChange} by the same vector alone: some add
   * the biases there.
   */
  void affine(ParameterVector vector, int layer, TileMatrix a, TileMatrix z, int n);

  /** Adds W^T a, with the weights of a vector, to z, which was begun. */
  void addProduct(ParameterVector vector, int layer, TileMatrix a, TileMatrix z, int n);

  /** Ends a layer of the parameters: z becomes W^T a + b or, for hidden layers, its activation. */
  void activate(int layer, TileMatrix z, int n);

  /**
   * Ends what a change of the parameters makes of a layer: hidden layers multiply it by their
   * slope.
   *
   * @param vector the change
   * @param z the change of W^T a + b, replaced by that of the activations
   * @param a activations of this layer
   */
  void activateChange(ParameterVector vector, int layer, TileMatrix z, TileMatrix a, int n);

  /**
   * below = W delta over n patterns, with the weights of a vector: what the layer's outputs hand
   * back to its inputs.
   *
   * @param add whether it is added to below instead
   */
  void multiplyTransposed(
      ParameterVector vector, int layer, TileMatrix delta, TileMatrix below, boolean add, int n);

  /** Adds a delta^T to the layer's weights of a vector and delta to its biases. */
  void addOuter(ParameterVector sum, int layer, TileMatrix a, TileMatrix delta, int n);

  /** Adds a delta^T to the layer's weights of a vector alone. */
  void addWeightsOuter(ParameterVector sum, int layer, TileMatrix a, TileMatrix delta, int n);

  /** Frees the memory of everything made here. */
  @Override
  void close();
}
