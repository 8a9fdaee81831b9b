package org.jamming4j.sweep;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.jamming4j.jamming.TransitionFit;
import org.jamming4j.sweep.search.ThresholdSearch;
import org.jamming4j.sweep.search.ThresholdSearch.Candidate;
import org.jamming4j.training.ParallelRuns;
import org.jamming4j.training.TrainingSpec;
import org.jspecify.annotations.Nullable;

/**
 * Drives a {@link ThresholdSearch} on this machine's threads. The result depends on the seed, but
 * not on the number of threads, nor on where a search was stopped and gone on with.
 */
public final class ThresholdStudy {
  private static final double FITTING = 0.95;

  private final ThresholdProblem problem;
  private final TrainingSpec training;
  private final long runSeed;

  /**
   * A study to be made.
   *
   * @param training of every run, but for its threads
   * @param runSeed the seed of the whole search
   */
  public ThresholdStudy(ThresholdProblem problem, TrainingSpec training, long runSeed) {
    this.problem = problem;
    this.training = training;
    this.runSeed = runSeed;
  }

  /**
   * Makes the runs that a search asks for.
   *
   * @param search that has not begun
   * @param known runs that were made before, by the same problem, training and seed, which are not
   *     made again
   * @param threads for all runs together, at least 1
   * @param listener is told of every run that is made, as it ends, on this thread
   * @throws ThresholdNotFoundException if the runs do not show a threshold, saying why
   * @throws RunFailedException if a run is interrupted by another thread; a run's exceptions but
   *     for its divergence are thrown as they are, and the others are then stopped
   * @throws InterruptedException if this thread is interrupted; no run goes on
   */
  public Result run(
      ThresholdSearch search, List<RunRecord> known, int threads, Consumer<RunRecord> listener)
      throws InterruptedException {
    TrainingSpec longer = LongerRuns.training(training);
    var plan = new Runs(search, made(known, training), threads, listener);
    try {
      ParallelRuns.follow(plan, plan.atOnce);
      ThresholdSearch.Result result = search.result();
      if (result.fit().isEmpty()) {
        throw NotFound.of(result, problem.range(), training.budget());
      }
      List<RunRecord> runs =
          result.candidates().stream().map(c -> plan.made.get(c.number())).toList();
      return new Result(
          result,
          runs,
          LongerRuns.of(
              result,
              problem.range(),
              runs,
              sample -> again(sample, longer, made(known, longer), threads, listener)));
    } catch (ExecutionException e) {
      throw new RunFailedException("A run failed. " + e.getMessage(), e);
    }
  }

  private List<RunRecord> again(
      List<Candidate> candidates,
      TrainingSpec spec,
      Map<List<Integer>, RunRecord> known,
      int threads,
      Consumer<RunRecord> listener)
      throws InterruptedException {
    int atOnce = Math.min(threads, candidates.size());
    TrainingSpec each = spec.withThreads(threads / atOnce);
    List<@Nullable RunRecord> runs = new ArrayList<>();
    List<Callable<RunRecord>> missing = new ArrayList<>();
    for (Candidate candidate : candidates) {
      @Nullable RunRecord before = known.get(key(candidate));
      runs.add(before);
      if (before == null) {
        missing.add(() -> problem.run(candidate, each, runSeed));
      }
    }
    try {
      Iterator<RunRecord> made =
          ParallelRuns.all(missing, atOnce, (run, number) -> listener.accept(run)).iterator();
      return runs.stream().map(run -> run != null ? run : made.next()).toList();
    } catch (ExecutionException e) {
      throw new RunFailedException("A run failed. " + e.getMessage(), e);
    }
  }

  /** Those of some runs that were of this training, by what tells them from each other. */
  private static Map<List<Integer>, RunRecord> made(List<RunRecord> runs, TrainingSpec spec) {
    Map<List<Integer>, RunRecord> made = new HashMap<>();
    for (RunRecord run : runs) {
      if (run.training().equals(spec.withThreads(1))) {
        made.put(List.of(run.spec().width(), run.patterns(), run.index()), run);
      }
    }
    return made;
  }

  private List<Integer> key(Candidate candidate) {
    int setting = candidate.setting();
    return List.of(problem.network(setting).width(), problem.patterns(setting), candidate.index());
  }

  /** The candidates of a search as runs. */
  private final class Runs implements ParallelRuns.Plan<RunRecord> {
    private final ThresholdSearch search;
    private final Map<List<Integer>, RunRecord> known;
    private final int atOnce;
    private final TrainingSpec each;
    private final Consumer<RunRecord> listener;
    private final Set<Integer> begun = new HashSet<>();
    private final Map<Integer, RunRecord> made = new HashMap<>();

    Runs(
        ThresholdSearch search,
        Map<List<Integer>, RunRecord> known,
        int threads,
        Consumer<RunRecord> listener) {
      this.search = search;
      this.known = known;
      atOnce = Math.min(threads, ThresholdSearch.AHEAD);
      each = training.withThreads(threads / atOnce);
      this.listener = listener;
    }

    @Override
    public Optional<ParallelRuns.Numbered<RunRecord>> next() {
      while (true) {
        Optional<Candidate> open =
            search.open().stream().filter(c -> !begun.contains(c.number())).findFirst();
        if (open.isEmpty()) {
          return Optional.empty();
        }
        Candidate candidate = open.get();
        begun.add(candidate.number());
        Optional<RunRecord> before = Optional.ofNullable(known.get(key(candidate)));
        if (before.isEmpty()) {
          return Optional.of(
              new ParallelRuns.Numbered<>(
                  candidate.number(), () -> problem.run(candidate, each, runSeed)));
        }
        report(candidate.number(), before.get());
      }
    }

    @Override
    public boolean ended(int number, RunRecord run) {
      listener.accept(run);
      report(number, run);
      return !search.hasEnded();
    }

    private void report(int number, RunRecord run) {
      made.put(number, run);
      search.report(number, run.outcome());
    }
  }

  /**
   * What a study found.
   *
   * @param search the threshold
   * @param runs those that the search counts, in the order of its candidates
   * @param longer what more steps would change, if many runs near the threshold were undecided
   */
  public record Result(
      ThresholdSearch.Result search, List<RunRecord> runs, Optional<LongerRuns> longer) {
    /** Copies the runs. */
    public Result {
      runs = List.copyOf(runs);
    }

    /** The threshold with its interval. */
    public TransitionFit fit() {
      return search.fit().orElseThrow();
    }

    /** The smallest width of which, by the fit, 95 % of the runs that do not lapse are SAT. */
    public int width95(ThresholdProblem problem) {
      return search.end() == ThresholdSearch.End.ALL_FIT
          ? problem.range().first()
          : problem.range().from(fit().curve().positionAt(FITTING));
    }
  }
}
