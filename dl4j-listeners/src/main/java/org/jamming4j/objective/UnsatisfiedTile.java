package org.jamming4j.objective;

import java.util.Arrays;
import org.jamming4j.network.ParameterLayout;
import org.jamming4j.tiles.LayerPasses;
import org.jamming4j.tiles.TileArithmetic;
import org.jamming4j.tiles.TileMatrix;
import org.jamming4j.tiles.TilePass;

/** Unsatisfied patterns of several tiles, which await their backward pass. For one thread. */
final class UnsatisfiedTile {
  /**
   * Of fewer patterns OpenBLAS's AVX-512 products of activations and deltas are not by the kernels
   * for small matrices, but by copies of both and through a lock that all threads share.
   */
  private static final int LEAST = 32;

  /** Column 0, as often as needed. */
  private static final int[] FIRST = new int[LEAST];

  private final int tile;

  /** What enters each layer. */
  private final TileMatrix[] activations;

  /** Derivatives of the loss by the outputs, [k x tile]. */
  private final double[][] byOutput;

  private int waiting;

  UnsatisfiedTile(ParameterLayout layout, TileArithmetic arithmetic) {
    tile = arithmetic.tile();
    activations = new TileMatrix[layout.layers()];
    for (int layer = 0; layer < activations.length; layer++) {
      activations[layer] = arithmetic.matrix(layout.inputs(layer));
    }
    byOutput = new double[layout.outputs(activations.length - 1)][tile];
  }

  /** Whether so many more find room. */
  boolean hasRoom(int count) {
    return waiting + count <= tile;
  }

  /**
   * Adds some of the patterns that just went forward, for which there is room.
   *
   * @param derivatives of the loss by their outputs, [k x tile]
   * @param columns which of the tile's patterns
   * @param count how many
   */
  void add(LayerPasses passes, double[][] derivatives, int[] columns, int count) {
    for (int layer = 0; layer < activations.length; layer++) {
      activations[layer].gather(passes.activations(layer), columns, count, waiting);
    }
    for (int c = 0; c < byOutput.length; c++) {
      for (int k = 0; k < count; k++) {
        byOutput[c][waiting + k] = derivatives[c][columns[k]];
      }
    }
    waiting += count;
  }

  /** Forgets what waits. */
  void clear() {
    waiting = 0;
  }

  /** Takes all that wait backward. */
  void flush(LayerPasses passes, TilePass pass) {
    if (waiting > 0) {
      fillUp();
      for (TileMatrix matrix : activations) {
        matrix.commit(waiting);
      }
      passes.backward(activations, byOutput, waiting, pass);
      waiting = 0;
    }
  }

  /** Adds the first pattern again, with derivatives of 0, until there are enough. */
  private void fillUp() {
    int enough = Math.min(LEAST, tile);
    if (waiting < enough) {
      for (TileMatrix matrix : activations) {
        matrix.gather(matrix, FIRST, enough - waiting, waiting);
      }
      for (double[] derivatives : byOutput) {
        Arrays.fill(derivatives, waiting, enough, 0);
      }
      waiting = enough;
    }
  }
}
