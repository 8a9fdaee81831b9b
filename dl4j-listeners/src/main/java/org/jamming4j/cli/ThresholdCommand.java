package org.jamming4j.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jamming4j.network.HingeNetworkSpec;
import org.jamming4j.report.Json;
import org.jamming4j.report.OutputDirectory;
import org.jamming4j.report.ResultFiles;
import org.jamming4j.report.RunsCsv;
import org.jamming4j.report.ThresholdPlot;
import org.jamming4j.report.ThresholdSummary;
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
      "Finds N*, the size at which half of the networks fit the data, or P*, the number of patterns up to which half of the networks of one size fit, with a 95 %% interval.",
      "Writes DIR/threshold.json, runs.csv and threshold.png. Every run is kept in DIR/unfinished/runs.jsonl as it ends, and in DIR/runs.jsonl once all is done; --resume goes on with them."
    })
final class ThresholdCommand implements Callable<Integer> {
  private static final ResultFiles FILES =
      ResultFiles.of("threshold\\.json|runs\\.csv|runs\\.jsonl|threshold\\.png");

  private static final String SUMMARY = "threshold.json";

  @picocli.CommandLine.Spec private picocli.CommandLine.Model.CommandSpec command;

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

  @Mixin private SearchOptions searching;
  @Mixin private DataOptions data;
  @Mixin private NetworkOptions network;
  @Mixin private TrainingOptions training;
  @Mixin private CommonOptions common;

  @Override
  public Integer call() throws IOException, InterruptedException {
    long start = System.nanoTime();
    network.check();
    int threads = common.threads();
    TrainingSpec spec = training.spec(Goal.CERTIFICATE, common.seed);
    checkWidth();
    PreparedData prepared = over.load(data, common.seed, command.commandLine().getErr());
    HingeNetworkSpec shape = network.spec(prepared.split().training(), width != null ? width : 1);
    shape.requireMemory(common.threads());
    ThresholdProblem problem = over.problem(shape, prepared.split(), data.isRandom());
    ThresholdSearch search = searching.search(problem, data.isRandom());
    var job =
        SearchJob.of(
            "threshold", JobFiles.JOURNAL, problem, spec, prepared, data.isRandom(), common.seed);
    try (OutputDirectory out = common.open()) {
      JobFiles files = searching.files(out, FILES).begin();
      ThresholdStudy.Result result =
          searching.run(search, job, files, threads, command.commandLine().getErr());
      write(
          files,
          result,
          ThresholdSummary.of(
              result,
              problem,
              prepared.read(),
              training.protocol.name().toLowerCase(Locale.ROOT),
              common.seed,
              (System.nanoTime() - start) / 1e9));
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

  private void write(JobFiles files, ThresholdStudy.Result result, ThresholdSummary summary)
      throws IOException {
    PrintWriter writer = command.commandLine().getOut();
    writer.print(common.json ? Json.write(summary) : ThresholdText.of(summary));
    writer.flush();
    files.end(
        List.of(JobFiles.JOURNAL),
        folder -> {
          RunsCsv.write(folder.resolve("runs.csv"), result.runs());
          Files.writeString(folder.resolve(SUMMARY), Json.write(summary));
        },
        Map.of(
            "threshold.png", file -> ThresholdPlot.write(file, result.search(), summary.data())));
    command
        .commandLine()
        .getErr()
        .println(
            "Written to %s: threshold.json, runs.csv, threshold.png".formatted(files.out().path()));
  }
}
