package org.jamming4j.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jamming4j.report.Json;
import org.jamming4j.report.OptimiserSummary;
import org.jamming4j.sweep.OptimiserStudy;
import org.jamming4j.training.Budget;
import org.jamming4j.training.Protocol;
import org.jamming4j.training.TrainingSpec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Compares optimisers by their time to a decided outcome. */
@Command(
    name = "optimisers",
    sortOptions = false,
    description = {
      "Compares optimisers by their seconds to a decided outcome on random patterns.",
      "Prints a Markdown table; writes it to DIR/optimisers.csv, and with every run to DIR/optimisers.json."
    })
final class OptimisersCommand implements Callable<Integer> {
  @picocli.CommandLine.Spec private picocli.CommandLine.Model.CommandSpec command;

  @Option(
      names = "--ratios",
      paramLabel = "R",
      split = ",",
      defaultValue = "2,2.5,3",
      description = "Patterns a parameter, P/N (${DEFAULT-VALUE}).")
  private List<Double> ratios;

  @Option(
      names = "--depths",
      paramLabel = "L",
      split = ",",
      defaultValue = "2,3,5",
      description = "Hidden layers, of width 19, 16 and 12 (${DEFAULT-VALUE}).")
  private List<Integer> depths;

  @Option(
      names = "--runs",
      paramLabel = "N",
      defaultValue = "5",
      description = "Networks for every ratio and depth (${DEFAULT-VALUE}).")
  private int runs;

  @Option(
      names = "--steps",
      paramLabel = "N",
      defaultValue = "300000",
      description = "Most steps of one network (${DEFAULT-VALUE}).")
  private int steps;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      defaultValue = "120",
      description =
          "Most seconds of one network, which an undecided run counts (${DEFAULT-VALUE}).")
  private double seconds;

  @Option(
      names = "--protocol",
      paramLabel = "P",
      defaultValue = "USER",
      description = "${COMPLETION-CANDIDATES}, as of train (${DEFAULT-VALUE}).")
  private Protocol protocol;

  @Mixin private CommonOptions common;

  @Override
  public Integer call() throws IOException, InterruptedException {
    long start = System.nanoTime();
    Checks.atLeast("--runs", runs, 1);
    int threads = common.threads();
    Budget budget = Checks.input(() -> new Budget(steps, seconds));
    TrainingSpec base = TrainingSpec.defaults().withBudget(budget).withProtocol(protocol);
    OptimiserStudy study =
        Checks.input(
            () ->
                new OptimiserStudy(
                    OptimiserStudy.candidates(base, common.seed),
                    ratios,
                    depths,
                    runs,
                    common.seed));
    PrintWriter writer = command.commandLine().getOut();
    try (var out = common.open()) {
      OptimiserSummary summary =
          OptimiserSummary.of(
              study.run(threads, progress(study.size())),
              budget,
              protocol.name().toLowerCase(Locale.ROOT),
              threads,
              common.seed,
              (System.nanoTime() - start) / 1e9);
      out.writeFile("optimisers.csv", summary::writeCsv);
      out.writeFile("optimisers.json", file -> Files.writeString(file, Json.write(summary)));
      writer.print(common.json ? Json.write(summary) : summary.markdown());
      writer.flush();
    }
    return 0;
  }

  private Consumer<OptimiserStudy.Run> progress(int size) {
    PrintWriter err = command.commandLine().getErr();
    var ended = new AtomicInteger();
    return run ->
        err.println(
            "%4d of %d  r = %-4s L = %d  %-45s %-9s %6s s"
                .formatted(
                    ended.incrementAndGet(),
                    size,
                    run.ratio(),
                    run.depth(),
                    run.candidate(),
                    run.diverged() ? "diverged" : run.outcome(),
                    String.format(Locale.ROOT, "%.1f", run.seconds())));
  }
}
