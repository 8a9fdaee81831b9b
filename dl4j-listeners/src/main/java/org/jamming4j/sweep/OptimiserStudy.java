package org.jamming4j.sweep;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.jamming4j.data.Patterns;
import org.jamming4j.data.RandomPatterns;
import org.jamming4j.network.HingeNetworkSpec;
import org.jamming4j.objective.ActiveSet;
import org.jamming4j.training.Budget;
import org.jamming4j.training.Cooling;
import org.jamming4j.training.Decay;
import org.jamming4j.training.DivergedException;
import org.jamming4j.training.HingeTrainer;
import org.jamming4j.training.Optimiser;
import org.jamming4j.training.Outcome;
import org.jamming4j.training.ParallelRuns;
import org.jamming4j.training.TrainingResult;
import org.jamming4j.training.TrainingSpec;

/**
 * Compares optimisers by the time to a decided outcome, on random patterns around the threshold.
 * All candidates train the same networks on the same patterns, one after the other for each of
 * them, each time from the next candidate on, so that a slow hour of the machine is everyone's.
 */
public final class OptimiserStudy {
  /** d = h by depth: about 750 to 1,000 parameters. */
  private static final Map<Integer, Integer> WIDTHS = Map.of(2, 19, 3, 16, 5, 12);

  private static final int WARM_UP_STEPS = 100;

  private final List<Candidate> candidates;
  private final List<Problem> problems;

  /**
   * One way to train.
   *
   * @param name for people
   * @param training with a finite budget of seconds
   */
  public record Candidate(String name, TrainingSpec training) {}

  /**
   * How one candidate fared on one problem.
   *
   * @param candidate its name
   * @param ratio r = P/N
   * @param depth L
   * @param index which of the networks of that ratio and depth
   * @param outcome how training ended; UNDECIDED if it diverged
   * @param diverged whether it did
   * @param steps updates; 0 if it diverged
   * @param seconds to the outcome; all that the budget allows if there is none
   * @param lifts how often a dead layer was lifted
   */
  public record Run(
      String candidate,
      double ratio,
      int depth,
      int index,
      Outcome outcome,
      boolean diverged,
      int steps,
      double seconds,
      int lifts) {}

  private record Problem(double ratio, int depth, int index, long studySeed) {
    long seed() {
      return RunSeeds.of(studySeed, RunStage.SINGLE, size(), shape(), index);
    }

    HingeNetworkSpec shape() {
      int width = Objects.requireNonNull(WIDTHS.get(depth));
      return HingeNetworkSpec.relu(width, width, depth, 1);
    }

    int size() {
      return (int) Math.round(ratio * shape().effectiveParameters());
    }

    Patterns patterns() {
      return RandomPatterns.generate(size(), shape().inputs(), seed());
    }
  }

  /**
   * A study that has not begun.
   *
   * @param ratios r = P/N, from 0.01 to 1000
   * @param depths L, each of them 2, 3 or 5
   * @param runs networks at every ratio and depth
   * @param seed of them all
   * @throws IllegalArgumentException naming the value that is out of range
   */
  public OptimiserStudy(
      List<Candidate> candidates, List<Double> ratios, List<Integer> depths, int runs, long seed) {
    for (Candidate candidate : candidates) {
      if (!Double.isFinite(candidate.training().budget().seconds())) {
        throw new IllegalArgumentException(
            "The seconds of %s must be bounded, for that is what an undecided run counts."
                .formatted(candidate.name()));
      }
    }
    this.candidates = List.copyOf(candidates);
    List<Problem> all = new ArrayList<>();
    for (int index = 0; index < runs; index++) {
      for (double ratio : ratios) {
        for (int depth : depths) {
          all.add(problem(ratio, depth, index, seed));
        }
      }
    }
    problems = List.copyOf(all);
  }

  private static Problem problem(double ratio, int depth, int index, long seed) {
    if (!(ratio >= 0.01 && ratio <= 1000)) {
      throw new IllegalArgumentException(
          "A ratio P/N of %s must be from 0.01 to 1000.".formatted(ratio));
    }
    if (!WIDTHS.containsKey(depth)) {
      throw new IllegalArgumentException("Depth %d must be one of 2, 3 and 5.".formatted(depth));
    }
    return new Problem(ratio, depth, index, seed);
  }

