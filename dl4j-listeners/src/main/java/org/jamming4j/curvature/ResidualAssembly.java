package org.jamming4j.curvature;

import java.util.Arrays;
import org.jamming4j.linalg.DenseMatrix;
import org.jamming4j.network.HiddenActivation;
import org.jamming4j.network.ParameterLayout;
import org.jamming4j.objective.StepTeam;

/**
 * Hp as a dense matrix, from pairs of layers. Of one pattern, with W_l the weights of layer l, a_l
 * what enters it and z_l what it makes before its activation:
 *
 * <p>d2L / dW_l(i, j) dW_m(p, q) = a_l(i) delta_m(q) T(j, p) + a_l(i) a_m(p) S(j, q) for l &lt;= m,
 *
 * <p>where T = da_m / dz_l, which is 0 for l = m, and S = d2L / dz_l dz_m, which is 0 for ReLU. So
 * every pair of layers is one or two matrix products over the patterns; of a layer and the next T
 * is diagonal. Biases are weights of an input that is always 1.
 */
final class ResidualAssembly {
  private final LossPoint point;
  private final ParameterLayout layout;
  private final HiddenActivation activation;
  private final int extra;
  private final StepTeam team;
  private final DenseMatrix[] weights;
  private final HiddenCurvatures hidden;

  /** Room for T of a tile. */
  private final double[] room;

  /** For a task of the team, by which it may be stopped. */
  ResidualAssembly(LossPoint point, Coordinates coordinates, StepTeam team) {
    this.point = point;
    this.team = team;
    layout = point.spec().layout();
    activation = point.spec().activation();
    extra = coordinates == Coordinates.ALL ? 1 : 0;
    weights = new DenseMatrix[layout.layers()];
    hidden = new HiddenCurvatures(point);
    int widest = 1;
    for (int layer = 0; layer < weights.length; layer++) {
      widest = Math.max(widest, layout.outputs(layer));
    }
    room = new double[Math.multiplyExact(widest * widest, point.arithmetic().tile())];
  }

  /** Adds Hp to zeros, [size x size]. */
  void addTo(DenseMatrix sum) {
    try (var here = new DenseMatrix(room.length, 1);
        var next = new DenseMatrix(room.length, 1);
        var products = new OuterProducts(layout, extra, point.arithmetic().tile())) {
      for (int layer = 0; layer < weights.length; layer++) {
        weights[layer] = weights(layer);
      }
      for (int layer = 0; layer < weights.length && !team.stopping(); layer++) {
        writePairs(layer, sum, products, here, next);
      }
    } finally {
      for (DenseMatrix matrix : weights) {
        if (matrix != null) {
          matrix.close();
        }
      }
    }
    sum.copyUpperToLower();
  }

  private DenseMatrix weights(int layer) {
    var matrix = new DenseMatrix(layout.inputs(layer), layout.outputs(layer));
    for (int j = 0; j < matrix.columns(); j++) {
      for (int i = 0; i < matrix.rows(); i++) {
        matrix.set(i, j, point.weight(layer, i, j));
      }
    }
    return matrix;
  }

  /** Sets what the pairs of a layer with itself and those behind it make. */
  private void writePairs(
      int layer, DenseMatrix sum, OuterProducts products, DenseMatrix here, DenseMatrix next) {
    var pairs = new LayerPair[layout.layers()];
    try {
      for (int behind = layer; behind < pairs.length; behind++) {
        pairs[behind] = new LayerPair(layout, layer, behind, extra, isSmooth(behind), products);
      }
      for (PointTile tile : point.tiles()) {
        if (team.stopping()) {
          return;
        }
        addTile(layer, tile, pairs, here, next);
      }
      for (int behind = layer; behind < pairs.length; behind++) {
        pairs[behind].writeTo(sum);
      }
    } finally {
      for (LayerPair pair : pairs) {
        if (pair != null) {
          pair.close();
        }
      }
    }
  }

