package org.jamming4j.benchmark;

import org.jamming4j.training.Goal;
import org.jamming4j.training.Protocol;

/** When a network counts as fitted. */
public enum Criterion {
  /** At the first step without training error, which proves that it fits. */
  NO_TRAINING_ERROR(Goal.CERTIFICATE, Protocol.USER),
  /**
   * At the first step with N_Delta = 0, which the papers wait for. The user's protocol would end
   * before, once all that is open are rounding errors.
   */
  SATISFIED(Goal.SATISFIED, Protocol.PAPER);

  private final Goal goal;
  private final Protocol protocol;

  Criterion(Goal goal, Protocol protocol) {
    this.goal = goal;
    this.protocol = protocol;
  }

  /** The goal of a training that ends once this is met. */
  Goal goal() {
    return goal;
  }

  /** The protocol of a training that does not end before. */
  Protocol protocol() {
    return protocol;
  }
}
