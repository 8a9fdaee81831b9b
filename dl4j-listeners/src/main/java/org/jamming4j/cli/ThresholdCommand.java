package org.jamming4j.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jamming4j.data.Patterns;
import org.jamming4j.network.HingeNetworkSpec;
import org.jamming4j.report.Journal;
import org.jamming4j.report.Json;
import org.jamming4j.report.OutputDirectory;
import org.jamming4j.report.RunsCsv;
import org.jamming4j.report.ThresholdPlot;
import org.jamming4j.report.ThresholdSummary;
import org.jamming4j.sweep.RunRecord;
import org.jamming4j.sweep.ThresholdProblem;
import org.jamming4j.sweep.ThresholdStudy;
import org.jamming4j.sweep.search.ThresholdSearch;
import org.jamming4j.training.Goal;
import org.jamming4j.training.TrainingSpec;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Finds N* over widths, or P* over patterns, with a confidence interval. */
@Command(
    name = "threshold",
    sortOptions = false,
    description = {
      "Finds N*, the size at which half of the networks fit the data, or P*, the number of patterns up to which half of the networks of one size fit, with a 95 % interval.",
      "Writes DIR/threshold.json, runs.csv and threshold.png. Every run is kept in DIR/runs.jsonl as it ends; --resume goes on with them."
    })
final class ThresholdCommand implements Callable<Integer> {
  private static final String JOURNAL = "runs.jsonl";
  private static final String SUMMARY = "threshold.json";
  private static final int JOURNAL_VERSION = 1;

  /** Patterns a parameter at which a search begins: where random data have their threshold. */
  private static final double RANDOM_RATIO = 3;

  private static final double OTHER_RATIO = 5;

  @picocli.CommandLine.Spec private picocli.CommandLine.Model.CommandSpec command;

  /** What varies. */
  enum Over {
    WIDTH,
    PATTERNS
  }

  @Option(
      names = "--over",
      paramLabel = "X",
      defaultValue = "WIDTH",
      description =
          "WIDTH: N* of --patterns patterns; PATTERNS: P* of networks of --width, of at most --patterns patterns (${DEFAULT-VALUE}).")
  private Over over;

  @Option(
      names = "--width",
      paramLabel = "H",
      description = "Width of a layer, with --over patterns.")
  private @Nullable Integer width;

  @Option(
      names = "--near",
      paramLabel = "N",
      description =
          "N* or P* as you expect it, where the search begins (5 patterns a parameter; 3 of random data).")
  private @Nullable Double near;

  @Option(
      names = "--precision",
      paramLabel = "SHARE",
      defaultValue = "0.1",
      description =
          "Half of the interval, as a share of the threshold, at which the search ends (${DEFAULT-VALUE}).")
  private double precision;

  @Option(
      names = "--runs",
      paramLabel = "N",
      defaultValue = "100",
      description = "Networks after which it ends in any case (${DEFAULT-VALUE}).")
  private int runs;

  @Option(names = "--resume", description = "Go on with the runs in DIR/runs.jsonl.")
  private boolean resume;

  @Mixin private DataOptions data;
  @Mixin private NetworkOptions network;
  @Mixin private TrainingOptions training;
  @Mixin private CommonOptions common;

