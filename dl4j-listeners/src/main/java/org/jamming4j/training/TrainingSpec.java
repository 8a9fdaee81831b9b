package org.jamming4j.training;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jamming4j.objective.ActiveSet;

/**
 * What a {@link HingeTrainer} does. Made from {@link #defaults} by what differs, so that further
 * settings can come without breaking anyone. A network that DL4J's {@code fit} trains keeps its own
 * method: of all this, annealing (without a learning rate to lower), budget, goal and protocol
 * apply to it.
 *
 * @param optimiser the method
 * @param annealing how the learning rate falls once the loss does not, and when a run is at rest;
 *     with cooling, for a network that fits but is trained on
 * @param decay how the learning rate falls by itself
 * @param budget how long a run may take
 * @param goal when a run that fits ends
 * @param protocol which rules decide
 * @param cooling the cycles of steps by samples; empty if every step is by all patterns
 * @param chosenActiveSet which patterns a step computes; empty for what suits the protocol ({@link
 *     #activeSet})
 * @param threads how many threads one network may use, at least 1; the result is the same to the
 *     last bit
 */
public record TrainingSpec(
    Optimiser optimiser,
    Annealing annealing,
    Decay decay,
    Budget budget,
    Goal goal,
    Protocol protocol,
    Optional<Cooling> cooling,
    Optional<ActiveSet> chosenActiveSet,
    int threads) {

  /**
   * Checks that nothing is null.
   *
   * @throws IllegalArgumentException if there are fewer threads than one
   */
  public TrainingSpec {
    Objects.requireNonNull(optimiser, "optimiser");
    Objects.requireNonNull(annealing, "annealing");
    Objects.requireNonNull(decay, "decay");
    Objects.requireNonNull(budget, "budget");
    Objects.requireNonNull(goal, "goal");
    Objects.requireNonNull(protocol, "protocol");
    Objects.requireNonNull(cooling, "cooling");
    Objects.requireNonNull(chosenActiveSet, "activeSet");
    if (threads < 1) {
      throw new IllegalArgumentException("%d threads must be at least 1.".formatted(threads));
    }
  }

  /**
   * SOAP by cooling, with the settings that suit it ({@link Method#SOAP}), with shrinking, up to
   * 300,000 steps, until the certificate, by the user's protocol, on one thread: what fitted the
   * smallest networks at the least time to a verdict (docs/decisions/0007-optimisers.md).
   */
  public static TrainingSpec defaults() {
    return Method.SOAP.of(fullBatch(), OptionalDouble.empty()).withBudget(Budget.ofSteps(300_000));
  }

  /**
   * Adam at 3e-3, every step by all patterns, annealed when the loss stops falling, with shrinking,
   * up to 100,000 steps, until the certificate, by the user's protocol, on one thread: close to the
   * papers' own runs, and to any optimiser that bears no noise.
   */
  public static TrainingSpec fullBatch() {
    return new TrainingSpec(
        new Optimiser.Adam(3e-3),
        Annealing.defaults(),
        Decay.NONE,
        Budget.ofSteps(100_000),
        Goal.CERTIFICATE,
        Protocol.USER,
        Optional.empty(),
        Optional.empty(),
        1);
  }

  /**
   * Which patterns a step computes: what was chosen, or else {@link ActiveSet#SHRINKING} by the
   * user's protocol and {@link ActiveSet#UNSATISFIED}, which is exact, by the papers'.
   */
  public ActiveSet activeSet() {
    return chosenActiveSet.orElse(
        protocol == Protocol.USER ? ActiveSet.SHRINKING : ActiveSet.UNSATISFIED);
  }

  /** The same with another optimiser. */
  public TrainingSpec withOptimiser(Optimiser newOptimiser) {
    return new TrainingSpec(
        newOptimiser, annealing, decay, budget, goal, protocol, cooling, chosenActiveSet, threads);
  }

  /** The same with another annealing. */
  public TrainingSpec withAnnealing(Annealing newAnnealing) {
    return new TrainingSpec(
        optimiser, newAnnealing, decay, budget, goal, protocol, cooling, chosenActiveSet, threads);
  }

  /** The same with another decay. */
  public TrainingSpec withDecay(Decay newDecay) {
    return new TrainingSpec(
        optimiser, annealing, newDecay, budget, goal, protocol, cooling, chosenActiveSet, threads);
  }

  /** The same with another budget. */
  public TrainingSpec withBudget(Budget newBudget) {
    return new TrainingSpec(
        optimiser, annealing, decay, newBudget, goal, protocol, cooling, chosenActiveSet, threads);
  }

  /** The same with another goal. */
  public TrainingSpec withGoal(Goal newGoal) {
    return new TrainingSpec(
        optimiser, annealing, decay, budget, newGoal, protocol, cooling, chosenActiveSet, threads);
  }

  /** The same with another protocol. */
  public TrainingSpec withProtocol(Protocol newProtocol) {
    return new TrainingSpec(
        optimiser, annealing, decay, budget, goal, newProtocol, cooling, chosenActiveSet, threads);
  }

  /** The same by cooling. */
  public TrainingSpec withCooling(Cooling newCooling) {
    return new TrainingSpec(
        optimiser,
        annealing,
        decay,
        budget,
        goal,
        protocol,
        Optional.of(newCooling),
        chosenActiveSet,
        threads);
  }

  /** The same with every step by all patterns. */
  public TrainingSpec withoutCooling() {
    return new TrainingSpec(
        optimiser,
        annealing,
        decay,
        budget,
        goal,
        protocol,
        Optional.empty(),
        chosenActiveSet,
        threads);
  }

  /** The same with another choice of the patterns that a step computes. */
  public TrainingSpec withActiveSet(ActiveSet activeSet) {
    return new TrainingSpec(
        optimiser,
        annealing,
        decay,
        budget,
        goal,
        protocol,
        cooling,
        Optional.of(activeSet),
        threads);
  }

  /**
   * The same with up to so many threads for one network.
   *
   * @throws IllegalArgumentException if there are fewer than one
   */
  public TrainingSpec withThreads(int newThreads) {
    return new TrainingSpec(
        optimiser, annealing, decay, budget, goal, protocol, cooling, chosenActiveSet, newThreads);
  }

  /** This spec as one JSON object; {@link #fromJson} restores an equal one. */
  public String toJson() {
    return TrainingSpecJson.write(this);
  }

  /**
   * The spec that a JSON object describes; what it does not name is as in {@link #defaults}.
   *
   * @throws IllegalArgumentException if the text is no JSON object, has a field that there is not,
   *     or a value out of its range; the message says which
   */
  public static TrainingSpec fromJson(String json) {
    return TrainingSpecJson.read(json);
  }
}
