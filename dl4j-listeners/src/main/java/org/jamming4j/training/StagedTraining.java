package org.jamming4j.training;

import java.util.Objects;

/**
 * How a {@link StagedRun} steps.
 *
 * @param optimiser the method, at its full learning rate throughout
 * @param sample how many patterns a step draws, at least 1; steps of fewer patterns than that are
 *     by all
 * @param weightDecay what a step takes away of every parameter, divided by the learning rate, at
 *     least 0: decoupled from the gradient (Loshchilov and Hutter, arXiv 1711.05101)
 */
public record StagedTraining(Optimiser optimiser, int sample, double weightDecay) {
  /**
   * Checks every value.
   *
   * @throws IllegalArgumentException naming the value and its bound
   */
  public StagedTraining {
    Objects.requireNonNull(optimiser, "optimiser");
    if (sample < 1) {
      throw new IllegalArgumentException(
          "Samples of %d patterns must be of at least 1 pattern.".formatted(sample));
    }
    if (!(weightDecay >= 0 && Double.isFinite(weightDecay))) {
      throw new IllegalArgumentException(
          "Weight decay %s must be a finite number of at least 0.".formatted(weightDecay));
    }
  }
}
