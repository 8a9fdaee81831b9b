package org.jamming4j.training;

import java.util.Arrays;
import org.jamming4j.data.Patterns;
import org.jamming4j.jamming.JammingState;
import org.jamming4j.network.HiddenActivation;
import org.jamming4j.network.ParameterLayout;

/**
 * The loss of a fully connected network on its patterns and the loss's gradient, float64. Works
 * through the patterns in tiles that stay in cache; satisfied patterns, whose gradient is exactly
 * zero, are left out of the backward pass. Not for use by several threads at once.
 */
final class HingeObjective {
  private static final int TILE = 128;

  private final ParameterLayout layout;
  private final HiddenActivation activation;
  private final double margin;
  private final Patterns patterns;

  /** Inputs, [tiles x d x TILE]. */
  private final double[][][] inputs;

  /** Values of every layer of one tile, [layers x units x TILE]; the first are copied inputs. */
  private final double[][][] values;

  /** Derivatives of the loss by the pre-activations of every layer, [layers x units x TILE]. */
  private final double[][][] deltas;

  private final int[] unsatisfied = new int[TILE];

  HingeObjective(
      ParameterLayout layout, HiddenActivation activation, double margin, Patterns patterns) {
    this.layout = layout;
    this.activation = activation;
    this.margin = margin;
    this.patterns = patterns;
    int tiles = (patterns.size() + TILE - 1) / TILE;
    inputs = new double[tiles][patterns.dimension()][TILE];
    for (int mu = 0; mu < patterns.size(); mu++) {
      for (int i = 0; i < patterns.dimension(); i++) {
        inputs[mu / TILE][i][mu % TILE] = patterns.input(mu, i);
      }
    }
    values = new double[layout.layers() + 1][][];
    deltas = new double[layout.layers() + 1][][];
    for (int layer = 0; layer <= layout.layers(); layer++) {
      int units = layer == 0 ? layout.inputs(0) : layout.outputs(layer - 1);
      values[layer] = new double[units][TILE];
      deltas[layer] = new double[units][TILE];
    }
  }

  /**
   * The state of the gaps and, if asked for, the gradient.
   *
   * @param parameters all parameters, in DL4J's order
   * @param gradient overwritten by the gradient of L; null if it is not wanted
   */
  JammingState evaluate(double[] parameters, double[] gradient) {
    if (gradient != null) {
      Arrays.fill(gradient, 0);
    }
    var state = new JammingState.Accumulator(margin);
    for (int tile = 0; tile < inputs.length; tile++) {
      int n = forward(parameters, tile, layout.layers());
      int open = gaps(tile, n, state);
      if (gradient != null && open > 0) {
        backward(parameters, tile, open, gradient);
      }
    }
    return state.state(patterns.size());
  }

  /**
   * The activations of one hidden layer, or the outputs.
   *
   * @param layer from 0, the inputs, to L + 1, the outputs
   * @return [P x units]
   */
  double[][] activations(double[] parameters, int layer) {
    double[][] all = new double[patterns.size()][];
    for (int tile = 0; tile < inputs.length; tile++) {
      int n = forward(parameters, tile, layer);
      double[][] a = layer == 0 ? inputs[tile] : values[layer];
      for (int m = 0; m < n; m++) {
        double[] row = new double[a.length];
        for (int i = 0; i < a.length; i++) {
          row[i] = a[i][m];
        }
        all[tile * TILE + m] = row;
      }
    }
    return all;
  }

  /** Fills the values of one tile up to a layer; returns how many patterns the tile has. */
  private int forward(double[] parameters, int tile, int lastLayer) {
    int n = Math.min(TILE, patterns.size() - tile * TILE);
    double[][] a = inputs[tile];
    for (int layer = 0; layer < lastLayer; layer++) {
      double[][] z = values[layer + 1];
      DenseKernels.forward(parameters, layout.weights(layer), layout.biases(layer), a, z, n);
      if (layer < layout.layers() - 1) {
        for (double[] row : z) {
          HiddenUnits.activate(activation, row, n);
        }
      }
      a = z;
    }
    return n;
  }

  /** Adds up a tile's gaps and finds its unsatisfied patterns; returns how many there are. */
  private int gaps(int tile, int n, JammingState.Accumulator state) {
    double[][] outputs = values[layout.layers()];
    double[][] byOutput = deltas[layout.layers()];
    int open = 0;
    for (int m = 0; m < n; m++) {
      int mu = tile * TILE + m;
      double weight = patterns.weight(mu);
      boolean unsatisfiedHere = false;
      for (int c = 0; c < outputs.length; c++) {
        double y = patterns.label(mu, c);
        double signed = y * outputs[c][m];
        state.add(signed, weight);
        double gap = margin - signed;
        // written so that NaN goes on to the gradient
        boolean positive = !(gap <= 0);
        unsatisfiedHere |= positive;
        byOutput[c][open] = positive ? -y * gap * weight / patterns.size() : 0;
      }
      if (unsatisfiedHere) {
        unsatisfied[open++] = m;
      }
    }
    return open;
  }

  /** Adds the gradient of a tile's unsatisfied patterns. */
  private void backward(double[] parameters, int tile, int open, double[] gradient) {
    keepUnsatisfied(inputs[tile], values[0], open);
    for (int layer = 1; layer < layout.layers(); layer++) {
      keepUnsatisfied(values[layer], values[layer], open);
    }
    for (int layer = layout.layers() - 1; layer >= 0; layer--) {
      double[][] a = values[layer];
      double[][] delta = deltas[layer + 1];
      DenseKernels.gradient(a, delta, gradient, layout.weights(layer), layout.biases(layer), open);
      if (layer > 0) {
        double[][] below = deltas[layer];
        DenseKernels.backward(parameters, layout.weights(layer), delta, below, open);
        for (int i = 0; i < below.length; i++) {
          HiddenUnits.multiplyBySlope(activation, a[i], below[i], open);
        }
      }
    }
  }

  /** Moves the unsatisfied patterns of every row to its front. */
  private void keepUnsatisfied(double[][] from, double[][] to, int open) {
    for (int i = 0; i < from.length; i++) {
      double[] source = from[i];
      double[] target = to[i];
      for (int k = 0; k < open; k++) {
        target[k] = source[unsatisfied[k]];
      }
    }
  }
}
