package org.jamming4j.training;

/**
 * How long a run may take.
 *
 * @param steps most updates of the parameters, at least 1
 * @param seconds most seconds, positive; infinite for no bound
 */
public record Budget(int steps, double seconds) {
  /**
   * Checks both bounds.
   *
   * @throws IllegalArgumentException naming the value and its bound
   */
  public Budget {
    if (steps < 1) {
      throw new IllegalArgumentException(
          "A budget of %d steps must be at least 1 step.".formatted(steps));
    }
    if (!(seconds > 0)) {
      throw new IllegalArgumentException(
          "A budget of %s seconds must be more than 0 seconds.".formatted(seconds));
    }
  }

  /** A budget of steps without a bound on time. */
  public static Budget ofSteps(int steps) {
    return new Budget(steps, Double.POSITIVE_INFINITY);
  }
}
