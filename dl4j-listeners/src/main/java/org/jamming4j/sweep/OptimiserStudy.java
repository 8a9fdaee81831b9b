package org.jamming4j.sweep;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.jamming4j.jamming.Outcome;
import org.jamming4j.objective.PatternTiles;
import org.jamming4j.training.Budget;
import org.jamming4j.training.Cooling;
import org.jamming4j.training.DivergedException;
import org.jamming4j.training.Method;
import org.jamming4j.training.Optimiser;
import org.jamming4j.training.ParallelRuns;
import org.jamming4j.training.Protocol;
import org.jamming4j.training.TrainingSpec;
import org.jspecify.annotations.Nullable;

/**
 * Compares methods by the networks they fit and by their time to a verdict, on patterns around the
 * threshold. All candidates train the same networks on the same patterns, one after the other for
 * each of them, each time from the next candidate on, so that a slow hour of the machine is
 * everyone's.
 */
public final class OptimiserStudy {
  private static final int WARM_UP_STEPS = 100;

  /** Standard deviation of the noise that is compared, over the gradient's root mean square. */
  private static final double NOISE = 2;

  private final List<Candidate> candidates;
  private final List<Task> tasks;

  /**
   * One way to train.
   *
   * @param name for people
   * @param training with a finite budget of seconds, which is that of all runs of a course together
   * @param course the runs it makes of one network; all but one run take cooling
   */
  public record Candidate(String name, TrainingSpec training, StudyCourse course) {
    Candidate(String name, TrainingSpec training) {
      this(name, training, StudyCourse.ONE_RUN);
    }
  }

  /**
   * How one candidate fared on one problem.
   *
   * @param candidate its name
   * @param problem its name
   * @param ratio r = P/N
   * @param index which of the networks of that problem and ratio
   * @param outcome how training ended; UNDECIDED if it diverged
   * @param diverged whether it did
   * @param steps updates; 0 if it diverged
   * @param seconds to the outcome; all that the budget allows if there is none
   * @param lifts how often a dead layer was lifted
   */
  public record Run(
      String candidate,
      String problem,
      double ratio,
      int index,
      Outcome outcome,
      boolean diverged,
      int steps,
      double seconds,
      int lifts) {}

  private record Task(StudyProblem problem, double ratio, int index, long studySeed) {
    long seed() {
      return problem.seed(ratio, index, studySeed);
    }

    boolean isOf(Run run) {
      return run.problem().equals(problem.name()) && run.ratio() == ratio && run.index() == index;
    }
  }

  /**
   * A study that has not begun.
   *
   * @param runs networks for every problem and ratio
   * @param seed of them all
   * @throws IllegalArgumentException if a candidate's seconds are not bounded
   */
  public OptimiserStudy(
      List<Candidate> candidates, List<StudyProblem> problems, int runs, long seed) {
    for (Candidate candidate : candidates) {
      if (!Double.isFinite(candidate.training().budget().seconds())) {
        throw new IllegalArgumentException(
            "The seconds of %s must be bounded, for that is what an undecided run counts."
                .formatted(candidate.name()));
      }
    }
    this.candidates = List.copyOf(candidates);
    List<Task> all = new ArrayList<>();
    for (int index = 0; index < runs; index++) {
      for (StudyProblem problem : problems) {
        for (double ratio : problem.ratios()) {
          all.add(new Task(problem, ratio, index, seed));
        }
      }
    }
    tasks = List.copyOf(all);
  }

