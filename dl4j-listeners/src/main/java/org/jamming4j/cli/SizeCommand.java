package org.jamming4j.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jamming4j.ensemble.AveragedEnsemble;
import org.jamming4j.network.HingeNetworkSpec;
import org.jamming4j.report.Journal;
import org.jamming4j.report.Json;
import org.jamming4j.report.ResultFiles;
import org.jamming4j.report.RunsCsv;
import org.jamming4j.report.SizePlot;
import org.jamming4j.report.SizeSummary;
import org.jamming4j.sweep.NetworkRunner;
import org.jamming4j.sweep.RunRecord;
import org.jamming4j.sweep.SizeStudy;
import org.jamming4j.sweep.ThresholdProblem;
import org.jamming4j.sweep.ThresholdStudy;
import org.jamming4j.sweep.arbiter.ArbiterEngine;
import org.jamming4j.sweep.search.ThresholdSearch;
import org.jamming4j.training.Goal;
import org.jamming4j.training.TrainingSpec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The main job: finds N*, trains an ensemble just beyond it, and compares test errors. */
@Command(
    name = "size",
    sortOptions = false,
    description = {
      "Finds N*, the size at which networks begin to fit the data, and trains an ensemble beyond it.",
      "Compares its test error with those of single networks of 1, 4 and 16 times N*. Writes DIR/summary.json, runs.csv, size.png and networks/*.zip. Every run is kept in DIR/unfinished as it ends, and so are the networks of the ensemble and larger ones; --resume goes on with them. Once all is done the runs are in DIR/runs.jsonl."
    })
final class SizeCommand implements Callable<Integer> {
  static final String NETWORKS = "networks";
  private static final String SUMMARY = "summary.json";
  private static final ResultFiles FILES =
      ResultFiles.of("summary\\.json|runs\\.csv|runs\\.jsonl|size\\.png")
          .withFolder(NETWORKS, AveragedEnsemble.FILES);

  private static final List<Integer> MULTIPLES = List.of(4, 16);

  @picocli.CommandLine.Spec private picocli.CommandLine.Model.CommandSpec command;

  @Mixin private DataOptions data;
  @Mixin private NetworkOptions network;
  @Mixin private TrainingOptions training;

  @Mixin private SearchOptions searching;

  @Option(
      names = "--ensemble",
      paramLabel = "N",
      defaultValue = "10",
      description = "Networks in the ensemble (${DEFAULT-VALUE}).")
  private int ensembleSize;

  @Option(
      names = "--references",
      paramLabel = "N",
      defaultValue = "3",
      description = "Single networks trained at each larger size (${DEFAULT-VALUE}).")
  private int references;

  @Mixin private CommonOptions common;

  @Override
  public Integer call() throws IOException, InterruptedException {
    long start = System.nanoTime();
    network.check();
    Checks.atLeast("--ensemble", ensembleSize, 1);
    Checks.atLeast("--references", references, 1);
    TrainingSpec spec = training.spec(Goal.CERTIFICATE, common.seed);
    int threads = common.threads();
    PrintWriter err = command.commandLine().getErr();
    PreparedData prepared = data.load(common.seed, err).fittable(err);
    HingeNetworkSpec shape = network.spec(prepared.split().training(), 1);
    shape.requireMemory(Math.max(threads, Math.max(ensembleSize, references)));
    ThresholdProblem problem = ThresholdProblem.widths(shape, prepared.split());
    ThresholdSearch search = searching.search(problem, data.isRandom());
    var job = SearchJob.of("size", JobFiles.JOURNAL, problem, spec, prepared, false, common.seed);
    try (var out = common.open()) {
      JobFiles files = searching.files(out, FILES).begin();
      SizeStudy.Result result;
      try (Journal<RunRecord> journal = files.journal(job.journal(), job.head())) {
        ThresholdStudy.Result threshold = searching.run(search, job, journal, files, threads, err);
        var runner =
            new NetworkRunner(
                prepared.split(),
                prepared.preprocessing(),
                common.seed,
                threads,
                new Progress(err),
                new JournalledRuns(journal, out),
                new ArbiterEngine());
        try {
          result =
              new SizeStudy(shape, spec, ensembleSize, MULTIPLES, references)
                  .run(runner, threshold, threshold.width95(problem), prepared.raw());
        } catch (InterruptedException e) {
          SearchOptions.tellInterrupted(
              err, out, problem, Optional.of(threshold.fit()), threshold.runs().size());
          throw e;
        }
      } catch (UncheckedIOException e) {
        throw e.getCause();
      }
      SizeSummary summary =
          SizeSummary.of(
              result,
              prepared.read(),
              training.protocol.name().toLowerCase(Locale.ROOT),
              common.seed,
              (System.nanoTime() - start) / 1e9);
      write(files, result, prepared, summary);
      err.println(
          "Written to %s: summary.json, runs.csv, size.png, networks/".formatted(out.path()));
    }
    return 0;
  }

  private void write(
      JobFiles files, SizeStudy.Result result, PreparedData prepared, SizeSummary summary)
      throws IOException {
    PrintWriter writer = command.commandLine().getOut();
    writer.print(common.json ? Json.write(summary) : SizeTable.of(summary));
    writer.flush();
    files.end(
        List.of(JobFiles.JOURNAL),
        folder -> {
          prepared.withColumns(result.ensemble()).save(folder.resolve(NETWORKS));
          RunsCsv.write(folder.resolve("runs.csv"), result.allRuns());
          Files.writeString(folder.resolve(SUMMARY), Json.write(summary));
        },
        Map.of("size.png", file -> SizePlot.write(file, result, summary.data())));
  }
}
