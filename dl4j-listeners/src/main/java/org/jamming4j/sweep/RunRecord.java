package org.jamming4j.sweep;

import java.util.Optional;
import java.util.OptionalDouble;
import org.jamming4j.jamming.Outcome;
import org.jamming4j.network.HingeNetworkSpec;
import org.jamming4j.training.TrainingResult;
import org.jamming4j.training.TrainingSpec;

/**
 * All of a run but its network: what it was for, what was trained on what, and how it ended.
 *
 * @param stage what it was for
 * @param index which of the runs of its stage and size
 * @param seed of the network
 * @param spec shape and initialisation
 * @param training with one thread, since their number changes nothing
 * @param data {@link org.jamming4j.data.Patterns#hash} of the training patterns
 * @param patterns P, how many they were
 * @param result how it ended; UNDECIDED if it diverged, with what was known last
 * @param divergence what is wrong, if the loss left the finite numbers
 * @param cancelled whether it was stopped because nobody needed it any more; it then is UNDECIDED,
 *     with the state it had come to, and counts nowhere
 * @param trainError share of misclassified training patterns; NaN if it diverged or was cancelled
 * @param testError share of misclassified test patterns, if there are any
 */
public record RunRecord(
    RunStage stage,
    int index,
    long seed,
    HingeNetworkSpec spec,
    TrainingSpec training,
    String data,
    int patterns,
    TrainingResult result,
    Optional<String> divergence,
    boolean cancelled,
    double trainError,
    OptionalDouble testError) {

  /** What was asked for. */
  public RunSpec asSpec() {
    return new RunSpec(stage, index, spec, training, patterns);
  }

  /** How it ended. */
  public Outcome outcome() {
    return result.outcome();
  }

  /** The record as a line of JSON, which {@link #fromJson} reads back. */
  public String toJson() {
    return RunRecordJson.write(this);
  }

  /**
   * The record of its JSON.
   *
   * @throws IllegalArgumentException saying what is wrong, if it is none or of a later version
   */
  public static RunRecord fromJson(String json) {
    return RunRecordJson.read(json);
  }
}
