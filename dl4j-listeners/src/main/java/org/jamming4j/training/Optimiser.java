package org.jamming4j.training;

import java.util.Objects;

/** A first-order method that turns gradients into steps. */
public sealed interface Optimiser {

  /** The learning rate before any {@link Annealing} or {@link Decay}. */
  double learningRate();

  /**
   * The same with another learning rate.
   *
   * @throws IllegalArgumentException if it is not positive
   */
  Optimiser withLearningRate(double newLearningRate);

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
      requireAdam(learningRate, beta1, beta2, epsilon);
    }

    /** Adam of the given learning rate, with decays 0.9 and 0.999 and epsilon 1e-8. */
    public Adam(double learningRate) {
      this(learningRate, 0.9, 0.999, 1e-8);
    }

    @Override
    public Adam withLearningRate(double newLearningRate) {
      return new Adam(newLearningRate, beta1, beta2, epsilon);
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

    @Override
    public Momentum withLearningRate(double newLearningRate) {
      return new Momentum(newLearningRate, momentum);
    }
  }

  /**
   * Momentum whose steps are as long as Adam's: the mean gradient over the root of the mean squared
   * gradient, as in {@link Adam}, but with one number for all parameters in place of one for each,
   * the mean of its squared components. It goes where gradient descent goes, so that parameters of
   * small gradients move little, while the learning rate needs no more fitting to the data than
   * Adam's: the root mean square of a step's components is about the rate.
   *
   * @param learningRate positive
   * @param beta1 decay of the mean gradient, from 0 to below 1
   * @param beta2 decay of the mean squared gradient, from 0 to below 1
   * @param epsilon positive
   */
  record NormalisedMomentum(double learningRate, double beta1, double beta2, double epsilon)
      implements Optimiser {
    /**
     * Checks every value.
     *
     * @throws IllegalArgumentException naming the value and its bound
     */
    public NormalisedMomentum {
      requireAdam(learningRate, beta1, beta2, epsilon);
    }

    /** That of the given learning rate, with Adam's decays 0.9 and 0.999 and epsilon 1e-8. */
    public NormalisedMomentum(double learningRate) {
      this(learningRate, 0.9, 0.999, 1e-8);
    }

    @Override
    public NormalisedMomentum withLearningRate(double newLearningRate) {
      return new NormalisedMomentum(newLearningRate, beta1, beta2, epsilon);
    }
  }

  /**
   * SOAP (Vyas et al., arXiv 2409.11321): Adam in the basis in which a layer's gradients are least
   * correlated. With G the gradient [outputs x inputs + 1] of a layer's weights and biases, the
   * basis is made of the eigenvectors of the mean G G^T and of the mean G^T G; a step of orthogonal
   * iteration brings them up to date every so often; the mean square, which the paper leaves as it
   * is then, is raised to the square of the mean. Until the first time it is Adam. A side of a
   * layer that is larger than {@value SoapLayer#LARGEST_SIDE} keeps its own axes.
   *
   * @param learningRate positive; the root mean square of a step's components is about as large, as
   *     Adam's is
   * @param beta1 decay of the mean gradient, from 0 to below 1
   * @param beta2 decay of the mean squared gradient, from 0 to below 1
   * @param epsilon positive
   * @param memory decay of the mean G G^T and G^T G, from 0 to below 1
   * @param renewal steps from one renewal of the basis to the next, at least 1
   */
  record Soap(
      double learningRate, double beta1, double beta2, double epsilon, double memory, int renewal)
      implements Optimiser {
    /**
     * Checks every value.
     *
     * @throws IllegalArgumentException naming the value and its bound
     */
    public Soap {
      requireAdam(learningRate, beta1, beta2, epsilon);
      requireDecay(memory, "Memory");
      if (renewal < 1) {
        throw new IllegalArgumentException(
            "A renewal every %d steps must be every 1 step or more.".formatted(renewal));
      }
    }

    /**
     * SOAP of the given learning rate, with Adam's decays 0.9 and 0.999 and epsilon 1e-8, a memory
     * of 0.95 and a renewal every 20 steps.
     */
    public Soap(double learningRate) {
      this(learningRate, 0.9, 0.999, 1e-8, 0.95, 20);
    }

    @Override
    public Soap withLearningRate(double newLearningRate) {
      return new Soap(newLearningRate, beta1, beta2, epsilon, memory, renewal);
    }
  }

  /**
   * FIRE, the fast inertial relaxation engine (Bitzek et al., Phys. Rev. Lett. 97, 170201, 2006),
   * which the authors of the papers on jamming use. Parameters move as a body of unit mass under
   * the force F = -gradient, by semi-implicit Euler steps: v += dt F, w += dt v. Before each, the
   * power F v is looked at. Downhill (above 0), v = (1 - alpha) v + alpha |v| F/|F|, and after more
   * than {@code patience} such steps in a row dt grows and alpha shrinks. Uphill, the body stops,
   * dt shrinks, and alpha is what it was at the start. The first step, from rest, is neither.
   *
   * @param timeStep dt at the start of a run, positive; {@link #learningRate} is the same number,
   *     and {@link Annealing} and {@link Decay} multiply every time step
   * @param largestTimeStep bound of dt before they do, finite, at least timeStep
   * @param patience N_min, at least 0
   * @param increase f_inc, above 1
   * @param decrease f_dec, above 0 and below 1
   * @param mixing alpha at the start and after every stop, from 0 to below 1
   * @param mixingDecay f_alpha, above 0 and below 1
   */
  record Fire(
      double timeStep,
      double largestTimeStep,
      int patience,
      double increase,
      double decrease,
      double mixing,
      double mixingDecay)
      implements Optimiser {
    /**
     * Checks every value.
     *
     * @throws IllegalArgumentException naming the value and its bound
     */
    public Fire {
      requirePositive(timeStep, "Time step");
      if (!(largestTimeStep >= timeStep && Double.isFinite(largestTimeStep))) {
        throw new IllegalArgumentException(
            "Largest time step %s must be a finite number of at least the time step %s."
                .formatted(largestTimeStep, timeStep));
      }
      if (patience < 0) {
        throw new IllegalArgumentException(
            "Patience of %d steps must be at least 0 steps.".formatted(patience));
      }
      if (!(increase > 1 && Double.isFinite(increase))) {
        throw new IllegalArgumentException(
            "Increase %s must be a finite number above 1.".formatted(increase));
      }
      requireFraction(decrease, "Decrease");
      requireDecay(mixing, "Mixing");
      requireFraction(mixingDecay, "Mixing decay");
    }

    /**
     * FIRE with the paper's values: up to ten times the time step, patience 5, increase 1.1,
     * decrease 0.5, mixing 0.1 with decay 0.99.
     */
    public Fire(double timeStep) {
      this(timeStep, 10 * timeStep, 5, 1.1, 0.5, 0.1, 0.99);
    }

    /** The time step at the start of a run, which takes the learning rate's place. */
    @Override
    public double learningRate() {
      return timeStep;
    }

    /** With another time step to start with, and the largest one in proportion. */
    @Override
    public Fire withLearningRate(double newTimeStep) {
      return new Fire(
          newTimeStep,
          newTimeStep * (largestTimeStep / timeStep),
          patience,
          increase,
          decrease,
          mixing,
          mixingDecay);
    }
  }

  /**
   * Another method by gradients with noise, which carries networks out of poor minima: to every
   * component is added an independent number, uniform with mean 0 and a standard deviation in
   * proportion to the gradient's root mean square. As the learning rate falls, so does the noise.
   *
   * @param base what takes the steps
   * @param noise standard deviation over the gradient's root mean square at the full learning rate,
   *     finite, at least 0
   * @param seed decides the noise
   */
  record Noisy(Optimiser base, double noise, long seed) implements Optimiser {
    /**
     * Checks the noise.
     *
     * @throws IllegalArgumentException naming the value and its bound
     */
    public Noisy {
      Objects.requireNonNull(base, "base");
      if (!(noise >= 0 && Double.isFinite(noise))) {
        throw new IllegalArgumentException(
            "Noise %s must be a finite number of at least 0.".formatted(noise));
      }
    }

    @Override
    public double learningRate() {
      return base.learningRate();
    }

    @Override
    public Noisy withLearningRate(double newLearningRate) {
      return new Noisy(base.withLearningRate(newLearningRate), noise, seed);
    }
  }

  private static void requireAdam(double learningRate, double beta1, double beta2, double epsilon) {
    requirePositive(learningRate, "Learning rate");
    requireDecay(beta1, "beta1");
    requireDecay(beta2, "beta2");
    requirePositive(epsilon, "epsilon");
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

  private static void requireFraction(double value, String name) {
    if (!(value > 0 && value < 1)) {
      throw new IllegalArgumentException(
          "%s %s must lie between 0 and 1, both excluded.".formatted(name, value));
    }
  }
}
