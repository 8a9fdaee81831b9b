package org.jamming4j.benchmark;

import org.jamming4j.objective.ActiveSet;
import org.jamming4j.training.Annealing;
import org.jamming4j.training.Budget;
import org.jamming4j.training.Optimiser;
import org.jamming4j.training.TrainingSpec;

/** How this project's trainer is set for each kind of measurement. */
final class TrainerSettings {
  /**
   * So small that no contender fits a pattern during a measurement: every step then has all of them
   * to work on, and nobody ends early.
   */
  static final double RATE_OF_NO_PROGRESS = 1e-12;

  private TrainerSettings() {}

  /** So many steps over all patterns, with none left out and no change of the learning rate. */
  static TrainingSpec fullWork(int steps, int threads) {
    Annealing usual = Annealing.defaults();
    return TrainingSpec.fullBatch()
        .withThreads(threads)
        .withActiveSet(ActiveSet.OFF)
        .withOptimiser(new Optimiser.Adam(RATE_OF_NO_PROGRESS))
        .withAnnealing(
            new Annealing(
                Integer.MAX_VALUE,
                usual.improvement(),
                usual.factor(),
                usual.floor(),
                usual.tolerance()))
        .withBudget(Budget.ofSteps(steps));
  }

  /**
   * Full-batch Adam as PyTorch runs it, by either protocol, until a criterion is met, bounded by
   * time alone.
   */
  static TrainingSpec race(Criterion criterion, double seconds, int threads) {
    return TrainingSpec.fullBatch()
        .withThreads(threads)
        .withActiveSet(TrainingSpec.fullBatch().activeSet())
        .withGoal(criterion.goal())
        .withProtocol(criterion.protocol())
        .withBudget(new Budget(Integer.MAX_VALUE, seconds));
  }
}
