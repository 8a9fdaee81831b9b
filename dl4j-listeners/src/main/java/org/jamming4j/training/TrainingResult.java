package org.jamming4j.training;

import java.util.List;
import java.util.OptionalInt;
import org.jamming4j.jamming.JammingState;

/**
 * How a training run went.
 *
 * @param outcome how it ended
 * @param steps updates of the parameters
 * @param separatedAt first step without training error, counted from 0
 * @param satisfiedAt first step with N_Delta = 0
 * @param state the gaps at the parameters the network is left with
 * @param lifts how often a dead layer was lifted
 * @param collapsed the groups of patterns that the network no longer tells apart, if it did not fit
 * @param learningRate the learning rate at the end
 * @param seconds how long it took
 */
public record TrainingResult(
    Outcome outcome,
    int steps,
    OptionalInt separatedAt,
    OptionalInt satisfiedAt,
    JammingState state,
    int lifts,
    List<CollapsedGroup> collapsed,
    double learningRate,
    double seconds) {

  /** Copies the groups. */
  public TrainingResult {
    collapsed = List.copyOf(collapsed);
  }

  /** Steps a second. */
  public double stepsPerSecond() {
    return steps / seconds;
  }
}
