package org.jamming4j.training;

import java.util.List;
import java.util.OptionalInt;
import org.jamming4j.jamming.JammingState;
import org.jamming4j.jamming.Outcome;

/**
 * How a training run went.
 *
 * @param outcome how it ended
 * @param steps updates of the parameters, each over all patterns
 * @param separatedAt number of updates after which there was no training error for the first time
 * @param satisfiedAt number of updates after which N_Delta was 0 for the first time
 * @param state the gaps at the parameters the network is left with: those after the last update,
 *     or, if they misclassify but earlier ones did not, the last ones that did not
 * @param lifts how often a dead layer was lifted
 * @param collapsed the groups of patterns that the network no longer tells apart, if it did not fit
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
