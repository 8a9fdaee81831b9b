package org.jamming4j.training;

import org.jamming4j.data.Patterns;
import org.jamming4j.network.HingeNetworkSpec;
import org.jamming4j.network.ParameterLayout;

/**
 * Whether a network in float64 separates its patterns in exact arithmetic too: every y f must be
 * above a bound of its rounding errors. A sum of n products, in any order, is off by at most gamma
 * = n u / (1 - n u) times the sum of their absolute values, u = 2^-53 (Higham, Accuracy and
 * Stability of Numerical Algorithms, 2nd edition, equation 3.5); errors of a layer's inputs come on
 * top, times the absolute weights, and no activation enlarges them, for its slope is 1 at most.
 */
final class SeparationCertificate {
  private static final double UNIT = 0x1p-53;

  /** Twice gamma, for the bound is itself computed with rounding. */
  private static final double SAFETY = 2;

  /** What computing an activation adds, in units of its value; ReLU adds nothing. */
  private static final double OF_ACTIVATION = 8 * UNIT;

  private final HingeNetworkSpec shape;
  private final ParameterLayout layout;
  private final Patterns patterns;

  /** A pattern that was not certain last time, which is looked at first. */
  private int doubtful;

  SeparationCertificate(HingeNetworkSpec shape, Patterns patterns) {
    this.shape = shape;
    layout = shape.layout();
    this.patterns = patterns;
  }

  /**
   * Whether it does.
   *
   * @param parameters all of them, in DL4J's order
   * @throws InterruptedException if the thread is interrupted
   */
  boolean holds(double[] parameters) throws InterruptedException {
    for (int i = 0; i < patterns.size(); i++) {
      if (Thread.interrupted()) {
        throw new InterruptedException("Interrupted while a certificate was checked.");
      }
      int mu = (doubtful + i) % patterns.size();
      if (!holds(parameters, mu)) {
        doubtful = mu;
        return false;
      }
    }
    return true;
  }

  private boolean holds(double[] parameters, int mu) {
    double[][] outputs = outputs(parameters, patterns.pattern(mu));
    for (int c = 0; c < outputs[0].length; c++) {
      // written so that NaN is no certificate
      if (!(patterns.label(mu, c) * outputs[0][c] > outputs[1][c])) {
        return false;
      }
    }
    return true;
  }

  /** f of one pattern, [k], and bounds of its error, [k]. */
  double[][] outputs(double[] parameters, double[] pattern) {
    double[] a = pattern;
    double[] error = new double[a.length];
    for (int layer = 0; layer < layout.layers(); layer++) {
      boolean hidden = layer < layout.layers() - 1;
      double[] next = new double[layout.outputs(layer)];
      double[] nextError = new double[next.length];
      double gamma = SAFETY * (a.length + 1) * UNIT;
      for (int j = 0; j < next.length; j++) {
        double z = parameters[layout.biases(layer) + j];
        double magnitude = Math.abs(z);
        double inherited = 0;
        int weights = layout.weights(layer) + j * a.length;
        for (int i = 0; i < a.length; i++) {
          double product = parameters[weights + i] * a[i];
          z += product;
          magnitude += Math.abs(product);
          inherited += Math.abs(parameters[weights + i]) * error[i];
        }
        next[j] = hidden ? shape.activation().value(z) : z;
        nextError[j] = gamma * magnitude + inherited * (1 + gamma);
        if (hidden) {
          nextError[j] += OF_ACTIVATION * Math.abs(next[j]);
        }
      }
      a = next;
      error = nextError;
    }
    return new double[][] {a, error};
  }
}
