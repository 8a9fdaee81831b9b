package org.jamming4j.training;

import java.nio.DoubleBuffer;
import org.jamming4j.network.ParameterLayout;
import org.jspecify.annotations.Nullable;

/**
 * One layer of a {@link SoapStepper}. All matrices are [outputs x inputs + 1], row after row, with
 * the biases in the last column; turned ones are seen in the bases of both sides.
 */
final class SoapLayer {
  /** A larger side keeps its own axes: turning takes time by the cube of its size. */
  static final int LARGEST_SIDE = 128;

  private final Optimiser.Soap soap;
  private final int weights;
  private final int biases;
  private final int rows;
  private final int columns;

  /** Null if too large. */
  private final @Nullable SoapSide outputs;

  private final @Nullable SoapSide inputs;

  /** The gradient, or what is taken away. */
  private final double[] plain;

  private final double[] turned;

  /** Turned on one side, or turned over. */
  private final double[] between;

  /** Of the turned gradient, as the next one. */
  private final double[] mean;

  private final double[] meanSquare;

  SoapLayer(Optimiser.Soap soap, ParameterLayout layout, int layer) {
    this.soap = soap;
    weights = layout.weights(layer);
    biases = layout.biases(layer);
    rows = layout.outputs(layer);
    columns = layout.inputs(layer) + 1;
    outputs = rows <= LARGEST_SIDE ? new SoapSide(rows, soap.memory()) : null;
    inputs = columns <= LARGEST_SIDE ? new SoapSide(columns, soap.memory()) : null;
    plain = new double[rows * columns];
    turned = new double[plain.length];
    between = new double[plain.length];
    mean = new double[plain.length];
    meanSquare = new double[plain.length];
  }

  /**
   * Takes note of a gradient.
   *
   * @param gradient of all parameters of the network
   */
  void see(double[] gradient) {
    int last = columns - 1;
    for (int row = 0; row < rows; row++) {
      System.arraycopy(gradient, weights + row * last, plain, row * columns, last);
      plain[row * columns + last] = gradient[biases + row];
    }
    SmallProduct.transpose(plain, between, rows, columns);
    if (outputs != null) {
      outputs.see(plain, between, columns);
    }
    if (inputs != null) {
      inputs.see(between, plain, rows);
    }
  }

  /**
   * Brings the bases up to date. The mean gradient is turned with them. The mean square is not, but
   * is at least the square of the mean: where it was of a component that hardly had a gradient, as
   * of a unit that is off, the next step would be without bound.
   *
   * @param meanScale what the mean is too small by
   * @param squareScale what the mean square is too small by
   */
  void renew(double meanScale, double squareScale) {
    turnBack(mean, turned);
    if (outputs != null) {
      outputs.renew();
    }
    if (inputs != null) {
      inputs.renew();
    }
    turn(turned, mean);
    for (int i = 0; i < mean.length; i++) {
      double unbiased = mean[i] * meanScale;
      meanSquare[i] = Math.max(meanSquare[i], unbiased * unbiased / squareScale);
    }
  }

  /**
   * A step against the gradient that was seen last.
   *
   * @param parameters of all layers
   * @param rate of learning, over what the mean is too small by
   * @param squareScale what the mean square is too small by
   */
  void step(DoubleBuffer parameters, double rate, double squareScale) {
    turn(plain, turned);
    double beta1 = soap.beta1();
    double beta2 = soap.beta2();
    double epsilon = soap.epsilon();
    for (int i = 0; i < turned.length; i++) {
      mean[i] = beta1 * mean[i] + (1 - beta1) * turned[i];
      meanSquare[i] = beta2 * meanSquare[i] + (1 - beta2) * turned[i] * turned[i];
      turned[i] = rate * mean[i] / (Math.sqrt(meanSquare[i] * squareScale) + epsilon);
    }
    turnBack(turned, plain);
    int last = columns - 1;
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < last; column++) {
        takeAway(parameters, weights + row * last + column, plain[row * columns + column]);
      }
      takeAway(parameters, biases + row, plain[row * columns + last]);
    }
  }

  private static void takeAway(DoubleBuffer parameters, int at, double change) {
    parameters.put(at, parameters.get(at) - change);
  }

  private void turn(double[] from, double[] to) {
    turn(
        from,
        to,
        outputs == null ? null : outputs.transposed(),
        inputs == null ? null : inputs.basis());
  }

  private void turnBack(double[] from, double[] to) {
    turn(
        from,
        to,
        outputs == null ? null : outputs.basis(),
        inputs == null ? null : inputs.transposed());
  }

  private void turn(
      double[] from, double[] to, double @Nullable [] left, double @Nullable [] right) {
    double[] half = from;
    if (left != null) {
      SmallProduct.multiply(left, from, between, rows, rows, columns);
      half = between;
    }
    if (right != null) {
      SmallProduct.multiply(half, right, to, rows, columns, columns);
    } else {
      System.arraycopy(half, 0, to, 0, to.length);
    }
  }
}
