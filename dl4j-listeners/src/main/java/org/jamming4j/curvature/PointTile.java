package org.jamming4j.curvature;

import java.util.Arrays;
import java.util.Objects;
import org.jamming4j.data.Patterns;
import org.jamming4j.network.HiddenActivation;
import org.jamming4j.network.HingeNetworkSpec;
import org.jamming4j.network.ParameterLayout;
import org.jamming4j.tiles.LayerPasses;
import org.jamming4j.tiles.TileArithmetic;
import org.jamming4j.tiles.TileMatrix;
import org.jamming4j.tiles.TilePass;
import org.jspecify.annotations.Nullable;

/** What the layers do to a tile of unsatisfied patterns. Read by several threads at once. */
final class PointTile {
  private final int size;
  private final LayerPasses passes;

  /** What enters each layer, the inputs first. */
  private final TileMatrix[] activations;

  /**
   * Derivatives of the loss by the activations of each hidden layer; none for ReLU, whose second
   * derivative is 0.
   */
  private final @Nullable TileMatrix[] handedBack;

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
    ParameterLayout layout = spec.layout();
    size = numbers.length;
    int layers = layout.layers();
    passes = new LayerPasses(layout, spec.activation(), arithmetic);
    handedBack = new TileMatrix[layers - 1];
    shares = new double[layout.outputs(layers - 1)][size];
    TileMatrix outputs = passes.forward(input, layers, size);
    activations = new TileMatrix[layers];
    Arrays.setAll(activations, passes::activations);
    passes.backward(
        byOutputs(outputs, spec.margin(), patterns, numbers),
        size,
        (layer, a, delta, n) -> {
          if (layer > 0 && spec.activation() != HiddenActivation.RELU) {
            TileMatrix back = arithmetic.matrix(layout.inputs(layer));
            arithmetic.multiplyTransposed(arithmetic.parameters(), layer, delta, back, false, n);
            back.fetch(n);
            handedBack[layer - 1] = back;
          }
        });
  }

  /** Derivatives of the loss by the outputs, [k x n]. */
  private double[][] byOutputs(
      TileMatrix outputs, double margin, Patterns patterns, int[] numbers) {
    var all = new double[shares.length][size];
    for (int c = 0; c < shares.length; c++) {
      double[] row = all[c];
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
    }
    return all;
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
    return passes.delta(layer);
  }

  /** Of smooth activations alone. */
  TileMatrix handedBack(int hiddenLayer) {
    return Objects.requireNonNull(handedBack[hiddenLayer]);
  }

  /** Takes something of the outputs backward, [k x n]. */
  void backward(LayerPasses by, double[][] byOutputs, TilePass pass) {
    by.backward(activations, byOutputs, size, pass);
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
