package org.jamming4j.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jamming4j.network.HingeNetworkSpec;
import org.jamming4j.report.Json;
import org.jamming4j.report.ResultFiles;
import org.jamming4j.report.TrainSummary;
import org.jamming4j.sweep.KeptRuns;
import org.jamming4j.sweep.NetworkRun;
import org.jamming4j.sweep.NetworkRunner;
import org.jamming4j.sweep.RunStage;
import org.jamming4j.training.Goal;
import org.jamming4j.training.TrainingSpec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Trains one network until its outcome is known. */
@Command(
    name = "train",
    sortOptions = false,
    description = {
      "Trains one network until it fits (N_Delta = 0) or its outcome is known otherwise.",
      "Writes DIR/train.json and network.zip."
    })
final class TrainCommand implements Callable<Integer> {
  private static final ResultFiles FILES = ResultFiles.of("train\\.json|network\\.zip");

  @picocli.CommandLine.Spec private picocli.CommandLine.Model.CommandSpec command;

  @Option(names = "--width", paramLabel = "H", required = true, description = "Width of a layer.")
  private int width;

  @Mixin private DataOptions data;
  @Mixin private NetworkOptions network;
  @Mixin private TrainingOptions training;
  @Mixin private CommonOptions common;

  @Override
  public Integer call() throws IOException, InterruptedException {
    network.check();
    Checks.atLeast("--width", width, 1);
    int threads = common.threads();
    TrainingSpec spec = training.spec(Goal.SATISFIED, common.seed).withThreads(threads);
    PrintWriter err = command.commandLine().getErr();
    PreparedData prepared = data.load(common.seed, err);
    HingeNetworkSpec shape = network.spec(prepared.split().training(), width);
    shape.requireMemory(1);
    var progress = new Progress(err);
    var runner =
        new NetworkRunner(
            prepared.split(),
            prepared.preprocessing(),
            common.seed,
            threads,
            progress,
            KeptRuns.NONE);
    try (var out = common.open(FILES)) {
      NetworkRun run = runner.train(RunStage.SINGLE, shape, spec, 1).get(0);
      TrainSummary summary = TrainSummary.of(run.record(), prepared.read(), common.seed);
      PrintWriter writer = command.commandLine().getOut();
      writer.print(common.json ? Json.write(summary) : text(summary));
      writer.flush();
      out.replace(
          FILES,
          folder -> {
            prepared.withColumns(run.network()).save(folder.resolve("network.zip"));
            Files.writeString(folder.resolve("train.json"), Json.write(summary));
          },
          Map.of());
    }
    return 0;
  }

  private static String text(TrainSummary s) {
    return """
        %s: %d patterns, seed %d
        width %d, depth %d, N = %d
        outcome     %s
        steps       %d (%s a second)
        separated   %s
        satisfied   %s
        loss        %s, N_Delta %d, q %s, dead layers lifted %d
        train error %s
        test error  %s
        """
        .formatted(
            s.data(),
            s.patterns(),
            s.seed(),
            s.width(),
            s.depth(),
            s.effectiveParameters(),
            s.outcome(),
            s.steps(),
            s.stepsPerSecond(),
            s.separatedAt() == null ? "never" : "at step " + s.separatedAt(),
            s.satisfiedAt() == null ? "never" : "at step " + s.satisfiedAt(),
            s.loss(),
            s.unsatisfied(),
            s.q(),
            s.lifts(),
            s.trainError(),
            s.testError() == null ? "-" : s.testError());
  }
}
