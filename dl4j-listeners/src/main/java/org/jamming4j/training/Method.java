package org.jamming4j.training;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

/** The methods by name, each with the settings that suit it (docs/decisions/0007-optimisers.md). */
public enum Method {
  /**
   * {@link Optimiser.Soap}, by {@link Cooling} unless by the papers' protocol: shorter cycles, and
   * windows, than Adam takes.
   */
  SOAP(14e-3, 7e-3) {
    @Override
    Optimiser optimiser(double rate) {
      return new Optimiser.Soap(rate);
    }
  },
  /** {@link Optimiser.Adam}, by {@link Cooling} unless by the papers' protocol. */
  ADAM(7e-3, 3e-3) {
    @Override
    Optimiser optimiser(double rate) {
      return new Optimiser.Adam(rate);
    }
  },
  /** {@link Optimiser.Momentum} of 0.9, every step by all patterns. */
  MOMENTUM(0.02, 0.02) {
    @Override
    Optimiser optimiser(double rate) {
      return new Optimiser.Momentum(rate, 0.9);
    }
  },
  /** {@link Optimiser.Fire}, every step by all patterns; its rate is its first time step. */
  FIRE(0.03, 0.03) {
    @Override
    Optimiser optimiser(double rate) {
      return new Optimiser.Fire(rate);
    }
  };

  private final double rateInCycles;
  private final double rate;

  Method(double rateInCycles, double rate) {
    this.rateInCycles = rateInCycles;
    this.rate = rate;
  }

  abstract Optimiser optimiser(double rate);

  /** Whether it takes cycles unless told otherwise. */
  public boolean inCycles(Protocol protocol) {
    return (this == ADAM || this == SOAP) && protocol == Protocol.USER;
  }

  /** The cycles that suit it, should it take any. */
  public Cooling cooling() {
    return switch (this) {
      case ADAM -> Cooling.defaults();
      case SOAP -> Cooling.defaults().withSteps(3_000);
      case MOMENTUM, FIRE -> Cooling.defaults().withWeightDecay(0);
    };
  }

  /** How its learning rate falls by all patterns. */
  public Annealing annealing() {
    Annealing usual = Annealing.defaults();
    return this == SOAP
        ? new Annealing(500, usual.improvement(), 0.3, usual.floor(), usual.tolerance())
        : usual;
  }

  /**
   * The method as an optimiser.
   *
   * @param cycles whether it takes them
   * @param learningRate its highest; what suits it if empty
   * @throws IllegalArgumentException if the rate is not positive
   */
  public Optimiser optimiser(boolean cycles, OptionalDouble learningRate) {
    return optimiser(learningRate.orElse(cycles ? rateInCycles : rate));
  }

  /**
   * A training by this method, in all else as another one. Annealing and cycles that suit the other
   * one's own method become those that suit this one.
   *
   * @param learningRate its highest; what suits it if empty
   * @throws IllegalArgumentException if the rate is not positive
   */
  public TrainingSpec of(TrainingSpec spec, OptionalDouble learningRate) {
    boolean cycles = inCycles(spec.protocol());
    Optional<Method> before = byWhich(spec);
    boolean usual = before.map(Method::annealing).filter(spec.annealing()::equals).isPresent();
    TrainingSpec by =
        spec.withOptimiser(optimiser(cycles, learningRate))
            .withAnnealing(usual ? annealing() : spec.annealing());
    return cycles
        ? by.withCooling(
            spec.cooling().map(other -> suited(other, before)).orElseGet(this::cooling))
        : by.withoutCooling();
  }

  /** The method of a training; empty if its optimiser has no name here. */
  private static Optional<Method> byWhich(TrainingSpec spec) {
    Class<?> optimiser = spec.optimiser().getClass();
    return Arrays.stream(values()).filter(m -> m.optimiser(1).getClass() == optimiser).findFirst();
  }

  private Cooling suited(Cooling other, Optional<Method> before) {
    return before.map(m -> m.cooling().withSeed(other.seed())).filter(other::equals).isPresent()
        ? cooling().withSeed(other.seed())
        : other;
  }
}
