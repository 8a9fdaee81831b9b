package org.jamming4j.sweep.arbiter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.deeplearning4j.arbiter.optimize.api.Candidate;
import org.deeplearning4j.arbiter.optimize.api.CandidateGenerator;
import org.deeplearning4j.arbiter.optimize.api.termination.MaxCandidatesCondition;
import org.deeplearning4j.arbiter.optimize.api.termination.MaxTimeCondition;
import org.deeplearning4j.arbiter.optimize.api.termination.TerminationCondition;
import org.deeplearning4j.arbiter.optimize.config.OptimizationConfiguration;
import org.deeplearning4j.arbiter.optimize.generator.GridSearchCandidateGenerator;
import org.deeplearning4j.arbiter.optimize.generator.RandomSearchGenerator;
import org.jamming4j.network.HingeNetworkSpec;
import org.jamming4j.sweep.RunMaker;
import org.jamming4j.sweep.RunRecord;
import org.jamming4j.sweep.RunSpec;
import org.jamming4j.training.TrainingSpec;
import org.jspecify.annotations.Nullable;

/**
 * Runs over settings, by grid or at random, several networks for each. Which runs there are, and
 * their results, depend on the seed alone, unless a {@link SweepStop} ends the sweep early.
 */
public final class Sweep {
  private static final int MOST_OF_A_GRID = 1_000_000;

  /** So many settings in a row that were there before say that there are no others. */
  private static final int IN_VAIN = 10_000;

  private final HingeNetworkSpec network;
  private final TrainingSpec training;
  private final int patterns;
  private final Map<Setting, SettingValues> varied;
  private final int seeds;

  /**
   * A sweep that has not begun.
   *
   * @param network what every network is like but for what varies
   * @param training how every network is trained but for what varies
   * @param patterns P if it does not vary
   * @param varied what does
   * @param seeds networks for every setting, at least 1
   */
  public Sweep(
      HingeNetworkSpec network,
      TrainingSpec training,
      int patterns,
      Map<Setting, SettingValues> varied,
      int seeds) {
    this.network = network;
    this.training = training;
    this.patterns = patterns;
    this.varied = new TreeMap<>(varied);
    this.seeds = seeds;
  }

  /** A candidate that failed. */
  public record Failure(RunSpec run, String message) {}

  /**
   * What came of a sweep.
   *
   * @param runs in the order of their candidates; those that were cancelled are not among them
   * @param failures in the same order
   * @param ended whether all was done
   */
  public record Result(List<RunRecord> runs, List<Failure> failures, boolean ended) {
    /** Copies the lists. */
    public Result {
      runs = List.copyOf(runs);
      failures = List.copyOf(failures);
    }
  }

  /**
   * Every combination of the values, none twice.
   *
   * @throws IllegalArgumentException if there are too many, or one contradicts itself
   */
  public List<RunSpec> grid() {
    double all = 1;
    for (Map.Entry<Setting, SettingValues> one : varied.entrySet()) {
      all *= one.getValue().listed(one.getKey().kind()).size();
    }
    if (all > MOST_OF_A_GRID) {
      throw new IllegalArgumentException(
          "A grid of %.0f settings is of more than %d; vary less, or search at random."
              .formatted(all, MOST_OF_A_GRID));
    }
    return drawn(
        new GridSearchCandidateGenerator(
            space(false), 2, GridSearchCandidateGenerator.Mode.Sequential, null),
        MOST_OF_A_GRID);
  }

  /**
   * Combinations drawn at random, none twice.
   *
   * @param settings how many; fewer if there seem to be no others
   * @throws IllegalArgumentException if one contradicts itself
   */
  public List<RunSpec> random(int settings, long seed) {
    var generator = new RandomSearchGenerator(space(true));
    generator.setRngSeed(seed);
    return drawn(generator, settings);
  }

  private static List<RunSpec> drawn(CandidateGenerator generator, int most) {
    Set<RunSpec> settings = new LinkedHashSet<>();
    int inVain = 0;
    while (settings.size() < most && inVain < IN_VAIN && generator.hasMoreCandidates()) {
      Candidate<?> candidate = generator.getCandidate();
      @Nullable Exception failure = candidate.getException();
      if (failure != null) {
        throw new IllegalArgumentException(failure.getMessage(), failure);
      }
      inVain = settings.add((RunSpec) candidate.getValue()) ? 0 : inVain + 1;
    }
    return List.copyOf(settings);
  }

  /**
   * How runs are made.
   *
   * @param maker makes them
   * @param score what the stop is by
   * @param stop when it ends early
   * @param known runs that were made before, which are not made again
   * @param threads how many at a time, at least 1
   * @param listener is told of every run that is made or cancelled, on the thread that made it, one
   *     at a time
   */
  public record Job(
      RunMaker maker,
      JammingScore.Quantity score,
      SweepStop stop,
      List<RunRecord> known,
      int threads,
      Consumer<RunRecord> listener) {
    /** Copies the runs. */
    public Job {
      known = List.copyOf(known);
    }
  }

  private HingeNetworkSpace space(boolean random) {
    var builder = new HingeNetworkSpace.Builder(network, training, patterns);
    varied.forEach(
        (setting, values) ->
            builder.vary(
                setting, random ? values.random(setting.kind()) : values.grid(setting.kind())));
    return builder.build();
  }

  /**
   * Makes the runs of some settings.
   *
   * @param settings {@link #grid} or {@link #random}
   * @throws InterruptedException if this thread is interrupted; no run goes on
   */
  public Result run(List<RunSpec> settings, Job job) throws InterruptedException {
    long count = (long) settings.size() * seeds;
    var candidates =
        new ListedRuns(
            space(false),
            count,
            i -> settings.get(i / seeds).withIndex(i % seeds),
            run -> {
              // the listener is told as it ends, cancelled ones as well
            });
    Map<RunSpec, RunRecord> before = new HashMap<>();
    job.known().stream()
        .filter(run -> !run.cancelled())
        .forEach(run -> before.put(run.asSpec(), run));
    var ended = new Ended(before, job.listener());
    List<TerminationCondition> conditions = conditions(job.stop());
    conditions.add(ended);
    var configuration =
        new OptimizationConfiguration.Builder()
            .candidateGenerator(candidates)
            .scoreFunction(new JammingScore(job.score()))
            .terminationConditions(conditions)
            .build();
    var tasks =
        new HingeTaskCreator(
            spec -> {
              @Nullable RunRecord made = before.get(spec);
              return made != null ? made : job.maker().make(spec, 1);
            });
    var runner = new LocalRunner(job.threads(), configuration, tasks);
    runner.addListeners(ended);
    runner.execute();
    if (Thread.interrupted()) {
      throw new InterruptedException("The sweep was interrupted.");
    }
    return ended.result(count);
  }

  private static List<TerminationCondition> conditions(SweepStop stop) {
    List<TerminationCondition> conditions = new ArrayList<>();
    stop.runs().ifPresent(runs -> conditions.add(new MaxCandidatesCondition(runs)));
    stop.seconds()
        .ifPresent(
            s -> conditions.add(new MaxTimeCondition((long) (1e3 * s), TimeUnit.MILLISECONDS)));
    stop.score().ifPresent(score -> conditions.add(new WhenScored(score)));
    return conditions;
  }
}
