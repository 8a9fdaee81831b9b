package org.jamming4j.listener;

import java.util.Locale;
import org.jamming4j.jamming.JammingState;

/**
 * The gaps of a network at one moment of its training.
 *
 * @param iteration as DL4J counts, so 0 is after the first update of the parameters
 * @param epoch as DL4J counts, from 0
 * @param state the gaps
 */
public record JammingRecord(int iteration, int epoch, JammingState state) {

  /** Such as "iteration 100: N_Delta 37 of 200, misclassified 4, loss 1.2e-03, ...". */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "iteration %d: N_Delta %d of %d, misclassified %d, loss %.3e, q %.4f, smallest gap %.4g, largest %.4g",
        iteration,
        state.unsatisfied(),
        state.gaps(),
        state.misclassified(),
        state.loss(),
        state.q(),
        state.smallestGap(),
        state.largestGap());
  }
}
