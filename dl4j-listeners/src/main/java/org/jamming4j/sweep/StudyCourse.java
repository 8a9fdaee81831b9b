package org.jamming4j.sweep;

import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jamming4j.jamming.Outcome;
import org.jamming4j.training.Budget;
import org.jamming4j.training.Cooling;
import org.jamming4j.training.TrainingResult;
import org.jamming4j.training.TrainingSpec;

/** How a candidate of a study comes to an outcome: by one run, or by several. */
public enum StudyCourse {
  /** One run. */
  ONE_RUN {
    @Override
    Outcome train(StudyRuns runs) throws InterruptedException {
      return runs.train(runs.network(0), runs.training()).outcome();
    }
  },
  /**
   * One cycle for each of five samples, each of them twice the one before, from a 32nd of the
   * patterns to half of them, as many steps in all; the last goes on by all patterns until it is at
   * rest.
   */
  GROWING_SAMPLES {
    @Override
    Outcome train(StudyRuns runs) throws InterruptedException {
      TrainingSpec training = runs.training();
      Cooling usual = training.cooling().orElseThrow();
      int steps = Math.max(Cooling.LEAST_STEPS, usual.cycles() * usual.steps() / SIZES);
      MultiLayerNetwork network = runs.network(0);
      for (int size = 1; ; size++) {
        double share = Math.pow(2, size - SIZES - 1);
        TrainingSpec stage =
            training.withCooling(
                usual.withCycles(1).withSteps(steps).withSamples(SMALLEST_SAMPLE, share));
        if (size == SIZES) {
          return runs.train(network, stage).outcome();
        }
        Outcome outcome = runs.train(network, stage.withBudget(Budget.ofSteps(steps))).outcome();
        if (outcome != Outcome.UNDECIDED || runs.areOver()) {
          return outcome;
        }
      }
    }
  },
  /** Two networks for one cycle; the one of the lower loss goes on with those that are left. */
  BEST_OF_TWO {
    @Override
    Outcome train(StudyRuns runs) throws InterruptedException {
      TrainingSpec training = runs.training();
      Cooling usual = training.cooling().orElseThrow();
      TrainingSpec one =
          training
              .withCooling(usual.withCycles(1))
              .withBudget(Budget.ofSteps(usual.stepsOfCycle()));
      MultiLayerNetwork best = runs.network(0);
      TrainingResult first = runs.train(best, one);
      if (first.outcome() != Outcome.UNDECIDED || runs.areOver()) {
        return first.outcome();
      }
      MultiLayerNetwork other = runs.network(1);
      TrainingResult second = runs.train(other, one);
      if (second.outcome() == Outcome.SAT || runs.areOver()) {
        return second.outcome();
      }
      if (second.state().loss() < first.state().loss()) {
        best = other;
      }
      Cooling rest = usual.withCycles(Math.max(1, usual.cycles() - 1));
      return runs.train(best, training.withCooling(rest)).outcome();
    }
  },
  /**
   * A run, and if that does not fit another one from where it ended, with units that were dead
   * drawn anew and other samples.
   */
  DEAD_UNITS_ANEW {
    @Override
    Outcome train(StudyRuns runs) throws InterruptedException {
      TrainingSpec training = runs.training();
      Cooling usual = training.cooling().orElseThrow();
      MultiLayerNetwork network = runs.network(0);
      Outcome outcome = runs.train(network, training).outcome();
      if (outcome == Outcome.SAT || runs.areOver()) {
        return outcome;
      }
      DeadUnits.drawAnew(runs.shape(), network, runs.network(1), runs.tiles());
      return runs.train(network, training.withCooling(usual.withSeed(usual.seed() + 1))).outcome();
    }
  };

  private static final int SIZES = 5;
  private static final int SMALLEST_SAMPLE = 8;

  /**
   * Trains within the budget of the runs.
   *
   * @throws InterruptedException if the thread is interrupted
   */
  abstract Outcome train(StudyRuns runs) throws InterruptedException;
}