  /**
   * What is usually compared: SOAP, and cycles by Adam of several numbers, rates, lengths and
   * samples, by growing samples, of the better of two networks, and with dead units drawn anew; and
   * Adam, with and without noise, momentum and FIRE by all patterns.
   *
   * @param budget of each
   * @param seed of the samples
   */
  public static List<Candidate> candidates(Budget budget, Protocol protocol, long seed) {
    TrainingSpec full = TrainingSpec.fullBatch().withBudget(budget).withProtocol(protocol);
    Cooling usual = Cooling.defaults().withSeed(seed);
    TrainingSpec cycles = full.withOptimiser(new Optimiser.Adam(7e-3)).withCooling(usual);
    return List.of(
        new Candidate("SOAP (default)", Method.SOAP.of(cycles, OptionalDouble.empty())),
        new Candidate("cycles", cycles),
        new Candidate("1 cycle", cycles.withCooling(usual.withCycles(1))),
        new Candidate("6 cycles", cycles.withCooling(usual.withCycles(6))),
        new Candidate("30 cycles", cycles.withCooling(usual.withCycles(30))),
        new Candidate("cycles at 0.003", cycles.withOptimiser(new Optimiser.Adam(3e-3))),
        new Candidate("cycles at 0.01", cycles.withOptimiser(new Optimiser.Adam(1e-2))),
        new Candidate("cycles without decay", cycles.withCooling(usual.withWeightDecay(0))),
        new Candidate("cycles AdamW 0.01", cycles.withCooling(usual.withWeightDecay(0.01))),
        new Candidate("cycles of 3000", cycles.withCooling(usual.withSteps(3_000))),
        new Candidate("cycles of 30000", cycles.withCooling(usual.withSteps(30_000))),
        new Candidate("cycles by a quarter", cycles.withCooling(usual.withSamples(64, 1 / 4.0))),
        new Candidate("cycles by a 16th", cycles.withCooling(usual.withSamples(32, 1 / 16.0))),
        new Candidate("cycles by all", cycles.withCooling(usual.withSamples(1, 1))),
        new Candidate("cycles of growing samples", cycles, StudyCourse.GROWING_SAMPLES),
        new Candidate("cycles, best of two", cycles, StudyCourse.BEST_OF_TWO),
        new Candidate("cycles, dead units anew", cycles, StudyCourse.DEAD_UNITS_ANEW),
        new Candidate("full batch Adam 0.001", full.withOptimiser(new Optimiser.Adam(1e-3))),
        new Candidate("full batch Adam 0.003", full),
        new Candidate(
            "full batch Adam with noise",
            full.withOptimiser(new Optimiser.Noisy(full.optimiser(), NOISE, seed))),
        new Candidate("full batch Adam 0.01", full.withOptimiser(new Optimiser.Adam(1e-2))),
        new Candidate(
            "full batch momentum 0.02", full.withOptimiser(new Optimiser.Momentum(0.02, 0.9))),
        new Candidate("full batch FIRE 0.03", full.withOptimiser(new Optimiser.Fire(0.03))));
  }

  /** How many networks it trains. */
  public int size() {
    return tasks.size() * candidates.size();
  }

  /** Whether a run is one of this study's. */
  public boolean contains(Run run) {
    return candidates.stream().anyMatch(candidate -> candidate.name().equals(run.candidate()))
        && tasks.stream().anyMatch(task -> task.isOf(run));
  }

  /**
   * Trains every network, one on each thread.
   *
   * @param known runs of this study that were made before, which are not made again
   * @param threads how many at a time, at least 1; their times are those of a machine so busy
   * @param listener is told of every run as it ends, on this thread, but not of the known ones
   * @return a run for every candidate on every network, in the order of the study
   * @throws RunFailedException if one fails otherwise than by diverging
   * @throws InterruptedException if the thread is interrupted; all runs are then told to stop
   */
  public List<Run> run(List<Run> known, int threads, Consumer<Run> listener)
      throws InterruptedException {
    List<@Nullable Run> all = new ArrayList<>();
    List<Callable<Run>> missing = new ArrayList<>();
    List<Candidate> order = new ArrayList<>(candidates);
    for (Task task : tasks) {
      for (Candidate candidate : order) {
        Optional<Run> before =
            known.stream()
                .filter(run -> run.candidate().equals(candidate.name()) && task.isOf(run))
                .findFirst();
        all.add(before.orElse(null));
        if (before.isEmpty()) {
          missing.add(() -> train(candidate, task));
        }
      }
      Collections.rotate(order, -1);
    }
    try {
      if (!missing.isEmpty()) {
        warmUp();
      }
      Iterator<Run> made =
          ParallelRuns.all(missing, threads, (run, number) -> listener.accept(run)).iterator();
      return all.stream().map(run -> run != null ? run : made.next()).toList();
    } catch (UncheckedIOException e) {
      // of the listener's
      throw e;
    } catch (ExecutionException | RuntimeException e) {
      throw new RunFailedException("A run failed. " + e.getMessage(), e);
    }
  }

  /** A few steps of each, so that no candidate pays for Java's compiler. */
  private void warmUp() throws InterruptedException {
    for (Candidate candidate : candidates) {
      Budget budget = candidate.training().budget();
      var few = new Budget(Math.min(WARM_UP_STEPS, budget.steps()), budget.seconds());
      TrainingSpec little = candidate.training().withBudget(few);
      train(new Candidate(candidate.name(), little, candidate.course()), tasks.get(0));
    }
  }

  private static Run train(Candidate candidate, Task task) throws InterruptedException {
    StudyProblem problem = task.problem();
    try (var tiles = new PatternTiles(problem.patterns(task.ratio(), task.seed()))) {
      var runs = new StudyRuns(problem.shape(), tiles, task.seed(), candidate.training());
      Outcome outcome = Outcome.UNDECIDED;
      boolean diverged = false;
      try {
        outcome = candidate.course().train(runs);
      } catch (DivergedException e) {
        diverged = true;
      }
      return new Run(
          candidate.name(),
          problem.name(),
          task.ratio(),
          task.index(),
          outcome,
          diverged,
          diverged ? 0 : runs.steps(),
          runs.secondsTo(outcome),
          runs.lifts());
    }
  }
}
