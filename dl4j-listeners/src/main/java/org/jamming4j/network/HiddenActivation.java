package org.jamming4j.network;

import org.nd4j.linalg.activations.Activation;

/** The non-linearity of the hidden layers. */
public enum HiddenActivation {
  /** max(0, z). */
  RELU(Activation.RELU),
  /** tanh z. */
  TANH(Activation.TANH),
  /** ln(1 + exp z). */
  SOFTPLUS(Activation.SOFTPLUS);

  private final Activation dl4j;

  HiddenActivation(Activation dl4j) {
    this.dl4j = dl4j;
  }

  /** The same function in DL4J. */
  public Activation dl4j() {
    return dl4j;
  }

  /** The value at one pre-activation. */
  public double value(double z) {
    return switch (this) {
      case RELU -> Math.max(0.0, z);
      case TANH -> Math.tanh(z);
      case SOFTPLUS -> Math.max(0.0, z) + Math.log1p(Math.exp(-Math.abs(z)));
    };
  }

  /**
   * The slope where the value is a; of ReLU at its kink 0.
   *
   * @param a a value of the function
   */
  public double slopeAt(double a) {
    return switch (this) {
      case RELU -> a > 0 ? 1 : 0;
      case TANH -> 1 - a * a;
      case SOFTPLUS -> -Math.expm1(-a);
    };
  }

  /**
   * The second derivative over the slope where the value is a; 0 for ReLU.
   *
   * @param a a value of the function
   */
  public double relativeCurvatureAt(double a) {
    return switch (this) {
      case RELU -> 0;
      case TANH -> -2 * a;
      case SOFTPLUS -> Math.exp(-a);
    };
  }
}
