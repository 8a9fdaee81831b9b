package org.jamming4j.curvature;

import java.util.Arrays;
import org.jamming4j.network.ParameterLayout;
import org.jamming4j.tiles.LayerPasses;

/** Takes one output of a tile's patterns backward. Reuses its matrices from call to call. */
final class OutputDerivatives {
  private final ParameterLayout layout;
  private final LayerPasses passes;

  OutputDerivatives(LossPoint point) {
    layout = point.spec().layout();
    passes = new LayerPasses(layout, point.spec().activation(), point.arithmetic());
  }

  /**
   * Derivatives of an output by what each layer makes before its activation, times the root of what
   * the pattern's gap counts in H0, which is 0 for a satisfied one.
   *
   * @return [L + 1] of [units x n]
   */
  double[][][] of(PointTile tile, int output) {
    int layers = layout.layers();
    var roots = new double[layout.outputs(layers - 1)][tile.size()];
    Arrays.setAll(roots[output], m -> Math.sqrt(tile.shares(output)[m]));
    var rows = new double[layers][][];
    tile.backward(
        passes,
        roots,
        (layer, a, delta, n) -> rows[layer] = tile.rows(delta, layout.outputs(layer)));
    return rows;
  }
}
