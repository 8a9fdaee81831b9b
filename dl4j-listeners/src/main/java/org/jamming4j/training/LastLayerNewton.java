package org.jamming4j.training;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.NonPositiveDefiniteMatrixException;
import org.jamming4j.data.Patterns;
import org.jamming4j.network.ParameterLayout;

/**
 * Brings the weights and biases of the last layer to where the loss is least while all others stay.
 * The quadratic hinge loss is convex in them, and quadratic as long as no pattern becomes satisfied
 * or unsatisfied, so a few damped Newton steps are exact; q is 1 there. First-order steps take
 * thousands where outputs have grown to hundreds of margins.
 */
final class LastLayerNewton {
  private static final int MOST_STEPS = 50;
  private static final int MOST_HALVINGS = 30;

  /** The share of what the slope promises that a step has to gain (Armijo). */
  private static final double GAIN = 1e-4;

  /** A slope of this multiple of the loss is none. */
  private static final double NO_SLOPE = 1e-12;

  /** What keeps the Hessian definite where units are off or alike, of its largest element. */
  private static final double RIDGE = 1e-10;

  private static final double ASYMMETRY = 1e-8;

  private final double[][] hidden;
  private final Patterns patterns;
  private final double margin;
  private final int units;

  /**
   * Newton steps for some patterns.
   *
   * @param hidden activations of the last hidden layer, [P x h]; not copied
   * @param margin kappa
   */
  LastLayerNewton(double[][] hidden, Patterns patterns, double margin) {
    this.hidden = hidden;
    this.patterns = patterns;
    this.margin = margin;
    units = hidden[0].length;
  }

  /**
   * Changes the last layer's parameters in place; the loss does not grow.
   *
   * @param parameters of the whole network
   * @throws InterruptedException if the thread is interrupted; some outputs may be done
   */
  void minimise(double[] parameters, ParameterLayout layout) throws InterruptedException {
    int last = layout.layers() - 1;
    for (int c = 0; c < layout.outputs(last); c++) {
      double[] w = new double[units + 1];
      System.arraycopy(parameters, layout.weights(last) + c * units, w, 0, units);
      w[units] = parameters[layout.biases(last) + c];
      w = minimum(w, c);
      System.arraycopy(w, 0, parameters, layout.weights(last) + c * units, units);
      parameters[layout.biases(last) + c] = w[units];
    }
  }

  /** From weights and bias of one output, in this order, to those of the least loss. */
  private double[] minimum(double[] start, int output) throws InterruptedException {
    double[] w = start;
    double loss = loss(w, output);
    for (int i = 0; i < MOST_STEPS && loss > 0; i++) {
      if (Thread.interrupted()) {
        throw new InterruptedException("Interrupted after %d Newton steps.".formatted(i));
      }
      double[] descent = new double[units + 1];
      double[] step = newtonStep(w, output, descent);
      double slope = 0;
      for (int j = 0; j <= units; j++) {
        slope += step[j] * descent[j];
      }
      if (!(slope > NO_SLOPE * loss)) {
        return w;
      }
      double length = 1;
      double[] next = moved(w, step, length);
      double nextLoss = loss(next, output);
      for (int h = 0; h < MOST_HALVINGS && !(nextLoss < loss - GAIN * length * slope); h++) {
        length /= 2;
        next = moved(w, step, length);
        nextLoss = loss(next, output);
      }
      if (!(nextLoss < loss)) {
        return w;
      }
      w = next;
      loss = nextLoss;
    }
    return w;
  }

  private static double[] moved(double[] w, double[] step, double length) {
    double[] moved = new double[w.length];
    for (int i = 0; i < w.length; i++) {
      moved[i] = w[i] + length * step[i];
    }
    return moved;
  }

  /**
   * The Newton step by the unsatisfied patterns.
   *
   * @param descent is set to the negative gradient; the step stays zero if the Hessian is not
   *     definite
   */
  private double[] newtonStep(double[] w, int output, double[] descent) {
    double[][] hessian = new double[units + 1][units + 1];
    for (int mu = 0; mu < hidden.length; mu++) {
      double y = patterns.label(mu, output);
      double gap = margin - y * f(w, hidden[mu]);
      if (gap > 0) {
        double weight = patterns.weight(mu);
        for (int i = 0; i <= units; i++) {
          double a = weight * activation(mu, i);
          descent[i] += a * gap * y;
          for (int j = 0; j <= i; j++) {
            hessian[i][j] += a * activation(mu, j);
          }
        }
      }
    }
    double largest = 0;
    for (int i = 0; i <= units; i++) {
      largest = Math.max(largest, hessian[i][i]);
    }
    for (int i = 0; i <= units; i++) {
      hessian[i][i] += RIDGE * largest;
      for (int j = 0; j < i; j++) {
        hessian[j][i] = hessian[i][j];
      }
    }
    try {
      return new CholeskyDecomposition(
              new Array2DRowRealMatrix(hessian, false), ASYMMETRY, Double.MIN_NORMAL)
          .getSolver()
          .solve(new ArrayRealVector(descent))
          .toArray();
    } catch (NonPositiveDefiniteMatrixException e) {
      // by rounding: the layer stays as it is
      return new double[units + 1];
    }
  }

  private double activation(int mu, int unit) {
    return unit < units ? hidden[mu][unit] : 1;
  }

  private double f(double[] w, double[] activations) {
    double sum = w[units];
    for (int i = 0; i < units; i++) {
      sum += w[i] * activations[i];
    }
    return sum;
  }

  /** Sum of weight Delta^2 / 2 of one output. */
  private double loss(double[] w, int output) {
    double sum = 0;
    for (int mu = 0; mu < hidden.length; mu++) {
      double gap = Math.max(0, margin - patterns.label(mu, output) * f(w, hidden[mu]));
      sum += patterns.weight(mu) * gap * gap / 2;
    }
    return sum;
  }
}
