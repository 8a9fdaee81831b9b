package org.jamming4j.sweep;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jamming4j.jamming.TransitionFit;
import org.jamming4j.sweep.search.ThresholdSearch;
import org.jamming4j.sweep.search.ThresholdSearch.Candidate;
import org.jamming4j.training.TrainingSpec;
import org.jspecify.annotations.Nullable;

/**
 * Drives a {@link ThresholdSearch} on some engine. The result depends on the seed, but not on the
 * number of threads, nor on where a search was stopped and gone on with.
 */
public final class ThresholdStudy {
  private static final double FITTING = 0.95;

  private final ThresholdProblem problem;
  private final TrainingSpec training;
  private final SearchEngine engine;
  private final RunMaker maker;

  /** A study to be made on this machine's threads; see the other constructor. */
  public ThresholdStudy(ThresholdProblem problem, TrainingSpec training, long runSeed) {
    this(problem, training, runSeed, new LocalEngine());
  }

  /** A study that nobody watches; see the other constructor. */
  public ThresholdStudy(
      ThresholdProblem problem, TrainingSpec training, long runSeed, SearchEngine engine) {
    this(problem, training, runSeed, engine, new RunsUnderWay());
  }

  /**
   * A study to be made.
   *
   * @param training of every run, but for its threads
   * @param runSeed the seed of the whole search
   * @param engine makes its runs
   * @param underWay where runs are as long as they are made
   */
  public ThresholdStudy(
      ThresholdProblem problem,
      TrainingSpec training,
      long runSeed,
      SearchEngine engine,
      RunsUnderWay underWay) {
    this.problem = problem;
    this.training = training.withThreads(1);
    this.engine = engine;
    maker = new RunMaker(problem.source(), runSeed, underWay);
  }

  /**
   * Makes the runs that a search asks for.
   *
   * @param search that has not begun
   * @param known runs that were made before, by the same problem, training and seed, which are not
   *     made again
   * @param threads for all runs together, at least 1
   * @param listener is told of every run that is made, as it ends, and of those that are cancelled
   *     because the search has ended, on this thread
   * @throws ThresholdNotFoundException if the runs do not show a threshold, saying why
   * @throws RunFailedException if a run is interrupted by another thread; a run's exceptions but
   *     for its divergence are thrown as they are, and the others are then stopped
   * @throws InterruptedException if this thread is interrupted; no run goes on
   */
  public Result run(
      ThresholdSearch search, List<RunRecord> known, int threads, Consumer<RunRecord> listener)
      throws InterruptedException {
    TrainingSpec longer = LongerRuns.training(training);
    var runs = new Runs(made(known, training), listener);
    engine.drive(search, runs, threads);
    ThresholdSearch.Result result = search.result();
    if (result.fit().isEmpty()) {
      throw NotFound.of(result, problem.range(), training.budget());
    }
    List<RunRecord> counted = result.candidates().stream().map(c -> runs.of(c)).toList();
    return new Result(
        result,
        counted,
        LongerRuns.of(
            result,
            problem.range(),
            counted,
            sample -> again(sample, longer, made(known, longer), threads, listener)));
  }

  private List<RunRecord> again(
      List<Candidate> candidates,
      TrainingSpec spec,
      Map<List<Integer>, RunRecord> known,
      int threads,
      Consumer<RunRecord> listener)
      throws InterruptedException {
    Map<RunSpec, RunRecord> runs = new LinkedHashMap<>();
    List<RunSpec> missing = new ArrayList<>();
    for (Candidate candidate : candidates) {
      RunSpec asked = problem.run(candidate, spec);
      @Nullable RunRecord before = known.get(key(candidate));
      runs.put(asked, before);
      if (before == null) {
        missing.add(asked);
      }
    }
    engine.makeAll(
        missing,
        maker::make,
        run -> {
          runs.put(run.asSpec(), run);
          listener.accept(run);
        },
        threads);
    return List.copyOf(runs.values());
  }

  /** Those of some runs that were of this training, by what tells them from each other. */
  private static Map<List<Integer>, RunRecord> made(List<RunRecord> runs, TrainingSpec spec) {
    Map<List<Integer>, RunRecord> made = new HashMap<>();
    for (RunRecord run : runs) {
      if (!run.cancelled() && run.training().equals(spec)) {
        made.put(List.of(run.spec().width(), run.patterns(), run.index()), run);
      }
    }
    return made;
  }

  private List<Integer> key(Candidate candidate) {
    int setting = candidate.setting();
    return List.of(problem.network(setting).width(), problem.patterns(setting), candidate.index());
  }

  /** The runs of the search. */
  private final class Runs implements SearchEngine.Runs {
    /** By what tells them from each other. */
    private final Map<List<Integer>, RunRecord> made;

    private final Consumer<RunRecord> listener;

    Runs(Map<List<Integer>, RunRecord> before, Consumer<RunRecord> listener) {
      made = before;
      this.listener = listener;
    }

    RunRecord of(Candidate candidate) {
      return known(candidate).orElseThrow();
    }

    @Override
    public RunSpec spec(Candidate candidate) {
      return problem.run(candidate, training);
    }

    @Override
    public Optional<RunRecord> known(Candidate candidate) {
      return Optional.ofNullable(made.get(key(candidate)));
    }

    @Override
    public RunRecord make(RunSpec spec, int threads) throws InterruptedException {
      return maker.make(spec, threads);
    }

    @Override
    public void made(Candidate candidate, RunRecord run) {
      made.put(key(candidate), run);
      listener.accept(run);
    }

    @Override
    public void cancelled(RunRecord run) {
      listener.accept(run);
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
