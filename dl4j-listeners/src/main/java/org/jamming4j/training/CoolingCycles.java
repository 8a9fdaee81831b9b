package org.jamming4j.training;

/** Where a run by {@link Cooling} stands, from step to step and from cycle to cycle. */
final class CoolingCycles {
  /** Share of a cycle's sampled steps in which the rate rises. */
  private static final double WARM_UP = 0.1;

  /** Multiple of the full rate at the last sampled step. */
  private static final double END = 0.03;

  /** Multiple of the full rate of the steps by all patterns. */
  private static final double SETTLING = 0.1;

  /** Share of the steps by all patterns that is judged. */
  private static final double JUDGED = 0.2;

  /** Loss over kappa^2 below which a cycle that still falls is worth going on with. */
  private static final double NEAR = 0.02;

  /** How much less the loss has to be after as many steps by all patterns as before. */
  private static final double FALLING = 0.1;

  private final int most;
  private final int sampled;
  private final int settling;
  private final double nearLoss;

  private int ended;

  private double best = Double.POSITIVE_INFINITY;

  /** Steps of this cycle so far; of those by all patterns, of the last part alone. */
  private int step;

  /** Mean loss of the part by all patterns before. */
  private double before = Double.POSITIVE_INFINITY;

  private double sum;
  private int summed;
  private boolean improved;

  /** The start of a run of the given margin kappa. */
  CoolingCycles(Cooling cooling, double margin) {
    most = cooling.cycles();
    sampled = cooling.steps();
    settling = cooling.settlingSteps();
    nearLoss = NEAR * margin * margin;
  }

  /** Whether the next step is by a sample. */
  boolean samples() {
    return step < sampled;
  }

  /** Whether the next state's loss is judged, which has to be of all patterns. */
  boolean judges() {
    return step >= sampled + Math.floor((1 - JUDGED) * settling);
  }

  /** Whether what the optimiser remembers is of another rate. */
  boolean beginsPhase() {
    return step == 0 || step == sampled;
  }

  /** Multiple of the learning rate for the next step. */
  double scale() {
    if (!samples()) {
      return SETTLING;
    }
    double risen = Math.min(1, (step + 1) / (WARM_UP * sampled));
    return risen * (1 - (1 - END) * step / sampled);
  }

  /**
   * Goes on by one step.
   *
   * @param loss of the state before it
   * @return whether a cycle ended with that state
   */
  boolean next(double loss) {
    if (judges()) {
      sum += loss;
      summed++;
    }
    step++;
    if (step < sampled + settling) {
      return false;
    }
    double mean = sum / summed;
    sum = 0;
    summed = 0;
    if (mean < nearLoss && mean <= (1 - FALLING) * before) {
      before = mean;
      step = sampled + 1;
      return false;
    }
    improved = mean < best;
    best = Math.min(mean, best);
    ended++;
    step = 0;
    before = Double.POSITIVE_INFINITY;
    return true;
  }

  /** The least loss of all cycles; infinite before the first has ended. */
  double best() {
    return best;
  }

  /** Whether the cycle that ended last was the best so far. */
  boolean improved() {
    return improved;
  }

  /** Whether there were as many as there are to be. */
  boolean areOver() {
    return ended >= most;
  }
}
