package org.jamming4j.benchmark;

import org.jamming4j.training.Goal;

/** When a network counts as fitted. */
public enum Criterion {
  /** At the first step without training error, which proves that it fits. */
  NO_TRAINING_ERROR(Goal.CERTIFICATE),
  /** At the first step with N_Delta = 0, which the papers wait for. */
  SATISFIED(Goal.SATISFIED);

  private final Goal goal;

  Criterion(Goal goal) {
    this.goal = goal;
  }

  /** The goal of a training that ends once this is met. */
  Goal goal() {
    return goal;
  }
}
