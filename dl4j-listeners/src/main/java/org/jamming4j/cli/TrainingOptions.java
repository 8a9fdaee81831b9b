package org.jamming4j.cli;

import java.util.Optional;
import java.util.OptionalDouble;
import org.jamming4j.objective.ActiveSet;
import org.jamming4j.training.Budget;
import org.jamming4j.training.Cooling;
import org.jamming4j.training.Decay;
import org.jamming4j.training.Goal;
import org.jamming4j.training.Method;
import org.jamming4j.training.Protocol;
import org.jamming4j.training.TrainingSpec;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How networks are trained. */
final class TrainingOptions {
  @Option(
      names = "--steps",
      paramLabel = "N",
      defaultValue = "300000",
      description = "Most steps of one network (${DEFAULT-VALUE}).")
  int steps;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      description = "Most seconds of one network (no bound; results then depend on the machine).")
  @Nullable Double seconds;

  @Option(
      names = "--optimiser",
      paramLabel = "O",
      description = "${COMPLETION-CANDIDATES} (SOAP; with --protocol paper ADAM).")
  @Nullable Method method;

  @Option(
      names = "--learning-rate",
      paramLabel = "R",
      description =
          "Highest learning rate (in cycles and without: 0.014 and 0.007 for SOAP, 0.007 and 0.003 for ADAM; 0.02 for MOMENTUM); for FIRE the time step it starts with (0.03).")
  @Nullable Double learningRate;

  @Option(
      names = "--lr-decay",
      paramLabel = "DECAY",
      defaultValue = "none",
      converter = DecayConverter.class,
      description =
          "How the learning rate falls with the steps, besides annealing: "
              + DecayConverter.FORMS
              + "; END is the last multiple of the rate, HALF-LIFE in steps (${DEFAULT-VALUE}).")
  Decay decay;

  @Option(
      names = "--cycles",
      paramLabel = "N",
      description =
          "Cycles, in each of which the learning rate rises and falls; after the last, every step is by all patterns until the run is at rest (3).")
  @Nullable Integer cycles;

  @Option(
      names = "--cycle-steps",
      paramLabel = "N",
      description =
          "Steps of a cycle, which are by patterns drawn at random; 0: no cycles, every step is by all patterns (3000 for SOAP and 10000 for ADAM with --protocol user, else 0).")
  @Nullable Integer cycleSteps;

  @Option(
      names = "--mini-batch",
      paramLabel = "SIZE",
      description =
          "Patterns that a step of a cycle draws (an eighth of all, but no fewer than 64).")
  @Nullable Integer miniBatch;

  @Option(
      names = "--weight-decay",
      paramLabel = "W",
      description =
          "What a step of a cycle takes away of every parameter, divided by the learning rate (0.003 for SOAP and ADAM, else 0).")
  @Nullable Double weightDecay;

  @Option(
      names = "--active-set",
      paramLabel = "A",
      description =
          "OFF: every step computes all patterns; UNSATISFIED: the gradient of the unsatisfied alone, which is exact; SHRINKING: well satisfied patterns are also looked at less often, a heuristic (SHRINKING; with --protocol paper UNSATISFIED).")
  @Nullable ActiveSet activeSet;

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
   * @param seed of the whole run, for mini-batches
   * @throws BadInputException if a value is out of its range
   */
  TrainingSpec spec(Goal goal, long seed) {
    return Checks.input(
        () -> {
          var budget = new Budget(steps, seconds == null ? Double.POSITIVE_INFINITY : seconds);
          TrainingSpec spec =
              TrainingSpec.fullBatch()
                  .withAnnealing(method().annealing())
                  .withDecay(decay)
                  .withBudget(budget)
                  .withGoal(goal)
                  .withProtocol(protocol);
          if (activeSet != null) {
            spec = spec.withActiveSet(activeSet);
          }
          Optional<Cooling> cooling = cooling(seed);
          if (cooling.isPresent()) {
            spec = spec.withCooling(cooling.get());
          }
          return spec.withOptimiser(
              method()
                  .optimiser(
                      cooling.isPresent(),
                      learningRate == null
                          ? OptionalDouble.empty()
                          : OptionalDouble.of(learningRate)));
        });
  }

  private Method method() {
    if (method != null) {
      return method;
    }
    return protocol == Protocol.PAPER ? Method.ADAM : Method.SOAP;
  }

  private Optional<Cooling> cooling(long seed) {
    Cooling usual = method().cooling().withSeed(seed);
    boolean byDefault = method().inCycles(protocol);
    int steps =
        cycleSteps != null
            ? cycleSteps
            : byDefault || miniBatch != null || cycles != null ? usual.steps() : 0;
    if (steps == 0) {
      requireNoCycles("--cycles", cycles);
      requireNoCycles("--mini-batch", miniBatch);
      if (weightDecay != null) {
        throw new BadInputException(
            "--weight-decay %s goes with cycles, of which there are none; leave it out, or set --cycle-steps."
                .formatted(weightDecay));
      }
      return Optional.empty();
    }
    Checks.atLeast("--cycle-steps", steps, Cooling.LEAST_STEPS);
    Cooling chosen = usual.withSteps(steps);
    if (weightDecay != null) {
      chosen = chosen.withWeightDecay(weightDecay);
    }
    if (cycles != null) {
      chosen = chosen.withCycles(Checks.atLeast("--cycles", cycles, 1));
    }
    return Optional.of(
        miniBatch == null
            ? chosen
            : chosen.withSamples(Checks.atLeast("--mini-batch", miniBatch, 1), 0));
  }

  private static void requireNoCycles(String option, @Nullable Integer value) {
    if (value != null) {
      throw new BadInputException(
          "%s %d goes with cycles, but --cycle-steps is 0; leave one of them out."
              .formatted(option, value));
    }
  }
}
