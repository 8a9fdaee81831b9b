package org.jamming4j.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jamming4j.curvature.Coordinates;
import org.jamming4j.data.Patterns;
import org.jamming4j.ensemble.TrainedNetwork;
import org.jamming4j.network.HingeNetworkSpec;
import org.jamming4j.report.Json;
import org.jamming4j.report.NetworkSpectra;
import org.jamming4j.report.OutputDirectory;
import org.jamming4j.report.ResultFiles;
import org.jamming4j.report.SpectrumCsv;
import org.jamming4j.report.SpectrumPlot;
import org.jamming4j.report.SpectrumStrip;
import org.jamming4j.report.SpectrumSummary;
import org.jamming4j.sweep.KeptRuns;
import org.jamming4j.sweep.NetworkRunner;
import org.jamming4j.sweep.ThresholdProblem;
import org.jamming4j.sweep.search.ThresholdSearch;
import org.jamming4j.training.Goal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;

/** Finds the Hessian's spectrum of a saved network, or of networks trained about N*. */
@Command(
    name = "spectrum",
    sortOptions = false,
    description = {
      "Finds all eigenvalues of the loss's Hessian H = H0 + Hp and of its terms: of a network that train or size has saved, on its data (--model); or of networks trained for it, of several multiples of N*, which is looked for unless --n-star tells it.",
      "Writes DIR/spectrum.json, spectrum.csv and spectrum.png, and with --series spectrum-series.png. Every run that looks for N* is kept in DIR/unfinished/runs.jsonl as it ends, and in DIR/runs.jsonl once all is done; --resume goes on with them."
    })
final class SpectrumCommand implements Callable<Integer> {
  private static final ResultFiles FILES =
      ResultFiles.of("spectrum\\.json|spectrum\\.csv|spectrum\\.png|spectrum-series\\.png");

  /** With the runs of a search for N*; without one, those of another command are none of ours. */
  private static final ResultFiles SEARCHED =
      ResultFiles.of(FILES.names().pattern() + "|runs\\.jsonl");

  private static final String SUMMARY = "spectrum.json";
  private static final String STRIP = "spectrum-series.png";
  private static final double MOST = 1e9;
  private static final double MOST_RATIO = 1000;

  @picocli.CommandLine.Spec private CommandSpec command;

  @Option(
      names = "--model",
      paramLabel = "FILE",
      description =
          "A network that was saved, as network.zip; its data go through its own preprocessing.")
  private @Nullable Path model;

  @Option(
      names = "--n-star",
      paramLabel = "N",
      description = "N* as threshold or size found it (looked for).")
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

  @Option(
      names = "--series",
      description =
          "Look at the networks amidst their training, too: after the updates 1, 2, 11, 101, 1001 and so on, as they are numbered from 0.")
  private boolean series;

  @Mixin private SearchOptions searching;
  @Mixin private DataOptions data;
  @Mixin private NetworkOptions network;
  @Mixin private TrainingOptions training;
  @Mixin private CommonOptions common;

  @Override
  public Integer call() throws IOException, InterruptedException {
    long start = System.nanoTime();
    checkOptions();
    int threads = common.threads();
    TrainedNetwork saved = model == null ? null : saved(model);
    PrintWriter err = command.commandLine().getErr();
    PreparedData all = data.load(common.seed, err);
    // a network that was saved is looked at on all of them
    PreparedData prepared = saved != null || nStar != null ? all : all.fittable(err);
    try (OutputDirectory out = common.open()) {
      @Nullable Double threshold = nStar;
      List<NetworkSpectra> networks;
      if (saved != null) {
        networks = List.of(of(saved, prepared));
      } else {
        threshold = nStar != null ? nStar : found(prepared, out, threads);
        networks = trained(prepared, threshold, threads);
      }
      SpectrumSummary summary =
          SpectrumSummary.of(
              networks,
              prepared.read(),
              coordinates,
              threshold,
              common.seed,
              (System.nanoTime() - start) / 1e9);
      write(out, summary);
    }
    return 0;
  }

