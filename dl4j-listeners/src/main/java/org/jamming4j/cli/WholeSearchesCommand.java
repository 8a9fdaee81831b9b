package org.jamming4j.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jamming4j.network.HingeNetworkSpec;
import org.jamming4j.report.Journal;
import org.jamming4j.report.Json;
import org.jamming4j.report.OutputDirectory;
import org.jamming4j.report.WholeSearchesSummary;
import org.jamming4j.sweep.RunRecord;
import org.jamming4j.sweep.WholeSearches;
import org.jamming4j.training.Goal;
import org.jamming4j.training.TrainingSpec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Searches for N* of random patterns again and again, with training. */
@Command(
    name = "whole-searches",
    sortOptions = false,
    description = {
      "Searches for N* of random patterns again and again, with other seeds, and counts the 95 %% intervals that contain N* of all runs together.",
      "Prints a Markdown table, and writes it with every search to DIR/whole-searches.json.",
      "Every run is kept in DIR/whole-searches-runs.jsonl as it ends: the same command goes on where it was stopped."
    })
final class WholeSearchesCommand implements Callable<Integer> {
  /** Patterns a parameter near the threshold. */
  private static final double RATIO = 3;

  private static final double PRECISION = 0.1;
  private static final int MOST_RUNS = 100;
  private static final String JOURNAL = "whole-searches-runs.jsonl";

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
    TrainingSpec spec = training.spec(Goal.CERTIFICATE, common.seed);
    var study = new WholeSearches(shape, patterns, spec);
    PrintWriter writer = command.commandLine().getOut();
    Map<String, Object> job =
        Map.of(
            "network",
            shape,
            "patterns",
            patterns,
            "training",
            SearchJob.tree(spec),
            "seed",
            common.seed);
    try (var out = common.open();
        Journal<WholeSearches.Run> journal = Checks.input(() -> journal(out, job))) {
      WholeSearches.Result result =
          study.run(
              searches,
              (double) shape.effectiveParameters(),
              PRECISION,
              MOST_RUNS,
              common.seed,
              journal.known(),
              threads,
              listener(journal));
      WholeSearchesSummary summary =
          WholeSearchesSummary.of(
              Checks.input(() -> pooled(result)),
              patterns,
              common.seed,
              (System.nanoTime() - start) / 1e9);
      out.writeFile("whole-searches.json", file -> Files.writeString(file, Json.write(summary)));
      writer.print(common.json ? Json.write(summary) : summary.markdown());
      writer.flush();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return 0;
  }

  private static WholeSearches.Result pooled(WholeSearches.Result result) {
    if (result.pooled().isEmpty()) {
      throw new BadInputException(
          "%d of %d searches found no N*, and the runs of the others show none together; make more --searches, or raise --steps."
              .formatted(
                  result.searches().stream().filter(search -> search.fit().isEmpty()).count(),
                  result.searches().size()));
    }
    return result;
  }

  private static Journal<WholeSearches.Run> journal(OutputDirectory out, Map<String, Object> job)
      throws IOException {
    return new Journal<>(
        out.path().resolve(JOURNAL),
        job,
        line -> {
          JsonNode run = Json.read(line, JsonNode.class);
          return new WholeSearches.Run(
              run.path("search").asInt(-1), RunRecord.fromJson(run.path("run").toString()));
        },
        run -> "{\"search\":%d,\"run\":%s}".formatted(run.search(), run.run().toJson()));
  }

  private WholeSearches.Listener listener(Journal<WholeSearches.Run> journal) {
    PrintWriter err = command.commandLine().getErr();
    return new WholeSearches.Listener() {
      @Override
      public void made(WholeSearches.Run run) {
        try {
          journal.add(run);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }

      @Override
      public void found(WholeSearches.Found search) {
        String found =
            search
                .fit()
                .map(
                    fit ->
                        String.format(
                            Locale.ROOT,
                            "N* = %7.1f (%.1f to %.1f)",
                            fit.threshold(),
                            fit.thresholdLow(),
                            fit.thresholdHigh()))
                .orElse("no N*");
        err.println("%3d  %s by %d runs".formatted(search.number() + 1, found, search.runs()));
      }
    };
  }
}
