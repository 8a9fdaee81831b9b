package org.jamming4j.curvature;

import java.util.Arrays;
import org.jamming4j.network.HiddenActivation;
import org.jamming4j.network.ParameterLayout;

/**
 * Second derivatives of the loss by what each hidden layer makes before its activation, S = d2L /
 * dz dz, from the last hidden layer to the first: S_l(j, q) = slope_j slope_q (W S_(l+1) W^T)(j,
 * q), plus, where j = q, the activation's second derivative times dL / da_j.
 */
final class HiddenCurvatures {
  private final ParameterLayout layout;
  private final HiddenActivation activation;

  /** Of every layer, [inputs] of [outputs]: on the heap, where loops read them. */
  private final double[][][] weights;

  HiddenCurvatures(LossPoint point) {
    layout = point.spec().layout();
    activation = point.spec().activation();
    weights = new double[layout.layers()][][];
    for (int l = 0; l < weights.length; l++) {
      int layer = l;
      weights[l] = new double[layout.inputs(l)][layout.outputs(l)];
      for (int i = 0; i < weights[l].length; i++) {
        int input = i;
        Arrays.setAll(weights[l][i], j -> point.weight(layer, input, j));
      }
    }
  }

  /**
   * Those of a tile's patterns, [L + 1] of [n] of [units x units]; none of the outputs, nor of
   * layers before the given one.
   */
  double[][][] of(PointTile tile, int first) {
    int last = layout.layers() - 1;
    var all = new double[layout.layers()][][];
    for (int layer = last - 1; layer >= first; layer--) {
      int units = layout.outputs(layer);
      double[][] a = tile.rows(tile.activations(layer + 1), units);
      double[][] back = tile.rows(tile.handedBack(layer), units);
      all[layer] = new double[tile.size()][units * units];
      for (int m = 0; m < tile.size(); m++) {
        double[] own = all[layer][m];
        if (layer < last - 1) {
          handBack(layer, all[layer + 1][m], own);
        }
        for (int j = 0; j < units; j++) {
          double slope = activation.slopeAt(a[j][m]);
          for (int q = 0; q < units; q++) {
            own[j * units + q] *= slope * activation.slopeAt(a[q][m]);
          }
          own[j * units + j] += activation.relativeCurvatureAt(a[j][m]) * slope * back[j][m];
        }
      }
    }
    return all;
  }

  /** W S W^T with the weights of the layer behind. */
  private void handBack(int layer, double[] behind, double[] own) {
    double[][] w = weights[layer + 1];
    int units = w.length;
    int further = w[0].length;
    var half = new double[further];
    for (int j = 0; j < units; j++) {
      Arrays.fill(half, 0);
      for (int r = 0; r < further; r++) {
        for (int s = 0; s < further; s++) {
          half[s] += w[j][r] * behind[r * further + s];
        }
      }
      for (int q = 0; q < units; q++) {
        double sum = 0;
        for (int s = 0; s < further; s++) {
          sum += half[s] * w[q][s];
        }
        own[j * units + q] = sum;
      }
    }
  }
}
