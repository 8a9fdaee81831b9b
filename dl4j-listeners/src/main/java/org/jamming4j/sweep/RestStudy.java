package org.jamming4j.sweep;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.jamming4j.jamming.Outcome;
import org.jamming4j.training.Annealing;
import org.jamming4j.training.Budget;
import org.jamming4j.training.Cooling;
import org.jamming4j.training.ParallelRuns;
import org.jamming4j.training.TrainingResult;
import org.jamming4j.training.TrainingSpec;

/**
 * Whether runs that are called jammed are: each of them is made again with ten times the steps it
 * took, and more patience.
 */
public final class RestStudy {
  private static final int TIMES = 10;

  /** What else a run has when it is made again with ten times its steps. */
  public enum Again {
    /**
     * A tenth of the tolerance for q at rest. The run is the same until it was called jammed, and
     * goes on from there.
     */
    TOLERANCE,
    /**
     * A tenth of that tolerance, and of the improvement without which the learning rate falls: it
     * falls at other steps, from where the run is another one.
     */
    FALL,
    /** Ten times the cycles: another method. A run without cycles is not made again. */
    CYCLES
  }

  private final TrainingSpec training;
  private final List<StudyProblem> problems;
  private final List<Again> again;
  private final int runs;
  private final long seed;

  /**
   * How one network fared.
   *
   * @param problem its problem's name
   * @param ratio r = P/N
   * @param index which of the networks of that problem and ratio
   * @param outcome how it ended
   * @param steps updates until then
   * @param later how it ended each time that it was made again; empty if it was not UNSAT
   */
  public record Run(
      String problem,
      double ratio,
      int index,
      Outcome outcome,
      int steps,
      Map<Again, Outcome> later) {
    /** Copies the map, in the order of {@link Again}. */
    public Run {
      later = Collections.unmodifiableMap(new TreeMap<>(later));
    }
  }

  /**
   * A study that has not begun.
   *
   * @param again how runs that are called jammed are made again
   * @param runs networks for every problem and ratio
   * @param seed of them all
   */
  public RestStudy(
      TrainingSpec training, List<StudyProblem> problems, List<Again> again, int runs, long seed) {
    this.training = training;
    this.problems = List.copyOf(problems);
    this.again = List.copyOf(again);
    this.runs = runs;
    this.seed = seed;
  }

  /**
   * Trains every network, one on each thread.
   *
   * @param threads how many at a time, at least 1
   * @param listener is told of every run as it ends, on this thread
   * @return by problem, ratio and index
   * @throws RunFailedException if one fails
   * @throws InterruptedException if the thread is interrupted; all runs are then told to stop
   */
  public List<Run> run(int threads, Consumer<Run> listener) throws InterruptedException {
    List<Callable<Run>> tasks = new ArrayList<>();
    for (StudyProblem problem : problems) {
      for (double ratio : problem.ratios()) {
        for (int index = 0; index < runs; index++) {
          int number = index;
          tasks.add(() -> train(problem, ratio, number));
        }
      }
    }
    try {
      return ParallelRuns.all(tasks, threads, (run, number) -> listener.accept(run));
    } catch (ExecutionException | RuntimeException e) {
      throw new RunFailedException("A run failed. " + e.getMessage(), e);
    }
  }

  private Run train(StudyProblem problem, double ratio, int index) throws InterruptedException {
    long own = problem.seed(ratio, index, seed);
    TrainingResult first = problem.train(training, ratio, own);
    Map<Again, Outcome> later = new EnumMap<>(Again.class);
    if (first.outcome() == Outcome.UNSAT) {
      TrainingSpec longer =
          training.withBudget(Budget.ofSteps(Math.multiplyExact(TIMES, first.steps())));
      for (Again how : again) {
        if (how != Again.CYCLES || training.cooling().isPresent()) {
          later.put(how, problem.train(patient(longer, how), ratio, own).outcome());
        }
      }
    }
    return new Run(problem.name(), ratio, index, first.outcome(), first.steps(), later);
  }

  private static TrainingSpec patient(TrainingSpec spec, Again how) {
    Annealing usual = spec.annealing();
    return switch (how) {
      case TOLERANCE -> spec.withAnnealing(strict(usual, usual.improvement()));
      case FALL -> spec.withAnnealing(strict(usual, usual.improvement() / TIMES));
      case CYCLES -> {
        Cooling cycles = spec.cooling().orElseThrow();
        yield spec.withCooling(cycles.withCycles(TIMES * cycles.cycles()));
      }
    };
  }

  private static Annealing strict(Annealing usual, double improvement) {
    return new Annealing(
        usual.window(), improvement, usual.factor(), usual.floor(), usual.tolerance() / TIMES);
  }
}
