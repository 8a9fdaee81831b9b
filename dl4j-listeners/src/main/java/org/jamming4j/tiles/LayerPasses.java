package org.jamming4j.tiles;

import java.util.Arrays;
import org.jamming4j.network.HiddenActivation;
import org.jamming4j.network.ParameterLayout;

/**
 * Takes tiles of patterns forward through all layers and something of their outputs backward, with
 * matrices of its own: for one thread, one tile at a time.
 */
public final class LayerPasses {
  private final TileArithmetic arithmetic;
  private final HiddenActivation activation;

  /** What enters each layer; the inputs come with the tile, and the outputs behind the last. */
  private final TileMatrix[] activations;

  /** What goes backward, by what each layer makes before its activation. */
  private final TileMatrix[] deltas;

  /** Passes through layers of this layout. */
  public LayerPasses(
      ParameterLayout layout, HiddenActivation activation, TileArithmetic arithmetic) {
    this.arithmetic = arithmetic;
    this.activation = activation;
    deltas = new TileMatrix[layout.layers()];
    Arrays.setAll(deltas, layer -> arithmetic.matrix(layout.outputs(layer)));
    activations = new TileMatrix[layout.layers() + 1];
    for (int layer = 0; layer < layout.layers(); layer++) {
      activations[layer + 1] = arithmetic.matrix(layout.outputs(layer));
    }
  }

  /**
   * Takes n patterns through the first layers.
   *
   * @param layers how many, at most all, L + 1
   * @return what the last of them makes: outputs, activations or, without any, the inputs. Valid
   *     until the next call
   */
  public TileMatrix forward(TileMatrix inputs, int layers, int n) {
    activations[0] = inputs;
    for (int layer = 0; layer < layers; layer++) {
      arithmetic.affine(
          arithmetic.parameters(), layer, activations[layer], activations[layer + 1], n);
      arithmetic.activate(layer, activations[layer + 1], n);
    }
    return activations[layers];
  }

  /** What entered a layer when patterns last went forward, 0 for the inputs. */
  public TileMatrix activations(int layer) {
    return activations[layer];
  }

  /** What went backward last, by what a layer makes before its activation. */
  public TileMatrix delta(int layer) {
    return deltas[layer];
  }

  /** Takes something backward through the patterns that last went forward. */
  public void backward(double[][] byOutputs, int n, TilePass pass) {
    backward(activations, byOutputs, n, pass);
  }

  /**
   * The same through any activations.
   *
   * @param entering what enters each layer
   * @param byOutputs derivatives of what goes backward by the outputs, [k x n]
   */
  public void backward(TileMatrix[] entering, double[][] byOutputs, int n, TilePass pass) {
    int last = deltas.length - 1;
    for (int c = 0; c < byOutputs.length; c++) {
      deltas[last].setRow(c, byOutputs[c], n);
    }
    deltas[last].commit(n);
    for (int layer = last; layer >= 0; layer--) {
      pass.take(layer, entering[layer], deltas[layer], n);
      if (layer > 0) {
        arithmetic.multiplyTransposed(
            arithmetic.parameters(), layer, deltas[layer], deltas[layer - 1], false, n);
        deltas[layer - 1].multiplyBySlope(activation, entering[layer], n);
      }
    }
  }
}
