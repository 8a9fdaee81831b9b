package org.jamming4j.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jamming4j.data.RandomPatterns;
import org.jamming4j.jamming.Outcome;
import org.jamming4j.network.HingeNetworkSpec;
import org.jamming4j.objective.PatternTiles;
import org.jamming4j.training.Budget;
import org.jamming4j.training.Cooling;
import org.jamming4j.training.HingeTrainer;
import org.jamming4j.training.TrainingResult;
import org.jamming4j.training.TrainingSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class StudyCourseTest {
  private static final HingeNetworkSpec SHAPE = HingeNetworkSpec.relu(5, 5, 2, 1);
  private static final int CYCLE = 200;
  private static final Cooling COOLING = Cooling.defaults().withSteps(CYCLE);
  private static final TrainingSpec TRAINING =
      TrainingSpec.defaults().withCooling(COOLING).withBudget(new Budget(200_000, 1e6));

  private static final int FEW = 10;
  private static final int MANY = 200;

  private static StudyRuns train(StudyCourse course, TrainingSpec training, int patterns, Outcome o)
      throws InterruptedException {
    try (var tiles = new PatternTiles(RandomPatterns.generate(patterns, 5, 1))) {
      var runs = new StudyRuns(SHAPE, tiles, 3, training);
      assertEquals(o, course.train(runs));
      return runs;
    }
  }

  @ParameterizedTest
  @EnumSource
  void train_fewPatterns_fitsInItsCycles(StudyCourse course) throws InterruptedException {
    StudyRuns runs = train(course, TRAINING, FEW, Outcome.SAT);
    assertTrue(runs.steps() > 0 && runs.steps() < 3 * CYCLE, runs.steps() + " steps");
    assertTrue(runs.secondsTo(Outcome.SAT) < TRAINING.budget().seconds());
  }

  @ParameterizedTest
  @EnumSource
  void train_manyPatterns_comesToRest(StudyCourse course) throws InterruptedException {
    StudyRuns runs = train(course, TRAINING, MANY, Outcome.UNSAT);
    assertTrue(runs.steps() > CYCLE, runs.steps() + " steps");
    assertTrue(runs.steps() < TRAINING.budget().steps(), runs.steps() + " steps");
    assertEquals(runs.steps(), train(course, TRAINING, MANY, Outcome.UNSAT).steps());
  }

  /** Wherever the budget ends: in the first run, between two, or in a later one. */
  @ParameterizedTest
  @EnumSource
  void train_budgetSpent_isUndecidedAndCountsItAll(StudyCourse course) throws InterruptedException {
    for (int steps : new int[] {1, 100, 120, 210, 300, 420}) {
      TrainingSpec little = TRAINING.withBudget(new Budget(steps, 1e6));
      StudyRuns runs = train(course, little, MANY, Outcome.UNDECIDED);
      assertEquals(steps, runs.steps());
      assertEquals(1e6, runs.secondsTo(Outcome.UNDECIDED));
    }
  }

  @Test
  void oneRun_isTheTrainersOwn() throws InterruptedException {
    TrainingResult result =
        new HingeTrainer(TRAINING).train(SHAPE.build(3), RandomPatterns.generate(MANY, 5, 1));
    StudyRuns runs = train(StudyCourse.ONE_RUN, TRAINING, MANY, result.outcome());
    assertEquals(result.steps(), runs.steps());
    assertEquals(result.lifts(), runs.lifts());
  }

  /** By hand, on patterns of which the second network is the better one after a cycle, and not. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void bestOfTwo_manyPatterns_goesOnWithTheLowerLoss(long seed) throws InterruptedException {
    try (var tiles = new PatternTiles(RandomPatterns.generate(MANY, 5, seed))) {
      var runs = new StudyRuns(SHAPE, tiles, seed, TRAINING);
      MultiLayerNetwork first = runs.network(0);
      MultiLayerNetwork second = runs.network(1);
      Outcome outcome = StudyCourse.BEST_OF_TWO.train(runs);

      var cycle =
          new HingeTrainer(
              TRAINING
                  .withCooling(COOLING.withCycles(1))
                  .withBudget(Budget.ofSteps(COOLING.stepsOfCycle())));
      double loss = cycle.train(first, tiles).state().loss();
      boolean better = cycle.train(second, tiles).state().loss() < loss;
      TrainingResult rest =
          new HingeTrainer(TRAINING.withCooling(COOLING.withCycles(2)))
              .train(better ? second : first, tiles);
      assertEquals(rest.outcome(), outcome);
      assertEquals(2 * COOLING.stepsOfCycle() + rest.steps(), runs.steps());
    }
  }

  @Test
  void deadUnitsAnew_manyPatterns_costsTwoRuns() throws InterruptedException {
    StudyRuns one = train(StudyCourse.ONE_RUN, TRAINING, MANY, Outcome.UNSAT);
    StudyRuns two = train(StudyCourse.DEAD_UNITS_ANEW, TRAINING, MANY, Outcome.UNSAT);
    assertTrue(two.steps() > one.steps() + 3 * CYCLE, two.steps() + " steps");
  }
}