  @Override
  public Integer call() throws IOException, InterruptedException {
    long start = System.nanoTime();
    network.check();
    Checks.atLeast("--runs", runs, 1);
    int threads = common.threads();
    TrainingSpec spec = training.spec(Goal.CERTIFICATE, common.seed);
    checkWidth();
    PreparedData prepared = over == Over.WIDTH ? data.load(common.seed) : data.loadAll(common.seed);
    DataOptions.requireNoContradictions(prepared);
    ThresholdProblem problem = problem(prepared.split().training());
    double ratio = data.isRandom() ? RANDOM_RATIO : OTHER_RATIO;
    var search =
        Checks.input(
            () ->
                new ThresholdSearch(
                    problem.range(),
                    near != null ? near : problem.thresholdAt(ratio),
                    precision,
                    runs));
    try (OutputDirectory out = common.open();
        Journal<RunRecord> journal = Checks.input(() -> journal(out, problem, spec, prepared))) {
      var progress =
          new ThresholdProgress(
              command.commandLine().getErr(), search, problem, threads, journal.known().size());
      ThresholdStudy.Result result =
          new ThresholdStudy(problem, spec, common.seed)
              .run(
                  search,
                  journal.known(),
                  threads,
                  run -> {
                    add(journal, run);
                    progress.ended(run);
                  });
      ThresholdText.requireFound(result, problem, spec.budget());
      write(
          out,
          result,
          ThresholdSummary.of(
              result,
              problem,
              prepared.name(),
              training.protocol.name().toLowerCase(Locale.ROOT),
              common.seed,
              (System.nanoTime() - start) / 1e9));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return 0;
  }

  private void checkWidth() {
    if (over == Over.PATTERNS && width == null) {
      throw new BadInputException("--over patterns needs --width, the size of the networks.");
    }
    if (over == Over.WIDTH && width != null) {
      throw new BadInputException(
          "--width %d goes with --over patterns; leave one of them out.".formatted(width));
    }
    if (width != null) {
      Checks.atLeast("--width", width, 1);
    }
  }

  private ThresholdProblem problem(Patterns patterns) {
    HingeNetworkSpec shape = network.spec(patterns, width != null ? width : 1);
    shape.requireMemory(common.threads());
    if (over == Over.WIDTH) {
      return data.isRandom()
          ? ThresholdProblem.randomWidths(shape, patterns.size())
          : ThresholdProblem.widths(shape, patterns);
    }
    return data.isRandom()
        ? ThresholdProblem.randomPatterns(shape)
        : ThresholdProblem.patterns(shape, patterns);
  }

  private Journal<RunRecord> journal(
      OutputDirectory out, ThresholdProblem problem, TrainingSpec spec, PreparedData prepared)
      throws IOException {
    Path file = out.path().resolve(JOURNAL);
    Path summary = out.path().resolve(SUMMARY);
    if (!resume && Journal.exists(file)) {
      if (!Files.exists(summary)) {
        throw new BadInputException(
            "%s holds the runs of a search that has not ended; add --resume to go on with it, or choose another --out."
                .formatted(file));
      }
      Files.delete(file);
    }
    Map<String, Object> job =
        Map.of(
            "command",
            "threshold",
            "version",
            JOURNAL_VERSION,
            "over",
            over,
            "patterns",
            over == Over.WIDTH ? problem.patterns(1) : "all",
            "network",
            problem.network(1),
            "training",
            Json.read(spec.withThreads(1).toJson(), Map.class),
            "data",
            data.isRandom() ? "random" : prepared.split().training().hash(),
            "seed",
            common.seed);
    var journal = new Journal<>(file, job, RunRecord::fromJson, RunRecord::toJson);
    // from now on it is a search that has not ended
    Files.deleteIfExists(summary);
    return journal;
  }

  private static void add(Journal<RunRecord> journal, RunRecord run) {
    try {
      journal.add(run);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(OutputDirectory out, ThresholdStudy.Result result, ThresholdSummary summary)
      throws IOException {
    out.writeFile("runs.csv", file -> RunsCsv.write(file, result.runs()));
    out.writeFile(SUMMARY, file -> Files.writeString(file, Json.write(summary)));
    PrintWriter writer = command.commandLine().getOut();
    writer.print(common.json ? Json.write(summary) : ThresholdText.of(summary));
    writer.flush();
    // last, because Java draws nothing where there are no fonts, and nothing else may be lost
    out.writeFile(
        "threshold.png", file -> ThresholdPlot.write(file, result.search(), summary.data()));
    command
        .commandLine()
        .getErr()
        .println("Written to %s: threshold.json, runs.csv, threshold.png".formatted(out.path()));
  }
}
