package org.jamming4j.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.concurrent.Callable;
import org.jamming4j.report.Json;
import org.jamming4j.report.SearchesSummary;
import org.jamming4j.sweep.SimulatedSearches;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Searches for transitions that are known, without training. */
@Command(
    name = "searches",
    sortOptions = false,
    description = {
      "Searches for N* of transitions that are known, without training: how often the 95 %% interval contains N*, and how many runs it takes to half an interval of 0.6 widths of the transition.",
      "Prints a Markdown table, and writes it to DIR/searches.json."
    })
final class SearchesCommand implements Callable<Integer> {
  @picocli.CommandLine.Spec private picocli.CommandLine.Model.CommandSpec command;

  @Option(
      names = "--searches",
      paramLabel = "N",
      defaultValue = "60",
      description = "Searches for each of 36 transitions (${DEFAULT-VALUE}).")
  private int searches;

  @Mixin private CommonOptions common;

  @Override
  public Integer call() throws IOException, InterruptedException {
    long start = System.nanoTime();
    Checks.atLeast("--searches", searches, 1);
    int threads = common.threads();
    PrintWriter writer = command.commandLine().getOut();
    try (var out = common.open()) {
      SearchesSummary summary =
          SearchesSummary.of(
              SimulatedSearches.run(
                  SimulatedSearches.transitions(), searches, common.seed, threads),
              common.seed,
              (System.nanoTime() - start) / 1e9);
      out.writeFile("searches.json", file -> Files.writeString(file, Json.write(summary)));
      writer.print(common.json ? Json.write(summary) : summary.markdown());
      writer.flush();
    }
    return 0;
  }
}