  /**
   * What is usually compared: Adam, momentum and FIRE at some rates each, and Adam by mini-batches
   * and with a decay.
   *
   * @param base all but the method
   * @param seed of the mini-batches
   */
  public static List<Candidate> candidates(TrainingSpec base, long seed) {
    TrainingSpec exact = base.withoutCooling().withActiveSet(ActiveSet.UNSATISFIED);
    TrainingSpec adam = exact.withOptimiser(new Optimiser.Adam(3e-3));
    return List.of(
        new Candidate("Adam 0.001", exact.withOptimiser(new Optimiser.Adam(1e-3))),
        new Candidate("Adam 0.003", adam),
        new Candidate("Adam 0.01", exact.withOptimiser(new Optimiser.Adam(1e-2))),
        new Candidate("Adam 0.003, shrinking", adam.withActiveSet(ActiveSet.SHRINKING)),
        new Candidate("momentum 0.02", exact.withOptimiser(new Optimiser.Momentum(0.02, 0.9))),
        new Candidate("momentum 0.1", exact.withOptimiser(new Optimiser.Momentum(0.1, 0.9))),
        new Candidate("FIRE 0.03", exact.withOptimiser(new Optimiser.Fire(0.03))),
        new Candidate("FIRE 0.1", exact.withOptimiser(new Optimiser.Fire(0.1))),
        new Candidate(
            "Adam 0.003, mini-batches of 128", adam.withCooling(new Cooling(10_000, 128, 0, seed))),
        new Candidate(
            "Adam 0.003, linear decay to 1/30 over 20,000",
            adam.withDecay(new Decay.Linear(1 / 30.0, 20_000))));
  }

  /** How many networks it trains. */
  public int size() {
    return problems.size() * candidates.size();
  }

  /**
   * Trains every network, one on each thread.
   *
   * @param threads how many at a time, at least 1; their times are those of a machine so busy
   * @param listener is told of every run as it ends, on this thread
   * @return a run for every candidate on every problem, in the order they were started
   * @throws RunFailedException if one fails otherwise than by diverging
   * @throws InterruptedException if the thread is interrupted; all runs are then told to stop
   */
  public List<Run> run(int threads, Consumer<Run> listener) throws InterruptedException {
    warmUp();
    try {
      return ParallelRuns.all(tasks(), threads, (run, number) -> listener.accept(run));
    } catch (ExecutionException | RuntimeException e) {
      throw new RunFailedException("A run failed. " + e.getMessage(), e);
    }
  }

  /** A few steps of each, so that no candidate pays for Java's compiler. */
  private void warmUp() throws InterruptedException {
    for (Candidate candidate : candidates) {
      Budget budget = candidate.training().budget();
      var few = new Budget(Math.min(WARM_UP_STEPS, budget.steps()), budget.seconds());
      train(new Candidate(candidate.name(), candidate.training().withBudget(few)), problems.get(0));
    }
  }

  private List<Callable<Run>> tasks() {
    List<Callable<Run>> tasks = new ArrayList<>();
    List<Candidate> order = new ArrayList<>(candidates);
    for (Problem problem : problems) {
      for (Candidate candidate : order) {
        tasks.add(() -> train(candidate, problem));
      }
      Collections.rotate(order, -1);
    }
    return tasks;
  }

  private static Run train(Candidate candidate, Problem problem) throws InterruptedException {
    TrainingSpec training = candidate.training();
    Outcome outcome = Outcome.UNDECIDED;
    boolean diverged = false;
    int steps = 0;
    int lifts = 0;
    double seconds = training.budget().seconds();
    try {
      TrainingResult result =
          new HingeTrainer(training)
              .train(problem.shape().build(problem.seed()), problem.patterns());
      outcome = result.outcome();
      steps = result.steps();
      lifts = result.lifts();
      seconds = outcome == Outcome.UNDECIDED ? seconds : result.seconds();
    } catch (DivergedException e) {
      diverged = true;
    }
    return new Run(
        candidate.name(),
        problem.ratio(),
        problem.depth(),
        problem.index(),
        outcome,
        diverged,
        steps,
        seconds,
        lifts);
  }
}
