package org.jamming4j.curvature;

import java.util.Arrays;
import org.jamming4j.network.ParameterLayout;
import org.jamming4j.tiles.TileArithmetic;
import org.jamming4j.tiles.TileMatrix;

/** Takes one output of a tile's patterns backward. Reuses its matrices from call to call. */
final class OutputDerivatives {
  private final LossPoint point;
  private final ParameterLayout layout;
  private final TileMatrix[] deltas;

  OutputDerivatives(LossPoint point) {
    this.point = point;
    layout = point.spec().layout();
    deltas = new TileMatrix[layout.layers()];
    Arrays.setAll(deltas, layer -> point.arithmetic().matrix(layout.outputs(layer)));
  }

  /**
   * Derivatives of an output by what each layer makes before its activation, times the root of what
   * the pattern's gap counts in H0, which is 0 for a satisfied one.
   *
   * @return [L + 1] of [units x n]
   */
  double[][][] of(PointTile tile, int output) {
    TileArithmetic arithmetic = point.arithmetic();
    int n = tile.size();
    int last = deltas.length - 1;
    var roots = new double[n];
    Arrays.setAll(roots, m -> Math.sqrt(tile.shares(output)[m]));
    for (int c = 0; c < layout.outputs(last); c++) {
      deltas[last].setRow(c, c == output ? roots : new double[n], n);
    }
    deltas[last].commit();
    for (int layer = last; layer > 0; layer--) {
      arithmetic.multiplyTransposed(
          arithmetic.parameters(), layer, deltas[layer], deltas[layer - 1], false, n);
      deltas[layer - 1].multiplyBySlope(point.spec().activation(), tile.activations(layer), n);
    }
    var rows = new double[deltas.length][][];
    Arrays.setAll(rows, layer -> tile.rows(deltas[layer], layout.outputs(layer)));
    return rows;
  }
}
