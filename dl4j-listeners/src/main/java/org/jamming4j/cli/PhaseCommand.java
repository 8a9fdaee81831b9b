package org.jamming4j.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jamming4j.data.Split;
import org.jamming4j.network.HingeNetworkSpec;
import org.jamming4j.report.Json;
import org.jamming4j.report.OutputDirectory;
import org.jamming4j.report.PhasePlot;
import org.jamming4j.report.PhaseSummary;
import org.jamming4j.report.ResultFiles;
import org.jamming4j.report.RunsCsv;
import org.jamming4j.sweep.PhasePoint;
import org.jamming4j.sweep.RunRecord;
import org.jamming4j.sweep.ThresholdProblem;
import org.jamming4j.sweep.search.ThresholdSearch;
import org.jamming4j.training.Goal;
import org.jamming4j.training.TrainingSpec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** N* of several numbers of patterns. */
@Command(
    name = "phase",
    sortOptions = false,
    description = {
      "Finds N* for each of several --patterns, as 250,500,1000: how the size at which networks fit grows with the data.",
      "Writes DIR/phase.json, runs.csv and phase.png. Every run is kept in DIR/unfinished/runs-P.jsonl as it ends, and in DIR/runs-P.jsonl once all is done; --resume goes on with them."
    })
final class PhaseCommand implements Callable<Integer> {
  private static final ResultFiles FILES =
      ResultFiles.of("phase\\.json|runs\\.csv|runs-\\d+\\.jsonl|phase\\.png");

  private static final String SUMMARY = "phase.json";
  private static final String ROW = "%8s %9s %9s %9s %8s %6s %6s %6s %8s %10s%n";

  @picocli.CommandLine.Spec private picocli.CommandLine.Model.CommandSpec command;

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
    PrintWriter err = command.commandLine().getErr();
    List<PreparedData> each =
        data.loadEach(common.seed, err).stream().map(prepared -> prepared.fittable(err)).toList();
    List<ThresholdProblem> problems =
        each.stream().map(prepared -> problem(prepared.split())).toList();
    // what is wrong with an option is told before anything is begun
    searching.search(problems.get(0), data.isRandom());
    List<PhasePoint> points = new ArrayList<>();
    try (OutputDirectory out = common.open()) {
      List<String> journals = problems.stream().map(PhaseCommand::journal).toList();
      JobFiles files = searching.files(out, FILES).begin();
      for (int i = 0; i < problems.size(); i++) {
        points.add(point(problems.get(i), each.get(i), points, spec, files, threads));
      }
      write(
          files,
          points,
          journals,
          PhaseSummary.of(
              points,
              each.get(each.size() - 1).read(),
              training.protocol.name(),
              common.seed,
              (System.nanoTime() - start) / 1e9));
    }
    return 0;
  }

  private ThresholdProblem problem(Split split) {
    HingeNetworkSpec shape = network.spec(split.training(), 1);
    shape.requireMemory(common.threads());
    return data.isRandom()
        ? ThresholdProblem.randomWidths(shape, split.training().size())
        : ThresholdProblem.widths(shape, split);
  }

  private static String journal(ThresholdProblem problem) {
    return "runs-%d.jsonl".formatted(problem.patterns(1));
  }

  /** Begins where the point of fewer patterns leads to. */
  private PhasePoint point(
      ThresholdProblem problem,
      PreparedData prepared,
      List<PhasePoint> before,
      TrainingSpec spec,
      JobFiles files,
      int threads)
      throws IOException, InterruptedException {
    ThresholdSearch search =
        before.isEmpty()
            ? searching.search(problem, data.isRandom())
            : searching.search(problem, before.get(before.size() - 1).guess(problem));
    var job =
        SearchJob.of(
            "phase", journal(problem), problem, spec, prepared, data.isRandom(), common.seed);
    PrintWriter err = command.commandLine().getErr();
    err.println("P = %d".formatted(problem.patterns(1)));
    return new PhasePoint(problem, searching.run(search, job, files, threads, err));
  }

  private void write(
      JobFiles files, List<PhasePoint> points, List<String> journals, PhaseSummary summary)
      throws IOException {
    List<RunRecord> runs = points.stream().flatMap(p -> p.study().runs().stream()).toList();
    PrintWriter writer = command.commandLine().getOut();
    writer.print(common.json ? Json.write(summary) : text(summary));
    writer.flush();
    files.end(
        journals,
        folder -> {
          RunsCsv.write(folder.resolve("runs.csv"), runs);
          Files.writeString(folder.resolve(SUMMARY), Json.write(summary));
        },
        Map.of("phase.png", file -> PhasePlot.write(file, summary)));
    command
        .commandLine()
        .getErr()
        .println("Written to %s: phase.json, runs.csv, phase.png".formatted(files.out().path()));
  }

  private static String text(PhaseSummary s) {
    var text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "%s: d = %d, L = %d, seed %d, %s s%n%n",
            s.data(),
            s.dimension(),
            s.depth(),
            s.seed(),
            s.seconds()));
    text.append(
        String.format(
            Locale.ROOT,
            ROW,
            "P",
            "N*",
            "low",
            "high",
            "r*",
            "runs",
            "SAT",
            "UNSAT",
            "TRAPPED",
            "UNDECIDED"));
    for (PhaseSummary.Point p : s.points()) {
      text.append(
          String.format(
              Locale.ROOT,
              ROW,
              p.patterns(),
              p.nStar(),
              p.nStarLow() == null ? "unknown" : p.nStarLow(),
              p.nStarHigh() == null ? "unknown" : p.nStarHigh(),
              p.rStar(),
              p.runs(),
              p.sat(),
              p.unsat(),
              p.trapped(),
              p.undecided()));
    }
    text.append(
        String.format(
            Locale.ROOT,
            "%nN* is at most %s P%s, and grows as P to the power %s by least squares%n",
            s.bound(),
            s.outputs() == 1 ? "" : " k",
            s.exponent()));
    return text.toString();
  }
}
