package org.jamming4j.choice;

import java.util.List;
import java.util.OptionalInt;
import org.jamming4j.network.HiddenActivation;
import org.jamming4j.network.HingeNetworkSpec;
import org.jamming4j.network.Initialisation;
import org.jamming4j.training.StagedTraining;

/**
 * How an ensemble is chosen and trained.
 *
 * @param members how many networks are averaged, at least 1
 * @param depth hidden layers L of each, at least 1
 * @param trainings the ways to step there are to choose from, at least one; N* is looked for, and
 *     inputs are chosen, with the first
 * @param mostSteps a member's, at least 1
 * @param width of every member; empty to choose it
 * @param steps after which every member stops, at most mostSteps; empty to choose it
 * @param search whether N* is looked for, and several widths are tried; otherwise one width is
 *     taken by the number of patterns
 * @param seconds for everything, positive; infinite for no bound. A choice that it cuts short may
 *     be another one the next time
 * @param threads for all networks together, at least 1; the result is the same to the last bit
 * @param seed from which networks, samples and folds are drawn
 */
public record ChoiceSpec(
    int members,
    int depth,
    List<StagedTraining> trainings,
    int mostSteps,
    OptionalInt width,
    OptionalInt steps,
    boolean search,
    double seconds,
    int threads,
    long seed) {
  /**
   * Checks every value.
   *
   * @throws IllegalArgumentException naming the value and its bound
   */
  public ChoiceSpec {
    trainings = List.copyOf(trainings);
    requireOne("ways to step", trainings.size());
    requireOne("members", members);
    requireOne("depth", depth);
    requireOne("most steps", mostSteps);
    width.ifPresent(w -> requireOne("width", w));
    steps.ifPresent(s -> requireOne("steps", s));
    requireOne("threads", threads);
    if (steps.orElse(mostSteps) > mostSteps) {
      throw new IllegalArgumentException(
          "The steps %d after which members stop must not be more than %d."
              .formatted(steps.getAsInt(), mostSteps));
    }
    if (!(seconds > 0)) {
      throw new IllegalArgumentException(
          "The time of %s seconds must be more than 0.".formatted(seconds));
    }
  }

  private static void requireOne(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(
          "The number of %s, %d, must be at least 1.".formatted(name, value));
    }
  }

  /** The first way to step. */
  StagedTraining training() {
    return trainings.get(0);
  }

  /** A member of the given width for patterns of so many inputs and outputs. */
  HingeNetworkSpec network(int inputs, int outputs, int ofWidth) {
    return new HingeNetworkSpec(
        inputs, ofWidth, depth, outputs, HiddenActivation.RELU, Initialisation.ORTHOGONAL, 1);
  }

  /** The moments to look at. */
  int[] moments() {
    return steps.isPresent() ? new int[] {steps.getAsInt()} : Moments.upTo(mostSteps);
  }
}
