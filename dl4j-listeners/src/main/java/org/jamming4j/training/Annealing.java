package org.jamming4j.training;

/**
 * How the learning rate falls, and when a run counts as converged. The steps are cut into windows.
 * Whenever the mean loss of a window is not below that of the window before by the given share, the
 * learning rate is multiplied by the factor; after the cycles of {@link Cooling}, by as many of it
 * as lead to the last rate if not even the first window at a rate was below the one before. Once it
 * is below the floor, the run has converged if q is within the tolerance of 1, the loss did fall
 * from where it began (or the gradient is zero), and there never was a step without training error;
 * otherwise it starts again from the full learning rate, and so on until the budget is spent. Where
 * q alone is amiss, {@link HingeTrainer} brings the last layer to its least loss: if that improves
 * the loss by a quarter of the given share, the run goes on from a 16th of the rate, if not it has
 * converged as it was. A {@link Decay} multiplies the learning rate further and plays no part in
 * this.
 *
 * @param window steps of a window, at least 1
 * @param improvement least relative fall of the mean loss, between 0 and 1
 * @param factor between 0 and 1
 * @param floor smallest multiple of the learning rate, between 0 and 1
 * @param tolerance most that q may differ from 1 at convergence, positive
 */
public record Annealing(
    int window, double improvement, double factor, double floor, double tolerance) {
  /**
   * Checks every value.
   *
   * @throws IllegalArgumentException naming the value and its bound
   */
  public Annealing {
    if (window < 1) {
      throw new IllegalArgumentException(
          "A window of %d steps must be at least 1 step.".formatted(window));
    }
    requireFraction(improvement, "Improvement");
    requireFraction(factor, "Factor");
    requireFraction(floor, "Floor");
    if (!(tolerance > 0)) {
      throw new IllegalArgumentException("Tolerance %s must be positive.".formatted(tolerance));
    }
  }

  private static void requireFraction(double value, String name) {
    if (!(value > 0 && value < 1)) {
      throw new IllegalArgumentException(
          "%s %s must lie between 0 and 1, both excluded.".formatted(name, value));
    }
  }

  /**
   * What suits Adam: windows of 1,000 steps, 2 % improvement, halving down to 1/300, q within 0.1
   * of 1.
   */
  public static Annealing defaults() {
    return new Annealing(1000, 0.02, 0.5, 1 / 300.0, 0.1);
  }
}
