package org.jamming4j.objective;

/**
 * Which patterns a step computes. Whatever it leaves out, SAT is always confirmed over all
 * patterns.
 */
public enum ActiveSet {
  /** Every pattern goes forward and backward at every step. */
  OFF,
  /**
   * Every pattern goes forward, the unsatisfied alone backward. Exact: the others have no gradient,
   * so nothing but the order of rounding differs from {@link #OFF}.
   */
  UNSATISFIED,
  /**
   * As {@link #UNSATISFIED}, and a satisfied pattern does not even go forward for some steps, as
   * shrinking does in solvers of support vector machines. A heuristic: for how many steps is
   * estimated from its gap and from how fast gaps have moved of late, so a pattern may become
   * unsatisfied and be found so some steps late; until then it is missing in the gradient, the loss
   * and N_Delta. What a step finds unsatisfied is so. The first state without training error, the
   * last state of a run and whatever decides its outcome are of all patterns.
   */
  SHRINKING
}
