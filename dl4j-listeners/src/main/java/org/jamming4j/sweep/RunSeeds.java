package org.jamming4j.sweep;

/**
 * One seed for every network of a run, each a function of the run's seed and the network's place
 * alone, so that neither the order nor the number of threads matters.
 */
final class RunSeeds {
  private RunSeeds() {}

  /**
   * The seed of one network.
   *
   * @param runSeed the seed of the whole run
   * @param stage what the network is for
   * @param width h
   * @param index which of the networks of that stage and width
   */
  static long of(long runSeed, RunStage stage, int width, int index) {
    long seed = mix(runSeed);
    seed = mix(seed ^ stage.stream());
    seed = mix(seed ^ width);
    return mix(seed ^ index);
  }

  /** The output function of SplitMix64 (Steele, Lea and Flood, OOPSLA 2014). */
  private static long mix(long z) {
    long x = z + 0x9E3779B97F4A7C15L;
    x = (x ^ (x >>> 30)) * 0xBF58476D1CE4E5B9L;
    x = (x ^ (x >>> 27)) * 0x94D049BB133111EBL;
    return x ^ (x >>> 31);
  }
}
