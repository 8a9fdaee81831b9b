package org.jamming4j.jamming;

import java.util.Collection;
import java.util.Collections;

/**
 * How a training run ended. By the protocol of the papers, SAT is N_Delta = 0 instead, and a run
 * that had no training error at some step but never N_Delta = 0 is UNDECIDED.
 */
public enum Outcome {
  /**
   * The network fits: at some step no pattern was misclassified, confirmed in float64 and beyond
   * its rounding errors. Of a network that DL4J's {@code fit} trains, these are not known, so there
   * it is confirmed in float64 alone.
   */
  SAT,
  /** Jammed: converged with misclassified patterns that the network does tell apart. */
  UNSAT,
  /**
   * Converged, and every misclassified pattern lies in a collapsed group, which one layer of the
   * network does not tell apart.
   */
  TRAPPED,
  /** The budget was spent before any of the others was certain; counts neither as fit nor not. */
  UNDECIDED;

  /** How many of the outcomes of some runs are this one. */
  public int count(Collection<Outcome> outcomes) {
    return Collections.frequency(outcomes, this);
  }
}
