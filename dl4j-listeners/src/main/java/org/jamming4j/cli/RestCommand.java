package org.jamming4j.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jamming4j.report.Json;
import org.jamming4j.report.RestSummary;
import org.jamming4j.sweep.RestStudy;
import org.jamming4j.sweep.StudyProblem;
import org.jamming4j.training.Goal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Counts the runs called jammed that fit with more patience. */
@Command(
    name = "rest",
    sortOptions = false,
    description = {
      "Makes every run that is called UNSAT again, with ten times its steps and a tenth of the tolerance at rest, and counts those that fit then.",
      "Prints a Markdown table, and writes it with every run to DIR/rest.json."
    })
final class RestCommand implements Callable<Integer> {
  @picocli.CommandLine.Spec private picocli.CommandLine.Model.CommandSpec command;

  @Option(
      names = "--problem",
      paramLabel = "NAME",
      defaultValue = "random-3",
      description = "As of reproduce optimisers (${DEFAULT-VALUE}).")
  private String problem;

  @Option(
      names = "--ratios",
      paramLabel = "R",
      split = ",",
      defaultValue = "2.806,3",
      description = "Patterns a parameter, P/N (${DEFAULT-VALUE}).")
  private List<Double> ratios;

  @Option(
      names = "--runs",
      paramLabel = "N",
      defaultValue = "20",
      description = "Networks for every ratio (${DEFAULT-VALUE}).")
  private int runs;

  @Option(
      names = "--again",
      paramLabel = "HOW",
      split = ",",
      defaultValue = "TOLERANCE",
      description = {
        "What else such a run has, once for each (${DEFAULT-VALUE}): TOLERANCE, a tenth of it; FALL, and of the improvement without which the rate falls, by which it is another run; CYCLES, ten times as many, another method."
      })
  private List<RestStudy.Again> again;

  @Mixin private TrainingOptions training;
  @Mixin private CommonOptions common;

  @Override
  public Integer call() throws IOException, InterruptedException {
    long start = System.nanoTime();
    Checks.atLeast("--runs", runs, 1);
    int threads = common.threads();
    RestStudy study =
        Checks.input(
            () -> {
              StudyProblem named =
                  StudyProblem.named(StudyProblem.usual(), List.of(problem)).get(0);
              return new RestStudy(
                  training.spec(Goal.CERTIFICATE, common.seed),
                  List.of(named.at(ratios)),
                  again,
                  runs,
                  common.seed);
            });
    PrintWriter writer = command.commandLine().getOut();
    try (var out = common.open()) {
      RestSummary summary =
          RestSummary.of(
              study.run(threads, progress()), common.seed, (System.nanoTime() - start) / 1e9);
      out.writeFile("rest.json", file -> Files.writeString(file, Json.write(summary)));
      writer.print(common.json ? Json.write(summary) : summary.markdown());
      writer.flush();
    }
    return 0;
  }

  private Consumer<RestStudy.Run> progress() {
    PrintWriter err = command.commandLine().getErr();
    return run ->
        err.println(
            "%-15s r = %-5s %3d  %-9s after %7d steps%s"
                .formatted(
                    run.problem(),
                    run.ratio(),
                    run.index(),
                    run.outcome(),
                    run.steps(),
                    run.later().isEmpty() ? "" : ", with ten times as many " + run.later()));
  }
}
