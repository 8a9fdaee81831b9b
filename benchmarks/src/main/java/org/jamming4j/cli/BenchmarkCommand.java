package org.jamming4j.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jamming4j.benchmark.BenchmarkListener;
import org.jamming4j.benchmark.BenchmarkSettings;
import org.jamming4j.benchmark.Contender;
import org.jamming4j.benchmark.CurvatureBenchmark;
import org.jamming4j.benchmark.CurvaturePeer;
import org.jamming4j.benchmark.CurvatureResult;
import org.jamming4j.benchmark.Failures;
import org.jamming4j.benchmark.JavaChild;
import org.jamming4j.benchmark.Machine;
import org.jamming4j.benchmark.PeakBenchmark;
import org.jamming4j.benchmark.PeerChild;
import org.jamming4j.benchmark.RaceBenchmark;
import org.jamming4j.benchmark.RaceResult;
import org.jamming4j.benchmark.ScalingBenchmark;
import org.jamming4j.benchmark.StepResult;
import org.jamming4j.benchmark.StepsBenchmark;
import org.jamming4j.benchmark.ThresholdBenchmark;
import org.jamming4j.cli.BenchmarkOptions.Section;
import org.jamming4j.report.BenchmarkSummary;
import org.jamming4j.report.BenchmarkTables;
import org.jamming4j.report.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Measures this trainer beside DL4J's {@code fit} and PyTorch. */
@Command(
    name = "benchmark",
    sortOptions = false,
    description = {
      "Measures this trainer, DL4J's fit and PyTorch side by side, each in a process of its own, with the same precision and --threads.",
      "steps: full-batch steps over random patterns, after warm-up, at a learning rate too small to fit any, so that all patterns are worked on at every step. Operations are those of the matrix products: 2 P N forward, 2 P N for the weights' gradient, 2 P (N - d h) backward.",
      "race: seconds from the start of training to no training error, and to N_Delta = 0, with this trainer's defaults, by the papers' protocol for N_Delta = 0, after a training of other networks for two seconds, since Java compiles while it runs. PyTorch looks every 200 steps, and its time is its share of the run's steps.",
      "threshold: seconds to N* of the parity of MNIST's digits to 10 %%, beside the papers' way: widths downwards one by one, each trained until N_Delta = 0 or 200,000 steps. Its steps are counted by this trainer, and its time is estimated from PyTorch's milliseconds a step.",
      "curvature: seconds to all eigenvalues of H, H0 and Hp beside LAPACK's dsyevd of a random matrix of that size, and beside PyTorch (torch.func and eigvalsh) where --python has it; Hessian-vector products beside gradients; a snapshot beside steps of training.",
      "Writes DIR/benchmark.json and benchmark.md."
    })
public final class BenchmarkCommand implements AddedCommand {
  @picocli.CommandLine.Spec private picocli.CommandLine.Model.CommandSpec command;

  @Mixin private BenchmarkOptions options;
  @Mixin private CommonOptions common;

  @Override
  public Integer call() throws IOException, InterruptedException {
    options.check();
    BenchmarkSettings settings = options.settings(common.threads(), common.seed);
    PrintWriter err = command.commandLine().getErr();
    try (var out = common.open()) {
      Optional<PeerChild> peer = options.peer(settings.threads());
      if (peer.isEmpty() && options.wantsPeer()) {
        err.println("PyTorch is left out; --peer PATH names its script.");
      }
      BenchmarkSummary summary = measure(settings, peer, new BenchmarkProgress(err));
      String tables = BenchmarkTables.of(summary);
      out.writeFile("benchmark.json", file -> Files.writeString(file, Json.write(summary)));
      out.writeFile("benchmark.md", file -> Files.writeString(file, tables));
      PrintWriter writer = command.commandLine().getOut();
      writer.print(common.json ? Json.write(summary) : tables);
      writer.flush();
      err.println("Written to %s: benchmark.json, benchmark.md".formatted(out.path()));
      return summary.failures().stream().anyMatch(f -> f.contender() == Contender.JAMMING4J)
          ? Main.FAILED
          : 0;
    }
  }

  private BenchmarkSummary measure(
      BenchmarkSettings settings, Optional<PeerChild> peer, BenchmarkListener listener)
      throws InterruptedException {
    long start = System.nanoTime();
    var failures = new Failures(listener);
    List<String> program = List.of(Main.class.getName(), BenchmarkChildCommand.NAME);
    var java = new JavaChild(program, settings.threads());
    Set<Section> sections = options.sections();
    var peak = new PeakBenchmark(settings, java, listener, failures).run();
    List<StepResult> steps = List.of();
    if (sections.contains(Section.STEPS)) {
      steps = new StepsBenchmark(settings, java, peer, listener, failures).run(options.shapes());
    }
    List<RaceResult> races = List.of();
    if (sections.contains(Section.RACE)) {
      races =
          new RaceBenchmark(settings, java, peer, listener, failures)
              .run(
                  options.satShape(),
                  options.satSeeds(),
                  options.satSeconds(),
                  options.satPeerSteps());
    }
    List<StepResult> scaling = List.of();
    if (sections.contains(Section.SCALING)) {
      scaling =
          new ScalingBenchmark(settings, java, listener, failures).run(options.scalingShapes());
    }
    Optional<ThresholdBenchmark.Result> threshold = Optional.empty();
    if (sections.contains(Section.THRESHOLD)) {
      threshold =
          Optional.of(
              new ThresholdBenchmark(settings, peer, listener, failures)
                  .run(options.thresholdPatterns()));
    }
    Optional<CurvatureResult> curvature = Optional.empty();
    if (sections.contains(Section.CURVATURE)) {
      CurvaturePeer pytorch = options.curvaturePeer(settings.threads());
      curvature =
          new CurvatureBenchmark(settings, java, pytorch, listener, failures)
              .run(options.curvatureShape(), options.snapshotShape());
    }
    return BenchmarkSummary.of(
        settings,
        Machine.current(),
        peak,
        steps,
        options.satShape(),
        races,
        scaling,
        threshold,
        curvature,
        failures.list(),
        (System.nanoTime() - start) / 1e9);
  }
}
