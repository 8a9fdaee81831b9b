package org.jamming4j.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jamming4j.network.HingeNetworkSpec;
import org.jamming4j.report.Json;
import org.jamming4j.report.WholeSearchesSummary;
import org.jamming4j.sweep.WholeSearches;
import org.jamming4j.training.Goal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Searches for N* of random patterns again and again, with training. */
@Command(
    name = "whole-searches",
    sortOptions = false,
    description = {
      "Searches for N* of random patterns again and again, with other seeds, and counts the 95 %% intervals that contain N* of all runs together.",
      "Prints a Markdown table, and writes it with every search to DIR/whole-searches.json."
    })
final class WholeSearchesCommand implements Callable<Integer> {
  /** Patterns a parameter near the threshold. */
  private static final double RATIO = 3;

  private static final double PRECISION = 0.1;
  private static final int MOST_RUNS = 100;

  @picocli.CommandLine.Spec private picocli.CommandLine.Model.CommandSpec command;

  @Option(
      names = "--searches",
      paramLabel = "N",
      defaultValue = "40",
      description = "How many (${DEFAULT-VALUE}).")
  private int searches;

  @Option(
      names = "--dim",
      paramLabel = "D",
      defaultValue = "12",
      description =
          "Dimension of the patterns, of which there are 3 for every parameter of a network as wide (${DEFAULT-VALUE}).")
  private int dimension;

  @Mixin private NetworkOptions network;
  @Mixin private TrainingOptions training;
  @Mixin private CommonOptions common;

  @Override
  public Integer call() throws IOException, InterruptedException {
    long start = System.nanoTime();
    Checks.atLeast("--searches", searches, 1);
    Checks.atLeast("--dim", dimension, 1);
    network.check();
    int threads = common.threads();
    HingeNetworkSpec shape = network.spec(dimension, dimension, 1);
    int patterns = (int) Math.round(RATIO * shape.effectiveParameters());
    var study = new WholeSearches(shape, patterns, training.spec(Goal.CERTIFICATE, common.seed));
    PrintWriter writer = command.commandLine().getOut();
    try (var out = common.open()) {
      WholeSearches.Result result =
          study.run(
              searches,
              (double) shape.effectiveParameters(),
              PRECISION,
              MOST_RUNS,
              common.seed,
              threads,
              progress());
      WholeSearchesSummary summary =
          WholeSearchesSummary.of(result, patterns, common.seed, (System.nanoTime() - start) / 1e9);
      out.writeFile("whole-searches.json", file -> Files.writeString(file, Json.write(summary)));
      writer.print(common.json ? Json.write(summary) : summary.markdown());
      writer.flush();
    }
    return 0;
  }

  private Consumer<WholeSearches.Found> progress() {
    PrintWriter err = command.commandLine().getErr();
    return found ->
        err.println(
            String.format(
                Locale.ROOT,
                "N* = %7.1f (%.1f to %.1f) by %d runs",
                found.fit().threshold(),
                found.fit().thresholdLow(),
                found.fit().thresholdHigh(),
                found.runs()));
  }
}
