package org.jamming4j.training;

/**
 * A learning rate that falls with the number of steps, whatever the loss does. Its factor
 * multiplies what {@link Annealing} leaves of the learning rate, but is never less than the
 * annealing's floor, so that a run does not seem at rest because nothing is left of its rate.
 *
 * <p>Whether a run has converged is judged by the annealing alone, and its windows are counted as
 * without a decay: rest is then rest at the rate of that moment, so a decay that is fast for the
 * problem can end a run as jammed that a constant rate would have gone on with. The annealing
 * starts again from the full rate after a lift or without convergence; the decay never does.
 */
public sealed interface Decay {
  /** A rate that does not fall by itself. */
  Decay NONE = new None();

  /**
   * The multiple of the learning rate for the update that follows so many others.
   *
   * @param step number of updates so far, from 0
   */
  double factor(int step);

  /** A rate that does not fall by itself. */
  record None() implements Decay {
    @Override
    public double factor(int step) {
      return 1;
    }
  }

  /**
   * From the full rate in a straight line to a multiple of it, which then stays.
   *
   * @param end last multiple, above 0, at most 1
   * @param steps how long it falls, at least 1
   */
  record Linear(double end, int steps) implements Decay {
    /**
     * Checks both values.
     *
     * @throws IllegalArgumentException naming the value and its bound
     */
    public Linear {
      if (!(end > 0 && end <= 1)) {
        throw new IllegalArgumentException(
            "End %s of a linear decay must be above 0 and at most 1.".formatted(end));
      }
      requireSteps(steps, "A linear decay over");
    }

    @Override
    public double factor(int step) {
      return step >= steps ? end : 1 - (1 - end) * step / steps;
    }
  }

  /**
   * By half in every so many steps: 2^(-step / halfLife).
   *
   * @param halfLife in steps, at least 1
   */
  record Exponential(int halfLife) implements Decay {
    /**
     * Checks the value.
     *
     * @throws IllegalArgumentException naming the value and its bound
     */
    public Exponential {
      requireSteps(halfLife, "A half-life of");
    }

    @Override
    public double factor(int step) {
      return Math.pow(2, -(double) step / halfLife);
    }
  }

  private static void requireSteps(int steps, String name) {
    if (steps < 1) {
      throw new IllegalArgumentException(
          "%s %d steps must be at least 1 step.".formatted(name, steps));
    }
  }
}
