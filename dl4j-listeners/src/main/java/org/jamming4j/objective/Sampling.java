package org.jamming4j.objective;

import org.jamming4j.random.Seeds;

/**
 * Which unsatisfied patterns a step's gradient is computed by.
 *
 * @param seed of the samples
 * @param step number of the step
 * @param probability of each unsatisfied pattern to be kept; 1 keeps all
 */
record Sampling(long seed, int step, double probability) {
  /** Keeps every pattern. */
  static final Sampling ALL = new Sampling(0, 0, 1);

  /** Whether a pattern is kept. */
  boolean keeps(int mu) {
    return probability >= 1
        || (Seeds.mix(Seeds.mix(seed ^ step) ^ mu) >>> 11) * 0x1p-53 < probability;
  }
}
