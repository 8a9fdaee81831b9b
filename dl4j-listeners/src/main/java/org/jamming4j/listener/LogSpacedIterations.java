package org.jamming4j.listener;

/**
 * Which iterations to look at so that about as many lie between 10 and 100 as between 1,000 and
 * 10,000: 0, 1, 2, 3 ..., the rounded powers of 10^(1/n) without repetition.
 */
final class LogSpacedIterations {
  private final int perDecade;
  private long next;

  /**
   * The iterations 0, 1 and so on.
   *
   * @param perDecade n, at least 1
   * @throws IllegalArgumentException if n is below 1
   */
  LogSpacedIterations(int perDecade) {
    if (perDecade < 1) {
      throw new IllegalArgumentException(
          "%d points per decade; there must be at least 1.".formatted(perDecade));
    }
    this.perDecade = perDecade;
  }

  /**
   * Whether to look at this iteration: the first one ever asked for, and then every one that
   * reaches the next point.
   *
   * @param iteration not below that of the call before
   */
  boolean isDue(int iteration) {
    if (iteration < next) {
      return false;
    }
    next = pointAfter(iteration);
    return true;
  }

  /** The smallest rounded power of 10^(1/n) above a number. */
  private long pointAfter(int iteration) {
    int exponent = (int) (perDecade * Math.log10(Math.max(1, iteration)));
    long point = point(exponent);
    while (point <= iteration) {
      exponent++;
      point = point(exponent);
    }
    return point;
  }

  private long point(int exponent) {
    return Math.round(Math.pow(10, exponent / (double) perDecade));
  }
}
