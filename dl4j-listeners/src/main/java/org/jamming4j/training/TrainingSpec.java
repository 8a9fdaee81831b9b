package org.jamming4j.training;

import java.util.Objects;

/**
 * What a {@link HingeTrainer} does. Immutable; made from {@link #defaults} by what differs, so that
 * further settings can come without breaking anyone.
 */
public final class TrainingSpec {
  private final Optimiser optimiser;
  private final Annealing annealing;
  private final Budget budget;
  private final Goal goal;
  private final Protocol protocol;

  private TrainingSpec(
      Optimiser optimiser, Annealing annealing, Budget budget, Goal goal, Protocol protocol) {
    this.optimiser = Objects.requireNonNull(optimiser, "optimiser");
    this.annealing = Objects.requireNonNull(annealing, "annealing");
    this.budget = Objects.requireNonNull(budget, "budget");
    this.goal = Objects.requireNonNull(goal, "goal");
    this.protocol = Objects.requireNonNull(protocol, "protocol");
  }

  /** The method. */
  public Optimiser optimiser() {
    return optimiser;
  }

  /** How the learning rate falls, and when a run is at rest. */
  public Annealing annealing() {
    return annealing;
  }

  /** How long a run may take. */
  public Budget budget() {
    return budget;
  }

  /** When a run that fits ends. */
  public Goal goal() {
    return goal;
  }

  /** Which rules decide. */
  public Protocol protocol() {
    return protocol;
  }

  /** Adam at 3e-3, up to 100,000 steps, until the certificate, by the user's protocol. */
  public static TrainingSpec defaults() {
    return new TrainingSpec(
        new Optimiser.Adam(3e-3),
        Annealing.defaults(),
        Budget.ofSteps(100_000),
        Goal.CERTIFICATE,
        Protocol.USER);
  }

  /** The same with another optimiser. */
  public TrainingSpec withOptimiser(Optimiser newOptimiser) {
    return new TrainingSpec(newOptimiser, annealing, budget, goal, protocol);
  }

  /** The same with another annealing. */
  public TrainingSpec withAnnealing(Annealing newAnnealing) {
    return new TrainingSpec(optimiser, newAnnealing, budget, goal, protocol);
  }

  /** The same with another budget. */
  public TrainingSpec withBudget(Budget newBudget) {
    return new TrainingSpec(optimiser, annealing, newBudget, goal, protocol);
  }

  /** The same with another goal. */
  public TrainingSpec withGoal(Goal newGoal) {
    return new TrainingSpec(optimiser, annealing, budget, newGoal, protocol);
  }

  /** The same with another protocol. */
  public TrainingSpec withProtocol(Protocol newProtocol) {
    return new TrainingSpec(optimiser, annealing, budget, goal, newProtocol);
  }
}
