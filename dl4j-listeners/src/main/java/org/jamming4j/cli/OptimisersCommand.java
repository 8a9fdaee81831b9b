package org.jamming4j.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jamming4j.report.Journal;
import org.jamming4j.report.Json;
import org.jamming4j.report.OptimiserSummary;
import org.jamming4j.sweep.OptimiserStudy;
import org.jamming4j.sweep.StudyProblem;
import org.jamming4j.training.Budget;
import org.jamming4j.training.Protocol;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Compares methods by the networks they fit and by their time to a verdict. */
@Command(
    name = "optimisers",
    sortOptions = false,
    description = {
      "Compares methods by the ratio r* = P/N at which half of the networks fit, and by their seconds to an outcome.",
      "Prints two Markdown tables; writes the second to DIR/optimisers.csv, and both with every run to DIR/optimisers.json.",
      "Every run is kept in DIR/optimisers-runs.jsonl as it ends: the same command goes on where it was stopped."
    })
final class OptimisersCommand implements Callable<Integer> {
  private static final String JOURNAL = "optimisers-runs.jsonl";
  private static final int QUICK_STEPS = 60_000;
  private static final double QUICK_SECONDS = 3;

  @picocli.CommandLine.Spec private picocli.CommandLine.Model.CommandSpec command;

  @Option(
      names = "--quick",
      description =
          "Networks of less than 200 parameters, of at most 60,000 steps and 3 seconds each: some two minutes on two cores.")
  private boolean quick;

  @Option(
      names = "--methods",
      paramLabel = "TEXT",
      split = ",",
      description =
          "Only methods whose name contains one of the texts, as cycles or momentum (all).")
  private @Nullable List<String> methods;

  @Option(
      names = "--problems",
      paramLabel = "NAME",
      split = ",",
      description =
          "random-2, random-3, random-5: random patterns, networks of so many hidden layers; mnist-3: MNIST's digits by parity; each with -normal for that initialisation (all; with --quick the random ones).")
  private @Nullable List<String> problems;

  @Option(
      names = "--ratios",
      paramLabel = "R",
      split = ",",
      description = "Patterns a parameter, P/N (from where all fit to where none does).")
  private @Nullable List<Double> ratios;

  @Option(
      names = "--runs",
      paramLabel = "N",
      description = "Networks for every problem and ratio (4; with --quick 2).")
  private @Nullable Integer runs;

  @Option(names = "--steps", paramLabel = "N", description = "Most steps of one network (300000).")
  private @Nullable Integer steps;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      description = "Most seconds of one network, which an undecided run counts (60).")
  private @Nullable Double seconds;

  @Option(
      names = "--protocol",
      paramLabel = "P",
      defaultValue = "USER",
      description = "${COMPLETION-CANDIDATES}, as of train (${DEFAULT-VALUE}).")
  private Protocol protocol;

  @Mixin private CommonOptions common;

  /** What a journal's runs have to have in common with those of this command. */
  private record Study(long seed, int steps, double seconds, Protocol protocol, boolean quick) {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    long start = System.nanoTime();
    int threads = common.threads();
    Budget budget = Checks.input(this::budget);
    OptimiserStudy study = Checks.input(() -> study(budget));
    PrintWriter writer = command.commandLine().getOut();
    var what = new Study(common.seed, budget.steps(), budget.seconds(), protocol, quick);
    try (var out = common.open();
        Journal<OptimiserStudy.Run> journal =
            Checks.input(
                () ->
                    new Journal<>(
                        out.path().resolve(JOURNAL),
                        what,
                        line -> Json.read(line, OptimiserStudy.Run.class),
                        Json::line))) {
      OptimiserSummary summary =
          OptimiserSummary.of(
              study.run(journal.known(), threads, ended(journal, study)),
              budget,
              protocol.name().toLowerCase(Locale.ROOT),
              threads,
              common.seed,
              (System.nanoTime() - start) / 1e9);
      out.writeFile("optimisers.csv", summary::writeCsv);
      out.writeFile("optimisers.json", file -> Files.writeString(file, Json.write(summary)));
      writer.print(common.json ? Json.write(summary) : summary.markdown());
      writer.flush();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return 0;
  }

  private Budget budget() {
    return new Budget(
        steps != null ? steps : quick ? QUICK_STEPS : 300_000,
        seconds != null ? seconds : quick ? QUICK_SECONDS : 60);
  }

  private OptimiserStudy study(Budget budget) {
    List<OptimiserStudy.Candidate> candidates =
        OptimiserStudy.candidates(budget, protocol, common.seed).stream()
            .filter(c -> methods == null || methods.stream().anyMatch(c.name()::contains))
            .toList();
    if (candidates.isEmpty()) {
      throw new BadInputException("No method's name contains any of %s.".formatted(methods));
    }
    List<StudyProblem> all = quick ? StudyProblem.small() : StudyProblem.usual();
    List<StudyProblem> chosen = problems == null ? all : StudyProblem.named(all, problems);
    if (ratios != null) {
      chosen = chosen.stream().map(problem -> problem.at(ratios)).toList();
    }
    int networks = runs == null ? (quick ? 2 : 4) : Checks.atLeast("--runs", runs, 1);
    return new OptimiserStudy(candidates, chosen, networks, common.seed);
  }

  private Consumer<OptimiserStudy.Run> ended(
      Journal<OptimiserStudy.Run> journal, OptimiserStudy study) {
    PrintWriter err = command.commandLine().getErr();
    var ended = new AtomicInteger((int) journal.known().stream().filter(study::contains).count());
    return run -> {
      try {
        journal.add(run);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      err.println(
          "%4d of %d  %-15s r = %-4s %-28s %-9s %6s s"
              .formatted(
                  ended.incrementAndGet(),
                  study.size(),
                  run.problem(),
                  run.ratio(),
                  run.candidate(),
                  run.diverged() ? "diverged" : run.outcome(),
                  String.format(Locale.ROOT, "%.1f", run.seconds())));
    };
  }
}
