package org.jamming4j.curvature;

import java.util.Arrays;

/**
 * Leaves vectors as they are.
 *
 * @param size of the vectors
 */
record Identity(int size) implements SymmetricOperator {
  @Override
  public double[][] apply(double[][] vectors) {
    return Arrays.stream(vectors).map(double[]::clone).toArray(double[][]::new);
  }
}
