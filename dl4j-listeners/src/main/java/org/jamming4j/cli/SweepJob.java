package org.jamming4j.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jamming4j.data.Patterns;
import org.jamming4j.network.HingeNetworkSpec;
import org.jamming4j.report.Journal;
import org.jamming4j.report.ThresholdSummary;
import org.jamming4j.sweep.PatternSource;
import org.jamming4j.sweep.RunMaker;
import org.jamming4j.sweep.RunRecord;
import org.jamming4j.sweep.RunSpec;
import org.jamming4j.sweep.ThresholdProblem;
import org.jamming4j.sweep.ThresholdStudy;
import org.jamming4j.sweep.arbiter.JammingScore;
import org.jamming4j.sweep.arbiter.Setting;
import org.jamming4j.sweep.arbiter.SettingValues;
import org.jamming4j.sweep.arbiter.Sweep;
import org.jamming4j.training.Goal;
import org.jamming4j.training.TrainingSpec;
import org.jspecify.annotations.Nullable;

/** A sweep by a spec on its data. */
final class SweepJob {
  private static final List<Object> WIDTHS = List.of(8, 12, 16, 24, 32);
  private static final int JOURNAL_VERSION = 1;

  private final SweepOptions options;
  private final PreparedData prepared;
  private final long seed;
  private final TrainingSpec training;
  private final HingeNetworkSpec shape;
  private final Map<Setting, SettingValues> varied;

  /**
   * What came of it.
   *
   * @param threshold what was found, if it looked for one
   */
  record Done(Sweep.Result result, @Nullable ThresholdSummary threshold) {}

  /**
   * A sweep that has not begun.
   *
   * @throws BadInputException if the spec contradicts itself
   */
  SweepJob(SweepSpec spec, PreparedData prepared, long seed) {
    options = spec.options();
    this.prepared = prepared;
    this.seed = seed;
    training = options.training.spec(Goal.CERTIFICATE, seed);
    Patterns patterns = prepared.split().training();
    shape = options.network.spec(patterns, options.width == null ? 1 : options.width);
    varied = new TreeMap<>(spec.varied());
    if (options.search == SweepOptions.Search.THRESHOLD) {
      requireNothingVaries();
      Setting over = options.over == Over.WIDTH ? Setting.WIDTH : Setting.PATTERNS;
      varied.put(over, new SettingValues.Listed(List.of(1)));
    } else if (options.width == null) {
      varied.putIfAbsent(Setting.WIDTH, new SettingValues.Listed(WIDTHS));
    }
  }

  private void requireNothingVaries() {
    boolean width = options.over == Over.WIDTH && options.width != null;
    if (!varied.isEmpty() || width) {
      throw new BadInputException(
          "search THRESHOLD varies the %s by itself; leave out %s, or take GRID or RANDOM."
              .formatted(
                  options.over.name().toLowerCase(Locale.ROOT),
                  width ? "width" : varied.keySet().iterator().next().label()));
    }
  }

  /** What varies, in a fixed order. */
  List<Setting> varied() {
    return List.copyOf(varied.keySet());
  }

  /** Looks for N* or P*. */
  Done threshold(JobFiles files, int threads, PrintWriter err)
      throws IOException, InterruptedException {
    boolean random = options.data.isRandom();
    ThresholdProblem problem = options.over.problem(shape, prepared.split(), random);
    long start = System.nanoTime();
    ThresholdStudy.Result found =
        options.searching.run(
            options.searching.search(problem, random),
            SearchJob.of("sweep", JobFiles.JOURNAL, problem, training, prepared, random, seed),
            files,
            threads,
            err);
    return new Done(
        new Sweep.Result(found.runs(), List.of(), true),
        ThresholdSummary.of(
            found,
            problem,
            prepared.read(),
            options.training.protocol.name().toLowerCase(Locale.ROOT),
            seed,
            (System.nanoTime() - start) / 1e9));
  }

  /** Trains the networks of every setting. */
  Done sweep(JobFiles files, JammingScore.Quantity score, int threads, PrintWriter err)
      throws IOException, InterruptedException {
    Patterns patterns = prepared.split().training();
    var sweep = new Sweep(shape, training, patterns.size(), varied, options.seeds);
    boolean grid = options.search == SweepOptions.Search.GRID;
    List<RunSpec> settings =
        Checks.input(() -> grid ? sweep.grid() : sweep.random(options.settings, seed));
    int all = settings.size() * options.seeds;
    try (Journal<RunRecord> journal = files.journal(JobFiles.JOURNAL, head());
        var progress = new SweepProgress(err, varied(), all, journal.known().size(), threads)) {
      var maker =
          new RunMaker(
              options.data.isRandom()
                  ? PatternSource.random(patterns.dimension())
                  : PatternSource.nested(prepared.split()),
              seed,
              progress.underWay());
      var job =
          new Sweep.Job(
              maker,
              score,
              options.stop(),
              journal.known(),
              threads,
              run -> {
                JobFiles.add(journal, run);
                progress.ended(run);
              });
      try {
        return new Done(sweep.run(settings, job), null);
      } catch (InterruptedException e) {
        err.println(
            "All runs are kept in %s; the same command with --resume goes on with them."
                .formatted(files.out().unfinished("")));
        throw e;
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private String data() {
    return options.data.isRandom() ? "random" : prepared.split().training().hash();
  }

  private Map<String, Object> head() {
    Map<String, String> values = new TreeMap<>();
    varied.forEach((setting, of) -> values.put(setting.label(), of.toString()));
    return Map.of(
        "command",
        "sweep",
        "version",
        JOURNAL_VERSION,
        "search",
        options.search,
        "varied",
        values,
        "network",
        shape,
        "training",
        SearchJob.tree(training),
        "data",
        data(),
        "test",
        prepared.split().test().map(Patterns::hash).orElse("none"),
        "seed",
        seed);
  }
}
