package org.jamming4j.curvature;

import org.jamming4j.data.Patterns;
import org.jamming4j.network.HingeNetworkSpec;
import org.jamming4j.network.ParameterLayout;
import org.jamming4j.tiles.TileArithmetic;
import org.jamming4j.tiles.TileMatrix;

/** What the layers do to a tile of unsatisfied patterns. Read by several threads at once. */
final class PointTile {
  private final ParameterLayout layout;
  private final int size;

  /** Activations that enter each layer, the inputs first. */
  private final TileMatrix[] activations;

  /** Derivatives of the loss by what each layer makes before its activation. */
  private final TileMatrix[] deltas;

  /** Derivatives of the loss by the activations of each hidden layer. */
  private final TileMatrix[] handedBack;

  /** Weight over P of every unsatisfied gap, 0 of the others, [k x n]. */
  private final double[][] shares;

  private int unsatisfied;

  /**
   * Takes patterns forward and backward.
   *
   * @param patterns all of them
   * @param numbers which of them are in the tile
   */
  PointTile(
      HingeNetworkSpec spec,
      TileArithmetic arithmetic,
      TileMatrix input,
      Patterns patterns,
      int[] numbers) {
    layout = spec.layout();
    size = numbers.length;
    int layers = layout.layers();
    activations = new TileMatrix[layers];
    deltas = new TileMatrix[layers];
    handedBack = new TileMatrix[layers - 1];
    shares = new double[layout.outputs(layers - 1)][size];
    TileMatrix a = input;
    for (int layer = 0; layer < layers; layer++) {
      activations[layer] = a;
      TileMatrix z = arithmetic.matrix(layout.outputs(layer));
      arithmetic.affine(arithmetic.parameters(), layer, a, z, size);
      arithmetic.activate(layer, z, size);
      a = z;
    }
    deltas[layers - 1] = byOutputs(a, spec.margin(), patterns, numbers);
    for (int layer = layers - 1; layer > 0; layer--) {
      TileMatrix back = arithmetic.matrix(layout.inputs(layer));
      TileMatrix delta = arithmetic.matrix(layout.inputs(layer));
      for (TileMatrix to : new TileMatrix[] {back, delta}) {
        arithmetic.multiplyTransposed(
            arithmetic.parameters(), layer, deltas[layer], to, false, size);
      }
      back.fetch();
      delta.multiplyBySlope(spec.activation(), activations[layer], size);
      handedBack[layer - 1] = back;
      deltas[layer - 1] = delta;
    }
  }

  /** Replaces outputs by the loss's derivatives by them. */
  private TileMatrix byOutputs(
      TileMatrix outputs, double margin, Patterns patterns, int[] numbers) {
    var row = new double[size];
    for (int c = 0; c < shares.length; c++) {
      outputs.copyRow(c, row, size);
      for (int m = 0; m < size; m++) {
        double y = patterns.label(numbers[m], c);
        double gap = margin - y * row[m];
        // written so that NaN counts
        if (!(gap <= 0)) {
          shares[c][m] = patterns.weight(numbers[m]) / patterns.size();
          unsatisfied++;
        }
        row[m] = -y * shares[c][m] * gap;
      }
      outputs.setRow(c, row, size);
    }
    outputs.commit();
    return outputs;
  }

  /** How many patterns there are. */
  int size() {
    return size;
  }

  /** How many gaps are above 0. */
  int unsatisfied() {
    return unsatisfied;
  }

  TileMatrix activations(int layer) {
    return activations[layer];
  }

  TileMatrix delta(int layer) {
    return deltas[layer];
  }

  TileMatrix handedBack(int hiddenLayer) {
    return handedBack[hiddenLayer];
  }

  /** Of one output, [n]. */
  double[] shares(int output) {
    return shares[output];
  }

  /** The rows of a matrix of this tile, [units x n]. */
  double[][] rows(TileMatrix matrix, int units) {
    var rows = new double[units][size];
    for (int unit = 0; unit < units; unit++) {
      matrix.copyRow(unit, rows[unit], size);
    }
    return rows;
  }
}
