package org.jamming4j.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jamming4j.report.Json;
import org.jamming4j.report.SpectrumStudyPlots;
import org.jamming4j.report.SpectrumStudySummary;
import org.jamming4j.sweep.SpectrumStudy;
import org.jamming4j.sweep.StudyProblem;
import org.jamming4j.training.Goal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Spectra of the Hessian below, at and beyond N*. */
@Command(
    name = "spectrum",
    sortOptions = false,
    description = {
      "Finds N* of random patterns (L = 2, 3, 5) and of MNIST's digits, trains networks below, at and beyond it, and finds all eigenvalues of H, H0 and Hp, by weights and biases.",
      "Prints Markdown tables; writes them to DIR/spectrum-study.json, and three plots: spectrum-hessian.png, spectrum-residual.png and spectrum-modes.png."
    })
final class SpectrumStudyCommand implements Callable<Integer> {
  @picocli.CommandLine.Spec private picocli.CommandLine.Model.CommandSpec command;

  @Option(names = "--quick", description = "Networks of less than 200 parameters.")
  private boolean quick;

  @Option(
      names = "--problems",
      paramLabel = "NAME",
      split = ",",
      description =
          "random-2, random-3, random-5: random patterns, networks of so many hidden layers; mnist-3: MNIST's digits by parity (all; with --quick the random ones).")
  private @Nullable List<String> problems;

  @Option(
      names = "--ratios",
      paramLabel = "X",
      split = ",",
      defaultValue = "0.6,1,1.6",
      description = "Multiples of N* (${DEFAULT-VALUE}).")
  private List<Double> ratios;

  @Option(
      names = "--networks",
      paramLabel = "N",
      defaultValue = "3",
      description = "How many at each multiple (${DEFAULT-VALUE}).")
  private int networks;

  @Mixin private TrainingOptions training;
  @Mixin private CommonOptions common;

  @Override
  public Integer call() throws IOException, InterruptedException {
    long start = System.nanoTime();
    Checks.atLeast("--networks", networks, 1);
    SpectrumCommand.checkRatios(ratios);
    int threads = common.threads();
    List<StudyProblem> chosen = Checks.input(this::chosen);
    var study =
        new SpectrumStudy(
            training.spec(Goal.CERTIFICATE, common.seed), ratios, networks, common.seed);
    PrintWriter err = command.commandLine().getErr();
    PrintWriter writer = command.commandLine().getOut();
    try (var out = common.open()) {
      List<SpectrumStudy.Result> results = new ArrayList<>();
      for (StudyProblem problem : chosen) {
        err.println("%s: looking for N*".formatted(problem.name()));
        SpectrumStudy.Result result = study.run(problem, threads, new Progress(err));
        err.println(
            String.format(Locale.ROOT, "%s: N* = %.1f", problem.name(), result.fit().threshold()));
        results.add(result);
      }
      SpectrumStudySummary summary =
          SpectrumStudySummary.of(results, common.seed, (System.nanoTime() - start) / 1e9);
      out.writeFile("spectrum-study.json", file -> Files.writeString(file, Json.write(summary)));
      writer.print(common.json ? Json.write(summary) : summary.markdown());
      writer.flush();
      // last, because Java draws nothing where there are no fonts, and nothing else may be lost
      out.writeFile("spectrum-hessian.png", file -> SpectrumStudyPlots.writeHessian(file, results));
      out.writeFile(
          "spectrum-residual.png", file -> SpectrumStudyPlots.writeResidual(file, results));
      out.writeFile("spectrum-modes.png", file -> SpectrumStudyPlots.writeModes(file, results));
    }
    return 0;
  }

  private List<StudyProblem> chosen() {
    List<StudyProblem> all = quick ? StudyProblem.small() : StudyProblem.orthogonal();
    return problems == null ? all : StudyProblem.named(all, problems);
  }
}
