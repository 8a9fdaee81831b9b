package org.jamming4j.weka;

import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jamming4j.network.HingeNetworkShape;
import org.jamming4j.network.HingeNetworkSpec;
import org.jamming4j.network.ParameterLayout;
import org.jamming4j.network.UnsupportedNetworkException;

/**
 * The outputs of a fully connected network, row by row in a fixed order of sums, so that a row gets
 * the same bits alone as among others. DL4J's own forward pass does not promise that: its matrix
 * products depend on how many rows there are. Immutable, for any number of threads.
 */
final class ForwardPass {
  private final HingeNetworkSpec spec;
  private final ParameterLayout layout;
  private final double[] parameters;

  /**
   * Copies the network's parameters.
   *
   * @throws UnsupportedNetworkException if it is no plain fully connected hinge network
   */
  ForwardPass(MultiLayerNetwork network) throws UnsupportedNetworkException {
    spec = HingeNetworkShape.of(network);
    layout = spec.layout();
    parameters = network.params().dup().data().asDouble();
  }

  /** f of every row, [rows x k]. */
  double[][] outputs(double[][] inputs) {
    double[][] outputs = new double[inputs.length][];
    for (int mu = 0; mu < inputs.length; mu++) {
      outputs[mu] = output(inputs[mu]);
    }
    return outputs;
  }

  private double[] output(double[] input) {
    double[] a = input;
    for (int layer = 0; layer < layout.layers(); layer++) {
      double[] z = new double[layout.outputs(layer)];
      boolean hidden = layer < layout.layers() - 1;
      for (int j = 0; j < z.length; j++) {
        double sum = parameters[layout.biases(layer) + j];
        int weights = layout.weights(layer) + j * a.length;
        for (int i = 0; i < a.length; i++) {
          sum += parameters[weights + i] * a[i];
        }
        z[j] = hidden ? spec.activation().value(sum) : sum;
      }
      a = z;
    }
    return a;
  }
}
