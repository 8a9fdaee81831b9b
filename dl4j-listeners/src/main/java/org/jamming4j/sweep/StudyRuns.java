package org.jamming4j.sweep;

import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jamming4j.jamming.Outcome;
import org.jamming4j.network.HingeNetworkSpec;
import org.jamming4j.objective.PatternTiles;
import org.jamming4j.random.Seeds;
import org.jamming4j.training.Budget;
import org.jamming4j.training.HingeTrainer;
import org.jamming4j.training.TrainingResult;
import org.jamming4j.training.TrainingSpec;

/** Runs that one candidate of a study makes on the same patterns, within one budget. */
final class StudyRuns {
  private final HingeNetworkSpec shape;
  private final PatternTiles tiles;
  private final long seed;
  private final TrainingSpec training;
  private int steps;
  private double seconds;
  private int lifts;

  /**
   * None so far.
   *
   * @param tiles not closed by these runs
   * @param seed of the first network
   * @param training whose budget is that of all runs together
   */
  StudyRuns(HingeNetworkSpec shape, PatternTiles tiles, long seed, TrainingSpec training) {
    this.shape = shape;
    this.tiles = tiles;
    this.seed = seed;
    this.training = training;
  }

  /** What the candidate is. */
  TrainingSpec training() {
    return training;
  }

  /** Of all networks. */
  HingeNetworkSpec shape() {
    return shape;
  }

  /** What they train on. */
  PatternTiles tiles() {
    return tiles;
  }

  /**
   * A new network.
   *
   * @param number 0 for the one that all candidates train; any other for another one
   */
  MultiLayerNetwork network(int number) {
    return shape.build(number == 0 ? seed : Seeds.of(seed, Seeds.Use.NETWORK, number));
  }

  /** Whether nothing is left of the budget. */
  boolean areOver() {
    return steps >= training.budget().steps() || seconds >= training.budget().seconds();
  }

  /**
   * Trains a network from where it is.
   *
   * @param how of which the budget is that of this run; it gets no more than what is left
   * @throws InterruptedException if the thread is interrupted
   */
  TrainingResult train(MultiLayerNetwork network, TrainingSpec how) throws InterruptedException {
    Budget all = training.budget();
    var left =
        new Budget(
            Math.min(how.budget().steps(), all.steps() - steps),
            Math.min(how.budget().seconds(), all.seconds() - seconds));
    TrainingResult result = new HingeTrainer(how.withBudget(left)).train(network, tiles);
    steps += result.steps();
    seconds += result.seconds();
    lifts += result.lifts();
    return result;
  }

  /** Updates of all runs. */
  int steps() {
    return steps;
  }

  /** What an outcome took: seconds of all runs, or the whole budget's if there is none. */
  double secondsTo(Outcome outcome) {
    return outcome == Outcome.UNDECIDED ? training.budget().seconds() : seconds;
  }

  /** How often a dead layer was lifted. */
  int lifts() {
    return lifts;
  }
}
