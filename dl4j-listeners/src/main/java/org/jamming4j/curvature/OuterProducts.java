package org.jamming4j.curvature;

import java.util.Arrays;
import org.jamming4j.linalg.DenseMatrix;
import org.jamming4j.network.ParameterLayout;

/**
 * Products of the units of two layers, pattern by pattern. The room for them is made once for all
 * pairs of layers.
 */
final class OuterProducts implements AutoCloseable {
  private final double[] values;
  private final DenseMatrix products;

  /**
   * Room for any two layers.
   *
   * @param extra 1 if biases take part, or else 0
   * @param tile the most patterns at a time
   */
  OuterProducts(ParameterLayout layout, int extra, int tile) {
    int most = 0;
    for (int first = 0; first < layout.layers(); first++) {
      for (int second = first; second < layout.layers(); second++) {
        int further = Math.max(layout.inputs(second) + extra, layout.outputs(second));
        most = Math.max(most, (layout.inputs(first) + extra) * further);
      }
    }
    values = new double[Math.multiplyExact(most, tile)];
    products = new DenseMatrix(most, tile);
  }

  /**
   * Those of some units, good until the next ones are asked for.
   *
   * @param a [units x n]
   * @param extraOfA how many more there are, which are always 1
   * @param b [units x n]
   * @param extraOfB the same of b
   * @return [i, p x n], i of a the faster
   */
  DenseMatrix of(double[][] a, int extraOfA, double[][] b, int extraOfB, int n) {
    int rows = a.length + extraOfA;
    int columns = b.length + extraOfB;
    var own = new double[rows];
    Arrays.fill(own, 1);
    int at = 0;
    for (int m = 0; m < n; m++) {
      for (int i = 0; i < a.length; i++) {
        own[i] = a[i][m];
      }
      for (int p = 0; p < columns; p++) {
        double factor = p < b.length ? b[p][m] : 1;
        for (int i = 0; i < rows; i++) {
          values[at++] = factor * own[i];
        }
      }
    }
    DenseMatrix outer = products.reshaped(rows * columns, n);
    outer.setAll(values);
    return outer;
  }

  @Override
  public void close() {
    products.close();
  }
}
