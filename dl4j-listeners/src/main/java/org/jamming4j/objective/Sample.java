package org.jamming4j.objective;

import org.jamming4j.random.Seeds;

/**
 * Some patterns drawn at random. The patterns are cut into as many parts of equal size as are to be
 * drawn, and one is drawn from each, so that the numbers come in order and every pattern is as
 * likely as any other. Where parts meet within a pattern it may be drawn twice.
 */
final class Sample {
  private final int patterns;
  private int[] numbers = {};

  /** An empty sample of so many patterns. */
  Sample(int patterns) {
    this.patterns = patterns;
  }

  /**
   * Draws anew.
   *
   * @param count how many, from 1 to the number of patterns
   * @param seed decides which
   */
  void draw(int count, long seed) {
    if (numbers.length < count) {
      numbers = new int[count];
    }
    double part = (double) patterns / count;
    for (int i = 0; i < count; i++) {
      double within = (Seeds.mix(seed ^ i) >>> 11) * 0x1p-53;
      numbers[i] = Math.min(patterns - 1, (int) ((i + within) * part));
    }
  }

  /** The numbers of the patterns drawn, ascending; what is behind them says nothing. */
  int[] numbers() {
    return numbers;
  }
}
