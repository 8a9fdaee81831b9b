package org.jamming4j.benchmark;

/**
 * What all measurements have in common.
 *
 * @param precision of all arithmetic
 * @param threads of every contender
 * @param seed of patterns and networks, where a contender can be told
 * @param rounds how often each contender is measured, in turn, at least 1
 * @param steps timed in each measurement; 0 for as many as take about the seconds
 * @param seconds of one measurement's timed steps, positive
 */
public record BenchmarkSettings(
    Precision precision, int threads, long seed, int rounds, int steps, double seconds) {
  /**
   * Checks every value.
   *
   * @throws IllegalArgumentException naming the value and its bound
   */
  public BenchmarkSettings {
    requireAtLeast(1, threads, "Threads");
    requireAtLeast(1, rounds, "Rounds");
    requireAtLeast(0, steps, "Steps");
    if (!(seconds > 0)) {
      throw new IllegalArgumentException("Seconds %s must be positive.".formatted(seconds));
    }
  }

  private static void requireAtLeast(int bound, int value, String name) {
    if (value < bound) {
      throw new IllegalArgumentException(
          "%s %d must be at least %d.".formatted(name, value, bound));
    }
  }

  /** The seed of one of several networks. */
  long seed(int index) {
    return seed + index;
  }
}
