package org.jamming4j.training;

/** A first-order method that turns gradients into steps. */
public sealed interface Optimiser {

  /** The learning rate before any {@link Annealing}. */
  double learningRate();

  /**
   * Adam (Kingma and Ba, arXiv 1412.6980, algorithm 1).
   *
   * @param learningRate positive
   * @param beta1 decay of the mean gradient, from 0 to below 1
   * @param beta2 decay of the mean squared gradient, from 0 to below 1
   * @param epsilon positive
   */
  record Adam(double learningRate, double beta1, double beta2, double epsilon)
      implements Optimiser {
    /**
     * Checks every value.
     *
     * @throws IllegalArgumentException naming the value and its bound
     */
    public Adam {
      requirePositive(learningRate, "Learning rate");
      requireDecay(beta1, "beta1");
      requireDecay(beta2, "beta2");
      requirePositive(epsilon, "epsilon");
    }

    /** Adam of the given learning rate, with decays 0.9 and 0.999 and epsilon 1e-8. */
    public Adam(double learningRate) {
      this(learningRate, 0.9, 0.999, 1e-8);
    }
  }

  /**
   * Gradient descent with momentum (Polyak's heavy ball): v = momentum v - learningRate g, w += v.
   *
   * @param learningRate positive
   * @param momentum from 0 to below 1
   */
  record Momentum(double learningRate, double momentum) implements Optimiser {
    /**
     * Checks both values.
     *
     * @throws IllegalArgumentException naming the value and its bound
     */
    public Momentum {
      requirePositive(learningRate, "Learning rate");
      requireDecay(momentum, "Momentum");
    }
  }

  private static void requirePositive(double value, String name) {
    if (!(value > 0 && Double.isFinite(value))) {
      throw new IllegalArgumentException(
          "%s %s must be a positive finite number.".formatted(name, value));
    }
  }

  private static void requireDecay(double value, String name) {
    if (!(value >= 0 && value < 1)) {
      throw new IllegalArgumentException(
          "%s %s must be at least 0 and below 1.".formatted(name, value));
    }
  }
}
