package org.jamming4j.objective;

import java.util.function.BooleanSupplier;
import org.jamming4j.jamming.JammingState;
import org.jamming4j.network.HiddenActivation;
import org.jamming4j.network.ParameterLayout;

/** One thread's way through the tiles of a chunk, with the matrices it needs. */
final class TileWorker {
  /** From this share of unsatisfied patterns on, a tile goes backward as it is. */
  private static final double MOSTLY = 0.75;

  private final ParameterLayout layout;
  private final HiddenActivation activation;
  private final double margin;
  private final TileArithmetic arithmetic;
  private final PatternTiles patterns;
  private final TileMatrix[] inputs;
  private final boolean gatherUnsatisfied;
  private final int tile;

  /** Activations of layers 1 to L + 1; the inputs come first, from the tile. */
  private final TileMatrix[] values;

  /** Activations of unsatisfied patterns of several tiles, which await their backward pass. */
  private final TileMatrix[] pending;

  /** Derivatives of the loss by the pre-activations of layers 1 to L + 1. */
  private final TileMatrix[] deltas;

  private final double[][] outputs;

  /** Derivatives of the loss by the outputs, [k x tile]. */
  private final double[][] byOutput;

  private final double[][] pendingByOutput;
  private final int[] open;
  private int waiting;

  /**
   * A worker.
   *
   * @param gatherUnsatisfied whether only unsatisfied patterns go backward
   */
  TileWorker(
      ParameterLayout layout,
      HiddenActivation activation,
      double margin,
      TileArithmetic arithmetic,
      PatternTiles patterns,
      boolean gatherUnsatisfied) {
    this.layout = layout;
    this.activation = activation;
    this.margin = margin;
    this.arithmetic = arithmetic;
    this.patterns = patterns;
    this.gatherUnsatisfied = gatherUnsatisfied;
    inputs = patterns.inputs(arithmetic);
    tile = arithmetic.tile();
    int layers = layout.layers();
    values = new TileMatrix[layers + 1];
    pending = new TileMatrix[layers];
    deltas = new TileMatrix[layers + 1];
    for (int layer = 1; layer <= layers; layer++) {
      values[layer] = arithmetic.matrix(layout.outputs(layer - 1));
      deltas[layer] = arithmetic.matrix(layout.outputs(layer - 1));
    }
    for (int layer = 0; layer < layers && gatherUnsatisfied; layer++) {
      pending[layer] = arithmetic.matrix(layout.inputs(layer));
    }
    int k = layout.outputs(layers - 1);
    outputs = new double[k][tile];
    byOutput = new double[k][tile];
    pendingByOutput = new double[k][tile];
    open = new int[tile];
  }

  /** The activations of a layer for one tile, 0 for the inputs; valid until the next call. */
  TileMatrix activations(int tileNumber, int layer) {
    return forward(inputs[tileNumber], size(tileNumber), layer);
  }

  /** How many patterns a tile has. */
  int size(int tileNumber) {
    return Math.min(tile, patterns.size() - tileNumber * tile);
  }

  /** Adds up a chunk's gaps and, if wanted, its gradient. */
  void run(Chunk chunk, boolean wantGradient, BooleanSupplier stopping) {
    chunk.restart(margin);
    waiting = 0;
    for (int t = chunk.firstTile(); t < chunk.endTile(); t++) {
      if (stopping.getAsBoolean()) {
        return;
      }
      int n = size(t);
      forward(inputs[t], n, layout.layers());
      int unsatisfied = gaps(t * tile, n, chunk.state());
      if (wantGradient && unsatisfied > 0) {
        values[0] = inputs[t];
        backward(chunk.gradient(), n, unsatisfied);
      }
    }
    flush(chunk.gradient());
  }

  private TileMatrix forward(TileMatrix input, int n, int lastLayer) {
    TileMatrix a = input;
    for (int layer = 0; layer < lastLayer; layer++) {
      arithmetic.forward(layer, a, values[layer + 1], n);
      a = values[layer + 1];
    }
    return a;
  }

  /** Adds up a tile's gaps and finds its unsatisfied patterns; returns how many there are. */
  private int gaps(int first, int n, JammingState.Accumulator state) {
    for (int c = 0; c < outputs.length; c++) {
      values[layout.layers()].copyRow(c, outputs[c], n);
    }
    int unsatisfied = 0;
    for (int m = 0; m < n; m++) {
      int mu = first + m;
      double weight = patterns.weight(mu);
      boolean unsatisfiedHere = false;
      for (int c = 0; c < outputs.length; c++) {
        double y = patterns.label(c, mu);
        double signed = y * outputs[c][m];
        state.add(signed, weight);
        double gap = margin - signed;
        // written so that NaN goes on to the gradient
        boolean positive = !(gap <= 0);
        unsatisfiedHere |= positive;
        byOutput[c][m] = positive ? -y * gap * weight / patterns.size() : 0;
      }
      if (unsatisfiedHere) {
        open[unsatisfied++] = m;
      }
    }
    return unsatisfied;
  }

  private void backward(GradientSum gradient, int n, int unsatisfied) {
    if (!gatherUnsatisfied || unsatisfied > MOSTLY * n) {
      backward(values, byOutput, n, gradient);
      return;
    }
    if (waiting + unsatisfied > tile) {
      flush(gradient);
    }
    for (int layer = 0; layer < pending.length; layer++) {
      pending[layer].gather(values[layer], open, unsatisfied, waiting);
    }
    for (int c = 0; c < byOutput.length; c++) {
      for (int k = 0; k < unsatisfied; k++) {
        pendingByOutput[c][waiting + k] = byOutput[c][open[k]];
      }
    }
    waiting += unsatisfied;
  }

  private void flush(GradientSum gradient) {
    if (waiting > 0) {
      for (TileMatrix matrix : pending) {
        matrix.commit();
      }
      backward(pending, pendingByOutput, waiting, gradient);
      waiting = 0;
    }
  }

  private void backward(TileMatrix[] a, double[][] byOutputs, int n, GradientSum gradient) {
    int last = layout.layers();
    for (int c = 0; c < byOutputs.length; c++) {
      deltas[last].setRow(c, byOutputs[c], n);
    }
    deltas[last].commit();
    for (int layer = last - 1; layer >= 0; layer--) {
      arithmetic.gradient(layer, a[layer], deltas[layer + 1], gradient, n);
      if (layer > 0) {
        arithmetic.backward(layer, deltas[layer + 1], deltas[layer], n);
        deltas[layer].multiplyBySlope(activation, a[layer], n);
      }
    }
  }
}
