package org.jamming4j.training;

import java.util.Objects;

/**
 * What a {@link HingeTrainer} does.
 *
 * @param optimiser the method
 * @param annealing how its learning rate falls
 * @param budget how long a run may take
 * @param goal when a run that fits ends
 * @param protocol which rules decide
 */
public record TrainingSpec(
    Optimiser optimiser, Annealing annealing, Budget budget, Goal goal, Protocol protocol) {

  /** Checks that nothing is null. */
  public TrainingSpec {
    Objects.requireNonNull(optimiser, "optimiser");
    Objects.requireNonNull(annealing, "annealing");
    Objects.requireNonNull(budget, "budget");
    Objects.requireNonNull(goal, "goal");
    Objects.requireNonNull(protocol, "protocol");
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
