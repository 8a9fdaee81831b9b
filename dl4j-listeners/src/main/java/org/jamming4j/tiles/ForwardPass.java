package org.jamming4j.tiles;

import java.nio.DoubleBuffer;
import java.util.Optional;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jamming4j.network.HingeNetworkShape;
import org.jamming4j.network.HingeNetworkSpec;
import org.jamming4j.network.ParameterLayout;
import org.jamming4j.network.UnsupportedNetworkException;

/**
 * The outputs of a fully connected hinge network, in float64 and in a fixed order of sums, so that
 * a row gets the same bits alone as among others. DL4J's own forward pass does not promise that:
 * its matrix products depend on how many rows there are. In plain Java, so that no memory is to be
 * freed. Immutable, for any number of threads.
 */
public final class ForwardPass {
  /** Rows at a time, whose layers stay in a near cache. */
  private static final int ROWS = 128;

  private final HingeNetworkSpec spec;
  private final PlainTiles arithmetic;

  /**
   * A pass at the given parameters.
   *
   * @param parameters all of them, in DL4J's order; copied
   * @throws IllegalArgumentException if there are not as many as the network has
   */
  public ForwardPass(HingeNetworkSpec spec, double[] parameters) {
    if (parameters.length != spec.layout().parameters()) {
      throw new IllegalArgumentException(
          "The network has %d parameters, but %d were given."
              .formatted(spec.layout().parameters(), parameters.length));
    }
    this.spec = spec;
    arithmetic =
        new PlainTiles(spec.layout(), spec.activation(), DoubleBuffer.wrap(parameters.clone()));
  }

  /**
   * A pass through a network as it is now.
   *
   * @throws UnsupportedNetworkException if it is no plain fully connected hinge network
   */
  public static ForwardPass through(MultiLayerNetwork network) throws UnsupportedNetworkException {
    return new ForwardPass(HingeNetworkShape.of(network), network.params().dup().data().asDouble());
  }

  /** The same of any model; empty if it is of another kind. */
  public static Optional<ForwardPass> of(Model model) {
    if (!(model instanceof MultiLayerNetwork network)) {
      return Optional.empty();
    }
    try {
      return Optional.of(through(network));
    } catch (UnsupportedNetworkException e) {
      return Optional.empty();
    }
  }

  /**
   * f of every row.
   *
   * @param inputs [rows x d]
   * @return [rows x k]
   * @throws IllegalArgumentException if a row has not d numbers
   */
  public double[][] outputs(double[][] inputs) {
    double[][] outputs = new double[inputs.length][spec.outputs()];
    for (int first = 0; first < inputs.length; first += ROWS) {
      outputs(inputs, outputs, first, Math.min(ROWS, inputs.length - first));
    }
    return outputs;
  }

  private void outputs(double[][] inputs, double[][] outputs, int first, int n) {
    ParameterLayout layout = spec.layout();
    var a = new PlainMatrix(spec.inputs(), n);
    for (int m = 0; m < n; m++) {
      double[] row = inputs[first + m];
      if (row.length != spec.inputs()) {
        throw new IllegalArgumentException(
            "Row %d has %d numbers, but the network takes %d."
                .formatted(first + m, row.length, spec.inputs()));
      }
      for (int i = 0; i < row.length; i++) {
        a.rows()[i][m] = row[i];
      }
    }
    for (int layer = 0; layer < layout.layers(); layer++) {
      var z = new PlainMatrix(layout.outputs(layer), n);
      arithmetic.affine(arithmetic.parameters(), layer, a, z, n);
      arithmetic.activate(layer, z, n);
      a = z;
    }
    for (int m = 0; m < n; m++) {
      for (int c = 0; c < spec.outputs(); c++) {
        outputs[first + m][c] = a.rows()[c][m];
      }
    }
  }
}
