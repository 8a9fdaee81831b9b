package org.jamming4j.training;

import java.util.OptionalDouble;

/** The methods by name, each with the settings that suit it (docs/decisions/0007-optimisers.md). */
public enum Method {
  /** {@link Optimiser.Adam}, by {@link Cooling} unless by the papers' protocol. */
  ADAM {
    @Override
    Optimiser optimiser(double rate) {
      return new Optimiser.Adam(rate);
    }
  },
  /** {@link Optimiser.Momentum} of 0.9, every step by all patterns. */
  MOMENTUM {
    @Override
    Optimiser optimiser(double rate) {
      return new Optimiser.Momentum(rate, 0.9);
    }
  },
  /** {@link Optimiser.Fire}, every step by all patterns; its rate is its first time step. */
  FIRE {
    @Override
    Optimiser optimiser(double rate) {
      return new Optimiser.Fire(rate);
    }
  };

  private static final double MOMENTUM_RATE = 0.02;
  private static final double FIRE_TIME_STEP = 0.03;

  abstract Optimiser optimiser(double rate);

  /** Whether it takes cycles unless told otherwise. */
  public boolean inCycles(Protocol protocol) {
    return this == ADAM && protocol == Protocol.USER;
  }

  /**
   * The method as an optimiser.
   *
   * @param cycles whether it takes them
   * @param learningRate its highest; what suits it if empty
   * @throws IllegalArgumentException if the rate is not positive
   */
  public Optimiser optimiser(boolean cycles, OptionalDouble learningRate) {
    double usual =
        switch (this) {
          case ADAM ->
              (cycles ? TrainingSpec.defaults() : TrainingSpec.fullBatch())
                  .optimiser()
                  .learningRate();
          case MOMENTUM -> MOMENTUM_RATE;
          case FIRE -> FIRE_TIME_STEP;
        };
    return optimiser(learningRate.orElse(usual));
  }

  /**
   * A training by this method, in all else as another one; its cycles are the other one's, if that
   * has any.
   *
   * @param learningRate its highest; what suits it if empty
   * @throws IllegalArgumentException if the rate is not positive
   */
  public TrainingSpec of(TrainingSpec spec, OptionalDouble learningRate) {
    boolean cycles = inCycles(spec.protocol());
    TrainingSpec by = spec.withOptimiser(optimiser(cycles, learningRate));
    return cycles ? by.withCooling(spec.cooling().orElse(Cooling.defaults())) : by.withoutCooling();
  }
}
