package org.jamming4j.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jamming4j.curvature.Coordinates;
import org.jamming4j.curvature.HessianSpectra;
import org.jamming4j.curvature.LossPoint;
import org.jamming4j.data.Patterns;
import org.jamming4j.ensemble.TrainedNetwork;
import org.jamming4j.jamming.Outcome;
import org.jamming4j.network.HingeNetworkShape;
import org.jamming4j.network.HingeNetworkSpec;
import org.jamming4j.network.UnsupportedNetworkException;
import org.jamming4j.report.Json;
import org.jamming4j.report.NetworkSpectra;
import org.jamming4j.report.OutputDirectory;
import org.jamming4j.report.SpectrumCsv;
import org.jamming4j.report.SpectrumPlot;
import org.jamming4j.report.SpectrumSummary;
import org.jamming4j.sweep.KeptRuns;
import org.jamming4j.sweep.NetworkRun;
import org.jamming4j.sweep.NetworkRunner;
import org.jamming4j.sweep.RunStage;
import org.jamming4j.training.Goal;
import org.jamming4j.training.TrainingSpec;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Finds the Hessian's spectrum of a saved network, or of networks trained about N*. */
@Command(
    name = "spectrum",
    sortOptions = false,
    description = {
      "Finds all eigenvalues of the loss's Hessian H = H0 + Hp and of its terms: of a network that train or size has saved, on its data (--model); or of networks trained for it, of several multiples of N* (--n-star).",
      "Writes DIR/spectrum.json, spectrum.csv and spectrum.png."
    })
final class SpectrumCommand implements Callable<Integer> {
  private static final double MOST = 1e9;
  private static final double MOST_RATIO = 1000;

  @picocli.CommandLine.Spec private picocli.CommandLine.Model.CommandSpec command;

  @Option(
      names = "--model",
      paramLabel = "FILE",
      description =
          "A network that was saved, as network.zip; its data go through its own preprocessing.")
  private @Nullable Path model;

  @Option(
      names = "--n-star",
      paramLabel = "N",
      description = "N* as threshold or size found it; networks about it are trained.")
  private @Nullable Double nStar;

  @Option(
      names = "--ratios",
      paramLabel = "X",
      split = ",",
      defaultValue = "0.6,1,1.6",
      description = "Multiples of N* that are trained (${DEFAULT-VALUE}).")
  private List<Double> ratios;

  @Option(
      names = "--coordinates",
      paramLabel = "C",
      defaultValue = "ALL",
      description =
          "ALL: the Hessian by weights and biases; WEIGHTS: by the N weights alone (${DEFAULT-VALUE}).")
  private Coordinates coordinates;

  @Mixin private DataOptions data;
  @Mixin private NetworkOptions network;
  @Mixin private TrainingOptions training;
  @Mixin private CommonOptions common;

  @Override
  public Integer call() throws IOException, InterruptedException {
    long start = System.nanoTime();
    if ((model == null) == (nStar == null)) {
      throw new BadInputException(
          "Name one of --model FILE, a network that was saved, and --n-star N, about which networks are trained.");
    }
    network.check();
    checkRatios();
    int threads = common.threads();
    TrainingSpec spec = training.spec(Goal.SATISFIED, common.seed);
    TrainedNetwork saved = model == null ? null : saved(model);
    PreparedData prepared = data.load(common.seed);
    try (OutputDirectory out = common.open()) {
      List<NetworkSpectra> networks =
          saved != null ? List.of(of(saved, prepared)) : trained(prepared, spec, threads);
      SpectrumSummary summary =
          SpectrumSummary.of(
              networks,
              prepared.name(),
              coordinates,
              nStar,
              common.seed,
              (System.nanoTime() - start) / 1e9);
      write(out, summary);
    }
    return 0;
  }

  private void checkRatios() {
    if (nStar != null && !(nStar >= 1 && nStar <= MOST)) {
      throw new BadInputException("--n-star %s must be from 1 to %s.".formatted(nStar, MOST));
    }
    for (double ratio : ratios) {
      if (!(ratio > 0 && ratio <= MOST_RATIO)) {
        throw new BadInputException(
            "--ratios %s must be above 0 and at most %s.".formatted(ratio, MOST_RATIO));
      }
    }
  }

  private static TrainedNetwork saved(Path file) {
    return Checks.input(() -> TrainedNetwork.load(file));
  }

  private NetworkSpectra of(TrainedNetwork saved, PreparedData prepared)
      throws InterruptedException {
    Patterns raw = prepared.raw().training();
    Patterns patterns = Checks.input(() -> saved.preprocessing().apply(raw));
    return spectra(String.valueOf(model), saved.network(), patterns, null);
  }

  private List<NetworkSpectra> trained(PreparedData prepared, TrainingSpec spec, int threads)
      throws InterruptedException {
    Patterns patterns = prepared.split().training();
    double threshold = nStar == null ? 0 : nStar;
    HingeNetworkSpec shape = network.spec(patterns, 1);
    List<Integer> widths = new ArrayList<>();
    for (double ratio : ratios) {
      int width = shape.widthNear(ratio * threshold);
      // before any is trained
      HessianSpectra.requireMemory(shape.withWidth(width), coordinates);
      widths.add(width);
    }
    var runner =
        new NetworkRunner(
            prepared.split(),
            prepared.preprocessing(),
            common.seed,
            threads,
            new Progress(command.commandLine().getErr()),
            KeptRuns.NONE);
    List<NetworkSpectra> networks = new ArrayList<>();
    for (int width : widths.stream().sorted().distinct().toList()) {
      NetworkRun run = runner.train(RunStage.SINGLE, shape.withWidth(width), spec, 1).get(0);
      networks.add(
          spectra(
              "N = %d, %s"
                  .formatted(run.record().spec().effectiveParameters(), run.record().outcome()),
              run.network().network(),
              patterns,
              run.record().outcome()));
    }
    return networks;
  }

  private NetworkSpectra spectra(
      String label, MultiLayerNetwork of, Patterns patterns, @Nullable Outcome outcome)
      throws InterruptedException {
    HingeNetworkSpec spec;
    try {
      spec = HingeNetworkShape.of(of);
    } catch (UnsupportedNetworkException e) {
      throw new BadInputException(
          "%s is no hinge network: %s.".formatted(label, e.getMessage()), e);
    }
    double[] parameters = of.params().dup().data().asDouble();
    try (LossPoint point = Checks.input(() -> new LossPoint(spec, parameters, patterns))) {
      return new NetworkSpectra(
          label,
          spec.width(),
          spec.depth(),
          spec.effectiveParameters(),
          patterns.size(),
          outcome,
          point.unsatisfied(),
          HessianSpectra.of(point, coordinates));
    }
  }

  private void write(OutputDirectory out, SpectrumSummary summary) throws IOException {
    PrintWriter writer = command.commandLine().getOut();
    writer.print(common.json ? Json.write(summary) : SpectrumText.of(summary));
    writer.flush();
    out.writeFile("spectrum.csv", file -> SpectrumCsv.write(file, summary.all()));
    out.writeFile("spectrum.json", file -> Files.writeString(file, Json.write(summary)));
    // last, because Java draws nothing where there are no fonts, and nothing else may be lost
    out.writeFile("spectrum.png", file -> SpectrumPlot.write(file, summary));
    command
        .commandLine()
        .getErr()
        .println("Written to %s: spectrum.json, spectrum.csv, spectrum.png".formatted(out.path()));
  }
}
