package org.jamming4j.training;

import java.util.Objects;

/**
 * How a {@link StagedRun} steps.
 *
 * @param optimiser the method, at its full learning rate throughout
 * @param sample how many patterns a step draws, at least 1, where there are more than twice as
 *     many; of fewer, every step is by all, for drawing takes its time, too
 * @param weightDecay what a step takes away of every parameter, divided by the learning rate, at
 *     least 0: decoupled from the gradient (Loshchilov and Hutter, arXiv 1711.05101)
 */
public record StagedTraining(Optimiser optimiser, int sample, double weightDecay) {
  private static final int WORTH_DRAWING = 2;

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

  /** Whether steps are by samples of so many patterns. */
  public boolean samples(int patterns) {
    return patterns > WORTH_DRAWING * (long) sample;
  }
}
