package org.jamming4j.sweep;

import java.util.ArrayList;
import java.util.List;
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
 * took, and with a tenth of the tolerances by which a run counts as at rest; and once more with ten
 * times the cycles, which is another method.
 */
public final class RestStudy {
  private static final int TIMES = 10;

  private final TrainingSpec training;
  private final List<StudyProblem> problems;
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
   * @param later how it ended with ten times these steps; the same outcome if it was not UNSAT
   * @param withMoreCycles how it ended with ten times the cycles; the same outcome if it was not
   *     UNSAT, or has none
   */
  public record Run(
      String problem,
      double ratio,
      int index,
      Outcome outcome,
      int steps,
      Outcome later,
      Outcome withMoreCycles) {}

  /**
   * A study that has not begun.
   *
   * @param runs networks for every problem and ratio
   * @param seed of them all
   */
  public RestStudy(TrainingSpec training, List<StudyProblem> problems, int runs, long seed) {
    this.training = training;
    this.problems = List.copyOf(problems);
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
    if (first.outcome() != Outcome.UNSAT) {
      return run(problem, ratio, index, first, first.outcome(), first.outcome());
    }
    Annealing usual = training.annealing();
    var strict =
        new Annealing(
            usual.window(),
            usual.improvement() / TIMES,
            usual.factor(),
            usual.floor(),
            usual.tolerance() / TIMES);
    TrainingSpec patient =
        training.withBudget(Budget.ofSteps(Math.multiplyExact(TIMES, first.steps())));
    Outcome later = problem.train(patient.withAnnealing(strict), ratio, own).outcome();
    Outcome withMoreCycles = first.outcome();
    if (training.cooling().isPresent()) {
      Cooling cycles = training.cooling().get();
      TrainingSpec more = patient.withCooling(cycles.withCycles(TIMES * cycles.cycles()));
      withMoreCycles = problem.train(more, ratio, own).outcome();
    }
    return run(problem, ratio, index, first, later, withMoreCycles);
  }

  private static Run run(
      StudyProblem problem,
      double ratio,
      int index,
      TrainingResult first,
      Outcome later,
      Outcome withMoreCycles) {
    return new Run(
        problem.name(), ratio, index, first.outcome(), first.steps(), later, withMoreCycles);
  }
}
