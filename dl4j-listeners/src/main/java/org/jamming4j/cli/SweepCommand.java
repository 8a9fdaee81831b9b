package org.jamming4j.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jamming4j.report.Json;
import org.jamming4j.report.OutputDirectory;
import org.jamming4j.report.ResultFiles;
import org.jamming4j.report.SweepCsv;
import org.jamming4j.report.SweepPlot;
import org.jamming4j.report.SweepSummary;
import org.jamming4j.sweep.arbiter.JammingScore;
import org.jamming4j.sweep.arbiter.Sweep;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Trains networks over any settings, by a spec. */
@Command(
    name = "sweep",
    sortOptions = false,
    description = {
      "Trains networks of every combination of settings, or of some drawn at random, or looks for N* or P*, as a spec says, and sorts the settings by a score.",
      "Writes DIR/summary.json, sweep.csv, sweep.png and settings.png. Every run is kept in DIR/unfinished/runs.jsonl as it ends, and in DIR/runs.jsonl once all is done; --resume goes on with them."
    })
final class SweepCommand implements Callable<Integer> {
  private static final ResultFiles FILES =
      ResultFiles.of("summary\\.json|sweep\\.csv|runs\\.jsonl|sweep\\.png|settings\\.png");

  private static final String SUMMARY = "summary.json";
  private static final String SIZES = "sweep.png";
  private static final String SETTINGS = "settings.png";

  @picocli.CommandLine.Spec private picocli.CommandLine.Model.CommandSpec command;

  @Option(
      names = "--spec",
      paramLabel = "FILE",
      description = "What to do: a JSON object, which may hold // comments.")
  private @Nullable Path spec;

  @Option(
      names = "--example",
      paramLabel = "KIND",
      description = "Print a spec that works, every field explained: grid, random or threshold.")
  private @Nullable String example;

  @Option(
      names = "--resume",
      description = "Go on with the runs in DIR of a sweep that was stopped.")
  private boolean resume;

  @Mixin private CommonOptions common;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (example != null) {
      return printExample(example);
    }
    if (spec == null) {
      throw new BadInputException(
          "--spec is missing; ./jamming sweep --example grid prints one to begin with.");
    }
    Path file = spec;
    SweepSpec read = SweepSpec.of(Checks.input(() -> Files.readString(file)));
    return run(read);
  }

  private int printExample(String kind) {
    if (!SweepExample.kinds().contains(kind)) {
      throw new BadInputException(
          "--example %s must be one of %s."
              .formatted(kind, String.join(", ", SweepExample.kinds())));
    }
    PrintWriter out = command.commandLine().getOut();
    out.print(SweepExample.of(kind));
    out.flush();
    return 0;
  }

  private int run(SweepSpec read) throws IOException, InterruptedException {
    long start = System.nanoTime();
    int threads = common.threads();
    SweepOptions options = read.options();
    options.searching.resume = resume;
    PreparedData prepared =
        options.over.load(options.data, common.seed, command.commandLine().getErr());
    boolean random = options.data.isRandom();
    boolean tested = !random && options.over == Over.WIDTH && prepared.split().test().isPresent();
    JammingScore.Quantity score = options.quantity(tested);
    var job = new SweepJob(read, prepared, common.seed);
    try (OutputDirectory out = common.open()) {
      JobFiles files = options.searching.files(out, FILES).begin();
      PrintWriter err = command.commandLine().getErr();
      SweepJob.Done done =
          options.search == SweepOptions.Search.THRESHOLD
              ? job.threshold(files, threads, err)
              : job.sweep(files, score, threads, err);
      SweepSummary summary =
          SweepSummary.of(
              done.result(),
              options.search.name().toLowerCase(Locale.ROOT),
              prepared.read(),
              score,
              job.varied(),
              JobFiles.JOURNAL,
              common.seed,
              (System.nanoTime() - start) / 1e9,
              done.threshold());
      write(files, done.result(), summary);
      return summary.failed() == 0 ? 0 : Main.FAILED;
    }
  }

  private void write(JobFiles files, Sweep.Result result, SweepSummary summary) throws IOException {
    PrintWriter writer = command.commandLine().getOut();
    writer.print(common.json ? Json.write(summary) : SweepText.of(summary));
    writer.flush();
    Map<String, OutputDirectory.Writer> pictures = new LinkedHashMap<>();
    if (summary.settings().stream().anyMatch(row -> row.scoreMean() != null)) {
      if (summary.varied().isEmpty() || summary.sizes() > 1) {
        pictures.put(SIZES, file -> SweepPlot.writeSizes(file, summary));
      }
      if (!summary.varied().isEmpty()) {
        pictures.put(SETTINGS, file -> SweepPlot.writeSettings(file, summary));
      }
    }
    files.end(
        List.of(JobFiles.JOURNAL),
        folder -> {
          SweepCsv.write(folder.resolve("sweep.csv"), result.runs());
          Files.writeString(folder.resolve(SUMMARY), Json.write(summary));
        },
        pictures);
    List<String> written = new ArrayList<>(List.of(SUMMARY, "sweep.csv"));
    written.addAll(pictures.keySet());
    command
        .commandLine()
        .getErr()
        .println("Written to %s: %s".formatted(files.out().path(), String.join(", ", written)));
  }
}
