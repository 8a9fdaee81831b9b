package org.jamming4j.sweep;

import java.io.Serial;
import java.io.Serializable;
import org.jamming4j.network.HiddenActivation;
import org.jamming4j.network.HingeNetworkSpec;
import org.jamming4j.network.Initialisation;
import org.jamming4j.training.TrainingSpec;

/**
 * A run that is to be made: all that is known of it before, but for its data.
 *
 * @param stage what it is for
 * @param index which of the runs of its stage and size
 * @param network shape and initialisation
 * @param training how it is trained; its threads are left to whoever makes it
 * @param patterns P, how many patterns it is trained on
 */
public record RunSpec(
    RunStage stage, int index, HingeNetworkSpec network, TrainingSpec training, int patterns)
    implements Serializable {
  /** Leaves the number of threads out, since it changes nothing. */
  public RunSpec {
    training = training.withThreads(1);
  }

  /** The same with another index. */
  public RunSpec withIndex(int newIndex) {
    return new RunSpec(stage, newIndex, network, training, patterns);
  }

  /**
   * The seed of its network, and of its patterns if they are drawn.
   *
   * @param runSeed of the whole job
   */
  public long seed(long runSeed) {
    return RunSeeds.of(runSeed, stage, patterns, network, index);
  }

  /** What is written in its place, since its parts cannot be. */
  @Serial
  private Object writeReplace() {
    return new Form(
        stage,
        index,
        network.inputs(),
        network.width(),
        network.depth(),
        network.outputs(),
        network.activation(),
        network.initialisation(),
        network.margin(),
        training.toJson(),
        patterns);
  }

  private record Form(
      RunStage stage,
      int index,
      int inputs,
      int width,
      int depth,
      int outputs,
      HiddenActivation activation,
      Initialisation initialisation,
      double margin,
      String training,
      int patterns)
      implements Serializable {

    @Serial
    private Object readResolve() {
      return new RunSpec(
          stage,
          index,
          new HingeNetworkSpec(inputs, width, depth, outputs, activation, initialisation, margin),
          TrainingSpec.fromJson(training),
          patterns);
    }
  }
}
