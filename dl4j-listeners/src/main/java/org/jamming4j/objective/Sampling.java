package org.jamming4j.objective;

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

  private static final long GOLDEN = 0x9e3779b97f4a7c15L;

  /** Whether a pattern is kept. */
  boolean keeps(int mu) {
    return probability >= 1
        || (mix(mix(seed + GOLDEN * step) + GOLDEN * mu) >>> 11) * 0x1p-53 < probability;
  }

  /** The finaliser of SplitMix64 (Steele, Lea and Flood, OOPSLA 2014). */
  private static long mix(long z) {
    long a = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    long b = (a ^ (a >>> 27)) * 0x94d049bb133111ebL;
    return b ^ (b >>> 31);
  }
}
