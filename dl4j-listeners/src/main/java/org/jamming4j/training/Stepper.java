package org.jamming4j.training;

/** An {@link Optimiser} at work on one run. */
@FunctionalInterface
interface Stepper {
  /**
   * Takes one step in place.
   *
   * @param parameters changed by the step
   * @param gradient of the loss at the parameters
   * @param scale multiple of the learning rate
   */
  void step(double[] parameters, double[] gradient, double scale);

  /** The optimiser at the start of a run over so many parameters. */
  static Stepper of(Optimiser optimiser, int parameters) {
    if (optimiser instanceof Optimiser.Adam adam) {
      return adam(adam, parameters);
    }
    return momentum((Optimiser.Momentum) optimiser, parameters);
  }

  private static Stepper adam(Optimiser.Adam adam, int parameters) {
    double[] mean = new double[parameters];
    double[] square = new double[parameters];
    double[] decayed = {1, 1};
    double beta1 = adam.beta1();
    double beta2 = adam.beta2();
    return (w, g, scale) -> {
      decayed[0] *= beta1;
      decayed[1] *= beta2;
      double rate = scale * adam.learningRate() / (1 - decayed[0]);
      double squareScale = 1 / (1 - decayed[1]);
      for (int i = 0; i < w.length; i++) {
        mean[i] = beta1 * mean[i] + (1 - beta1) * g[i];
        square[i] = beta2 * square[i] + (1 - beta2) * g[i] * g[i];
        w[i] -= rate * mean[i] / (Math.sqrt(square[i] * squareScale) + adam.epsilon());
      }
    };
  }

  private static Stepper momentum(Optimiser.Momentum momentum, int parameters) {
    double[] velocity = new double[parameters];
    return (w, g, scale) -> {
      double rate = scale * momentum.learningRate();
      for (int i = 0; i < w.length; i++) {
        velocity[i] = momentum.momentum() * velocity[i] - rate * g[i];
        w[i] += velocity[i];
      }
    };
  }
}
