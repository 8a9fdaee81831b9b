package org.jamming4j.sweep;

import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jamming4j.network.HingeNetworkSpec;
import org.jamming4j.network.ParameterLayout;
import org.jamming4j.objective.ActiveSet;
import org.jamming4j.objective.HingeObjective;
import org.jamming4j.objective.PatternTiles;

/** Hidden units that are off for every pattern, so that no gradient reaches them. */
final class DeadUnits {
  private DeadUnits() {}

  /**
   * Gives every dead unit the incoming weights and the bias it has in another network, and outgoing
   * weights of 0: the outputs stay what they are, and gradients reach it again.
   *
   * @param network of the shape, changed in place
   * @param other of the shape
   * @return how many there were
   * @throws InterruptedException if the thread is interrupted
   */
  static int drawAnew(
      HingeNetworkSpec shape,
      MultiLayerNetwork network,
      MultiLayerNetwork other,
      PatternTiles tiles)
      throws InterruptedException {
    ParameterLayout layout = shape.layout();
    double[] parameters = network.params().toDoubleVector();
    double[] fresh = other.params().toDoubleVector();
    int dead = 0;
    try (var objective = new HingeObjective(shape, tiles, network.params(), ActiveSet.OFF, 1)) {
      for (int layer = 0; layer < shape.depth(); layer++) {
        boolean[] on = on(objective.activations(layer + 1));
        for (int unit = 0; unit < on.length; unit++) {
          if (!on[unit]) {
            dead++;
            drawAnew(layout, layer, unit, parameters, fresh);
          }
        }
      }
    }
    network.params().data().setData(parameters);
    return dead;
  }

  private static boolean[] on(double[][] activations) {
    boolean[] on = new boolean[activations[0].length];
    for (double[] pattern : activations) {
      for (int unit = 0; unit < on.length; unit++) {
        on[unit] |= pattern[unit] > 0;
      }
    }
    return on;
  }

  private static void drawAnew(
      ParameterLayout layout, int layer, int unit, double[] parameters, double[] fresh) {
    int inputs = layout.inputs(layer);
    int from = layout.weights(layer) + unit * inputs;
    System.arraycopy(fresh, from, parameters, from, inputs);
    parameters[layout.biases(layer) + unit] = fresh[layout.biases(layer) + unit];
    int next = layer + 1;
    for (int j = 0; j < layout.outputs(next); j++) {
      parameters[layout.weights(next) + j * layout.inputs(next) + unit] = 0;
    }
  }
}