  private void checkOptions() {
    if (model != null) {
      requireLeftOut("--model", "searching", "network", "training");
      requireLeftOut("--model", "--n-star", "--ratios", "--series");
    } else if (nStar != null) {
      requireLeftOut("--n-star", "searching");
    }
    network.check();
    checkThreshold();
    checkRatios(ratios);
    training.spec(Goal.SATISFIED, common.seed);
  }

  /** Refuses options, or those of a mixin, that say nothing beside another one. */
  private void requireLeftOut(String beside, String... namesOrMixins) {
    for (OptionSpec given : command.commandLine().getParseResult().matchedOptions()) {
      for (String name : namesOrMixins) {
        CommandSpec mixin = command.mixins().get(name);
        if (given.longestName().equals(name)
            || (mixin != null && mixin.optionsMap().containsKey(given.longestName()))) {
          throw new BadInputException(
              "%s and %s do not go together; leave one of them out."
                  .formatted(beside, given.longestName()));
        }
      }
    }
  }

  private void checkThreshold() {
    if (nStar != null && !(nStar >= 1 && nStar <= MOST)) {
      throw new BadInputException("--n-star %s must be from 1 to %s.".formatted(nStar, MOST));
    }
  }

  /** Checks multiples of N*. */
  static void checkRatios(List<Double> ratios) {
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
    return new SpectrumNetworks(patterns, coordinates).of(String.valueOf(model), saved.network());
  }

  /** N*, by a search. */
  private double found(PreparedData prepared, OutputDirectory out, int threads)
      throws IOException, InterruptedException {
    HingeNetworkSpec shape = network.spec(prepared.split().training(), 1);
    shape.requireMemory(threads);
    ThresholdProblem problem = Over.WIDTH.problem(shape, prepared.split(), data.isRandom());
    ThresholdSearch search = searching.search(problem, data.isRandom());
    var job =
        SearchJob.of(
            "spectrum",
            JobFiles.JOURNAL,
            problem,
            training.spec(Goal.CERTIFICATE, common.seed),
            prepared,
            data.isRandom(),
            common.seed);
    JobFiles files = searching.files(out, SEARCHED).begin();
    PrintWriter err = command.commandLine().getErr();
    return searching.run(search, job, files, threads, err).fit().threshold();
  }

  private List<NetworkSpectra> trained(PreparedData prepared, double threshold, int threads)
      throws InterruptedException {
    Patterns patterns = prepared.split().training();
    HingeNetworkSpec shape = network.spec(patterns, 1);
    var runner =
        new NetworkRunner(
            prepared.split(),
            prepared.preprocessing(),
            common.seed,
            threads,
            new Progress(command.commandLine().getErr()),
            KeptRuns.NONE);
    return new SpectrumNetworks(patterns, coordinates)
        .trained(
            runner,
            shape,
            ratios.stream().map(ratio -> shape.widthNear(ratio * threshold)).toList(),
            training.spec(Goal.SATISFIED, common.seed),
            series);
  }

  private void write(OutputDirectory out, SpectrumSummary summary) throws IOException {
    PrintWriter writer = command.commandLine().getOut();
    writer.print(common.json ? Json.write(summary) : SpectrumText.of(summary));
    writer.flush();
    Map<String, OutputDirectory.Writer> pictures = new LinkedHashMap<>();
    pictures.put("spectrum.png", file -> SpectrumPlot.write(file, summary));
    if (series) {
      pictures.put(STRIP, file -> SpectrumStrip.write(file, summary.all()));
    }
    OutputDirectory.Writer essential =
        folder -> {
          SpectrumCsv.write(folder.resolve("spectrum.csv"), summary.all());
          Files.writeString(folder.resolve(SUMMARY), Json.write(summary));
        };
    if (model == null && nStar == null) {
      searching.files(out, SEARCHED).end(List.of(JobFiles.JOURNAL), essential, pictures);
    } else {
      out.replace(FILES, essential, pictures);
    }
    command
        .commandLine()
        .getErr()
        .println(
            "Written to %s: spectrum.json, spectrum.csv, spectrum.png%s"
                .formatted(out.path(), series ? ", " + STRIP : ""));
  }
}
