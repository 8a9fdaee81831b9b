package org.jamming4j.training;

/**
 * Which patterns a step computes. Whatever it leaves out, SAT is always confirmed over all
 * patterns.
 */
public enum ActiveSet {
  /** Every pattern goes forward and backward at every step. */
  OFF,
  /**
   * Every pattern goes forward, the unsatisfied alone backward: exact, for the others have no
   * gradient.
   */
  UNSATISFIED,
  /**
   * As {@link #UNSATISFIED}, and well satisfied patterns do not even go forward until a later step
   * for which they are scheduled: a heuristic, for one of them may become unsatisfied meanwhile
   * without being noticed at once.
   */
  SHRINKING
}