  private boolean isSmooth(int layer) {
    return activation != HiddenActivation.RELU && layer < layout.layers() - 1;
  }

  private void addTile(
      int layer, PointTile tile, LayerPair[] pairs, DenseMatrix here, DenseMatrix next) {
    int n = tile.size();
    int out = layout.outputs(layer);
    double[][][] curvatures = new double[layout.layers()][][];
    if (activation != HiddenActivation.RELU) {
      curvatures = hidden.of(tile, layer);
    }
    double[][] a = tile.rows(tile.activations(layer), layout.inputs(layer));
    // dz_m / dz_l, a column for each unit of layer l and pattern
    DenseMatrix byUnits = identity(here, out, n);
    DenseMatrix[] rooms = {here, next};
    for (int behind = layer; behind < pairs.length; behind++) {
      if (isSmooth(behind)) {
        double[][] further = tile.rows(tile.activations(behind), layout.inputs(behind));
        pairs[behind].addCurvature(a, further, byUnits, curvatures[behind], n);
      }
      if (behind == pairs.length - 1) {
        break;
      }
      double[][] slopes = tile.rows(tile.activations(behind + 1), layout.outputs(behind));
      for (double[] unit : slopes) {
        Arrays.setAll(unit, m -> activation.slopeAt(unit[m]));
      }
      double[][] delta = tile.rows(tile.delta(behind + 1), layout.outputs(behind + 1));
      DenseMatrix behindThat =
          rooms[(behind - layer + 1) % 2].reshaped(layout.outputs(behind + 1), out * n);
      if (behind == layer) {
        pairs[behind + 1].addAdjacent(a, delta, slopes, n);
        setWeightsBySlope(behindThat, behind + 1, slopes, n);
      } else {
        multiplyBySlope(byUnits, slopes, out, n);
        pairs[behind + 1].addBilinear(a, delta, byUnits, n);
        behindThat.setTransposedProduct(weights[behind + 1], byUnits, out * n);
      }
      byUnits = behindThat;
    }
  }

  /** Of a layer with itself; of which nothing is asked for ReLU. */
  private DenseMatrix identity(DenseMatrix in, int out, int n) {
    DenseMatrix identity = in.reshaped(out, out * n);
    if (activation != HiddenActivation.RELU) {
      Arrays.fill(room, 0, out * out * n, 0);
      for (int column = 0; column < out * n; column++) {
        room[column % out + column * out] = 1;
      }
      identity.setAll(room);
    }
    return identity;
  }

  /** Of a layer with the next: its weights times the slopes between them, [inputs x n]. */
  private void setWeightsBySlope(DenseMatrix byUnits, int layer, double[][] slopes, int n) {
    int units = byUnits.rows();
    var own = new double[layout.inputs(layer) * units];
    for (int j = 0; j < layout.inputs(layer); j++) {
      for (int p = 0; p < units; p++) {
        own[p + j * units] = point.weight(layer, j, p);
      }
    }
    int at = 0;
    for (int m = 0; m < n; m++) {
      for (int j = 0; j < slopes.length; j++) {
        double slope = slopes[j][m];
        for (int p = 0; p < units; p++) {
          room[at++] = slope * own[p + j * units];
        }
      }
    }
    byUnits.setAll(room);
  }

  /** Multiplies the rows by some slopes, [units x n]. */
  private void multiplyBySlope(DenseMatrix byUnits, double[][] slopes, int out, int n) {
    int units = byUnits.rows();
    byUnits.getAll(room);
    var here = new double[units];
    for (int m = 0; m < n; m++) {
      for (int p = 0; p < units; p++) {
        here[p] = slopes[p][m];
      }
      for (int column = m * out; column < (m + 1) * out; column++) {
        for (int p = 0; p < units; p++) {
          room[p + column * units] *= here[p];
        }
      }
    }
    byUnits.setAll(room);
  }
}
