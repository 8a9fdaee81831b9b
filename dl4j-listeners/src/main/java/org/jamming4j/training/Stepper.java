package org.jamming4j.training;

import org.jamming4j.network.ParameterLayout;
import org.jamming4j.random.Seeds;

/**
 * An {@link Optimiser} at work on one run. The parameters and what it keeps from step to step lie
 * in heap arrays, over which Java's compiler vectorises plain loops.
 */
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

  /** The optimiser at the start of a run over the parameters of such a network. */
  static Stepper of(Optimiser optimiser, ParameterLayout layout) {
    int parameters = layout.parameters();
    if (optimiser instanceof Optimiser.Adam adam) {
      return adam(adam, parameters);
    }
    if (optimiser instanceof Optimiser.Momentum momentum) {
      return momentum(momentum, parameters);
    }
    if (optimiser instanceof Optimiser.NormalisedMomentum normalised) {
      return normalised(normalised, parameters);
    }
    if (optimiser instanceof Optimiser.Noisy noisy) {
      return noisy(noisy, layout);
    }
    if (optimiser instanceof Optimiser.Soap soap) {
      return new SoapStepper(soap, layout);
    }
    return new FireStepper((Optimiser.Fire) optimiser, parameters);
  }

  /** Adds a change to the parameters. */
  static void move(double[] parameters, double[] change) {
    for (int i = 0; i < change.length; i++) {
      parameters[i] += change[i];
    }
  }

  private static Stepper adam(Optimiser.Adam adam, int parameters) {
    double[] mean = new double[parameters];
    double[] square = new double[parameters];
    double[] change = new double[parameters];
    double[] decayed = {1, 1};
    double beta1 = adam.beta1();
    double beta2 = adam.beta2();
    double epsilon = adam.epsilon();
    return (w, g, scale) -> {
      decayed[0] *= beta1;
      decayed[1] *= beta2;
      double rate = scale * adam.learningRate() / (1 - decayed[0]);
      double squareScale = 1 / (1 - decayed[1]);
      for (int i = 0; i < change.length; i++) {
        mean[i] = beta1 * mean[i] + (1 - beta1) * g[i];
        square[i] = beta2 * square[i] + (1 - beta2) * g[i] * g[i];
        change[i] = -rate * mean[i] / (Math.sqrt(square[i] * squareScale) + epsilon);
      }
      move(w, change);
    };
  }

  private static Stepper momentum(Optimiser.Momentum momentum, int parameters) {
    double[] velocity = new double[parameters];
    double kept = momentum.momentum();
    return (w, g, scale) -> {
      double rate = scale * momentum.learningRate();
      for (int i = 0; i < velocity.length; i++) {
        velocity[i] = kept * velocity[i] - rate * g[i];
      }
      move(w, velocity);
    };
  }

  private static Stepper normalised(Optimiser.NormalisedMomentum normalised, int parameters) {
    double[] mean = new double[parameters];
    double[] change = new double[parameters];
    double[] decayed = {1, 1};
    double[] square = {0};
    double beta1 = normalised.beta1();
    double beta2 = normalised.beta2();
    return (w, g, scale) -> {
      decayed[0] *= beta1;
      decayed[1] *= beta2;
      square[0] = beta2 * square[0] + (1 - beta2) * squares(g) / g.length;
      double rate =
          scale
              * normalised.learningRate()
              / (1 - decayed[0])
              / (Math.sqrt(square[0] / (1 - decayed[1])) + normalised.epsilon());
      for (int i = 0; i < change.length; i++) {
        mean[i] = beta1 * mean[i] + (1 - beta1) * g[i];
        change[i] = -rate * mean[i];
      }
      move(w, change);
    };
  }

  private static double squares(double[] gradient) {
    double squares = 0;
    for (double component : gradient) {
      squares += component * component;
    }
    return squares;
  }

  private static Stepper noisy(Optimiser.Noisy noisy, ParameterLayout layout) {
    Stepper base = of(noisy.base(), layout);
    double[] disturbed = new double[layout.parameters()];
    long[] drawn = {Seeds.of(noisy.seed(), Seeds.Use.NOISE)};
    return (w, g, scale) -> {
      double halfWidth = scale * noisy.noise() * Math.sqrt(3 * squares(g) / g.length);
      for (int i = 0; i < disturbed.length; i++) {
        // from -1 to 1
        double uniform = Seeds.mix(drawn[0]++) * 0x1p-63;
        disturbed[i] = g[i] + halfWidth * uniform;
      }
      base.step(w, disturbed, scale);
    };
  }
}
