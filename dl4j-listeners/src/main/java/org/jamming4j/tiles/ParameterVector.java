package org.jamming4j.tiles;

/**
 * A vector laid out like the parameters, in DL4J's order: the parameters themselves, a direction, a
 * gradient. Made by a {@link TileArithmetic} for its own use.
 */
public interface ParameterVector {
  /** Makes it zero. */
  void clear();

  /** Copies all of its values from an array. */
  void set(double[] values);

  /** Adds it to an array. */
  void addTo(double[] total);
}
