package org.jamming4j.objective;

/** A sum of gradients by all parameters, in DL4J's order. */
interface GradientSum {
  /** Makes it zero. */
  void clear();

  /** Adds it to another sum. */
  void addTo(double[] total);
}
