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

  /** Lets products see what was set. */
  void commit();
}
