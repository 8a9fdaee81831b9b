package org.jamming4j.training;

/**
 * A run by cycles, as metals are annealed: the noise of steps by small samples carries the network
 * out of poor minima, and dies out as the learning rate falls. In each cycle the rate rises in a
 * straight line over the first tenth of the steps and falls in one to 3 % of the full rate, by
 * samples of the patterns; then follow a twentieth as many steps by all patterns at a tenth of the
 * full rate, by whose mean loss the cycle is judged; below a loss of 0.02 kappa^2 these go on by as
 * many steps again for as long as they lower the loss by a tenth. The next one begins where the
 * best one ended (cycles and warm restarts: Loshchilov and Hutter, arXiv 1608.03983).
 *
 * <p>After the last cycle, once a dead layer was lifted, or once the network fits, every step is by
 * all patterns, from half of the full rate, which {@link Annealing} lowers until the run is at
 * rest.
 *
 * @param cycles how many there are, at least 1
 * @param steps of a cycle by samples, at least 20
 * @param sample how many patterns a step draws at least, 1 or more; steps of fewer patterns than
 *     that are by all
 * @param share how many it draws at least as a share of all patterns, from 0 to 1
 * @param weightDecay what a step by a sample takes away of every parameter, divided by the learning
 *     rate, at least 0: decoupled from the gradient (Loshchilov and Hutter, arXiv 1711.05101); the
 *     steps by all patterns, which judge the loss, take away nothing
 * @param seed decides the samples
 */
public record Cooling(
    int cycles, int steps, int sample, double share, double weightDecay, long seed) {
  private static final int CYCLES = 3;

  /** Steps by samples over those by all patterns that judge them. */
  private static final int SAMPLED_PER_SETTLING = 20;

  /** Fewest steps of a cycle. */
  public static final int LEAST_STEPS = 20;

  /**
   * Checks every value.
   *
   * @throws IllegalArgumentException naming the value and its bound
   */
  public Cooling {
    if (cycles < 1) {
      throw new IllegalArgumentException(
          "A run of %d cycles must have at least 1 cycle.".formatted(cycles));
    }
    if (steps < LEAST_STEPS) {
      throw new IllegalArgumentException(
          "A cycle of %d steps must be of at least %d steps.".formatted(steps, LEAST_STEPS));
    }
    if (sample < 1) {
      throw new IllegalArgumentException(
          "Samples of %d patterns must be of at least 1 pattern.".formatted(sample));
    }
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException(
          "A share %s of the patterns must be from 0 to 1.".formatted(share));
    }
    if (!(weightDecay >= 0 && Double.isFinite(weightDecay))) {
      throw new IllegalArgumentException(
          "Weight decay %s must be a finite number of at least 0.".formatted(weightDecay));
    }
  }

  /** Three cycles without weight decay. */
  public Cooling(int steps, int sample, double share, long seed) {
    this(CYCLES, steps, sample, share, 0, seed);
  }

  /**
   * What suits Adam: three cycles of 10,000 steps by an eighth of all patterns, but no fewer than
   * 64, with a weight decay of 0.003 (docs/decisions/0007-optimisers.md).
   */
  public static Cooling defaults() {
    return new Cooling(CYCLES, 10_000, 64, 1 / 8.0, 0.003, 0);
  }

  /** The same with another number of cycles. */
  public Cooling withCycles(int newCycles) {
    return new Cooling(newCycles, steps, sample, share, weightDecay, seed);
  }

  /** The same with cycles of another number of steps. */
  public Cooling withSteps(int newSteps) {
    return new Cooling(cycles, newSteps, sample, share, weightDecay, seed);
  }

  /** The same with other samples: so many patterns at least, and at least such a share. */
  public Cooling withSamples(int newSample, double newShare) {
    return new Cooling(cycles, steps, newSample, newShare, weightDecay, seed);
  }

  /** The same with another seed. */
  public Cooling withSeed(long newSeed) {
    return new Cooling(cycles, steps, sample, share, weightDecay, newSeed);
  }

  /** The same with another weight decay. */
  public Cooling withWeightDecay(double newWeightDecay) {
    return new Cooling(cycles, steps, sample, share, newWeightDecay, seed);
  }

  /** Steps of a cycle by all patterns, unless they go on. */
  int settlingSteps() {
    return Math.max(1, steps / SAMPLED_PER_SETTLING);
  }

  /** Steps of a cycle, those by all patterns included, unless these go on. */
  public int stepsOfCycle() {
    return steps + settlingSteps();
  }

  /** How many of so many patterns a step draws. */
  int sampleOf(int patterns) {
    return Math.min(patterns, Math.max(sample, (int) Math.ceil(share * patterns)));
  }
}
