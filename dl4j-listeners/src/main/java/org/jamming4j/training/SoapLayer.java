package org.jamming4j.training;

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
  private final SmallMatrix plain;

  /** The gradient turned over, [inputs + 1 x outputs]. */
  private final SmallMatrix turnedOver;

  private final SmallMatrix turned;

  /** Turned on one side. */
  private final SmallMatrix between;

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
    plain = new SmallMatrix(rows, columns);
    turnedOver = new SmallMatrix(columns, rows);
    turned = new SmallMatrix(rows, columns);
    between = new SmallMatrix(rows, columns);
    mean = new double[rows * columns];
    meanSquare = new double[mean.length];
  }

  /**
   * Takes note of a gradient.
   *
   * @param gradient of all parameters of the network
   */
  void see(double[] gradient) {
    int last = columns - 1;
    double[] matrix = plain.values();
    for (int row = 0; row < rows; row++) {
      System.arraycopy(gradient, weights + row * last, matrix, row * columns, last);
      matrix[row * columns + last] = gradient[biases + row];
    }
    plain.commit();
    turnedOver.setTurnedOver(plain);
    if (outputs != null) {
      outputs.see(plain, turnedOver);
    }
    if (inputs != null) {
      inputs.see(turnedOver, plain);
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
    System.arraycopy(mean, 0, turned.values(), 0, mean.length);
    turned.commit();
    turnBack(turned, plain);
    if (outputs != null) {
      outputs.renew();
    }
    if (inputs != null) {
      inputs.renew();
    }
    turn(plain, turned);
    turned.fetch();
    System.arraycopy(turned.values(), 0, mean, 0, mean.length);
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
  void step(double[] parameters, double rate, double squareScale) {
    turn(plain, turned);
    turned.fetch();
    double[] step = turned.values();
    double beta1 = soap.beta1();
    double beta2 = soap.beta2();
    double epsilon = soap.epsilon();
    for (int i = 0; i < step.length; i++) {
      mean[i] = beta1 * mean[i] + (1 - beta1) * step[i];
      meanSquare[i] = beta2 * meanSquare[i] + (1 - beta2) * step[i] * step[i];
      step[i] = rate * mean[i] / (Math.sqrt(meanSquare[i] * squareScale) + epsilon);
    }
    turned.commit();
    turnBack(turned, plain);
    plain.fetch();
    double[] change = plain.values();
    int last = columns - 1;
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < last; column++) {
        parameters[weights + row * last + column] -= change[row * columns + column];
      }
      parameters[biases + row] -= change[row * columns + last];
    }
  }

  private void turn(SmallMatrix from, SmallMatrix to) {
    turn(from, to, true);
  }

  private void turnBack(SmallMatrix from, SmallMatrix to) {
    turn(from, to, false);
  }

  /** Into the bases, or out of them; a side without one stays as it is. */
  private void turn(SmallMatrix from, SmallMatrix to, boolean in) {
    if (outputs != null && inputs != null) {
      between.setProduct(left(outputs, in), from);
      to.setProduct(between, right(inputs, in));
    } else if (outputs != null) {
      to.setProduct(left(outputs, in), from);
    } else if (inputs != null) {
      to.setProduct(from, right(inputs, in));
    } else {
      to.set(from);
    }
  }

  private static SmallMatrix left(SoapSide side, boolean in) {
    return in ? side.inverse() : side.basis();
  }

  private static SmallMatrix right(SoapSide side, boolean in) {
    return left(side, !in);
  }
}
