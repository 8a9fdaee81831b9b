package org.jamming4j.tiles;

import org.jamming4j.network.HiddenActivation;

/**
 * The values of some units for the patterns of a tile, [units x patterns], unit after unit. Made by
 * a {@link TileArithmetic} for its own use; not for several threads at once, except to read.
 */
public interface TileMatrix {
  /** Copies the first n values of a unit. */
  void copyRow(int unit, double[] to, int n);

  /** Sets the first n values of a unit; {@link #commit} makes it count in products. */
  void setRow(int unit, double[] from, int n);

  /**
   * Copies some patterns of a matrix of the same arithmetic, as the patterns from {@code at} on;
   * {@link #commit} makes it count in products.
   *
   * @param columns which patterns
   * @param count how many of them
   */
  void gather(TileMatrix from, int[] columns, int count, int at);

  /** Multiplies the first n values of every unit by the slope at its activations, and commits. */
  void multiplyBySlope(HiddenActivation activation, TileMatrix activations, int n);

  /**
   * Adds, for the first n values of every unit, what a change of the activations does to the slope:
   * the second derivative over the slope, times the change, times what the layer above handed back.
   * Commits.
   */
  void addCurvature(
      HiddenActivation activation,
      TileMatrix activations,
      TileMatrix changes,
      TileMatrix handedBack,
      int n);

  /**
   * Lets {@link #copyRow} and sums of values see the first n values of every unit that a product
   * has written.
   */
  void fetch(int n);

  /** Lets products see the first n values of every unit, which were set. */
  void commit(int n);
}
