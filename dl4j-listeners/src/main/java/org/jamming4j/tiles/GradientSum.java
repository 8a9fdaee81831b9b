package org.jamming4j.tiles;

/** A sum of gradients by all parameters, in DL4J's order. */
public interface GradientSum {
  /** Makes it zero. */
  void clear();

  /** Adds it to another sum. */
  void addTo(double[] total);
}
