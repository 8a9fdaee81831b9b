package org.jamming4j.cli;

import org.jamming4j.training.Annealing;
import org.jamming4j.training.Budget;
import org.jamming4j.training.Goal;
import org.jamming4j.training.Optimiser;
import org.jamming4j.training.Protocol;
import org.jamming4j.training.TrainingSpec;
import picocli.CommandLine.Option;

/** How networks are trained. */
final class TrainingOptions {
  private static final double ADAM_RATE = 3e-3;
  private static final double MOMENTUM_RATE = 0.02;

  /** The optimisers the command line knows. */
  enum Method {
    ADAM,
    MOMENTUM
  }

  @Option(
      names = "--steps",
      paramLabel = "N",
      defaultValue = "100000",
      description = "Most full-batch steps of one network (${DEFAULT-VALUE}).")
  int steps;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      description = "Most seconds of one network (no bound; results then depend on the machine).")
  Double seconds;

  @Option(
      names = "--optimiser",
      paramLabel = "O",
      defaultValue = "ADAM",
      description = "${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}).")
  Method method;

  @Option(
      names = "--learning-rate",
      paramLabel = "R",
      description = "Learning rate before annealing (0.003 for ADAM, 0.02 for MOMENTUM).")
  Double learningRate;

  @Option(
      names = "--protocol",
      paramLabel = "P",
      defaultValue = "USER",
      description =
          "USER: no training error proves SAT, dead layers are lifted; PAPER: as the papers do, SAT is N_Delta = 0 and nothing is lifted (${DEFAULT-VALUE}).")
  Protocol protocol;

  /**
   * The training these options ask for.
   *
   * @throws BadInputException if a value is out of its range
   */
  TrainingSpec spec(Goal goal) {
    return Checks.input(
        () -> {
          var budget = new Budget(steps, seconds == null ? Double.POSITIVE_INFINITY : seconds);
          return TrainingSpec.defaults()
              .withOptimiser(optimiser())
              .withBudget(budget)
              .withAnnealing(Annealing.forBudget(budget))
              .withGoal(goal)
              .withProtocol(protocol);
        });
  }

  private Optimiser optimiser() {
    return switch (method) {
      case ADAM -> new Optimiser.Adam(learningRate == null ? ADAM_RATE : learningRate);
      case MOMENTUM ->
          new Optimiser.Momentum(learningRate == null ? MOMENTUM_RATE : learningRate, 0.9);
    };
  }
}
