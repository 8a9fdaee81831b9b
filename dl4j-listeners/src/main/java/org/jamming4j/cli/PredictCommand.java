package org.jamming4j.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jamming4j.ensemble.AveragedEnsemble;
import org.jamming4j.ensemble.Prediction;
import org.jamming4j.ensemble.TrainedNetwork;
import org.jamming4j.report.Json;
import org.jamming4j.report.OutputDirectory;
import org.jamming4j.report.PredictSummary;
import org.jamming4j.report.PredictionCounts;
import org.jamming4j.report.PredictionsCsv;
import org.jamming4j.table.ClassLabels;
import org.jamming4j.table.TableEncoding;
import org.jamming4j.table.TableInputs;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Predicts the classes of a table's rows. */
@Command(
    name = "predict",
    sortOptions = false,
    description = {
      "Predicts the class of every row of a table by networks that were trained on one of the same columns.",
      "Writes DIR/predictions.csv, a row for each: class, output of the average, spread over its networks, probability. With labels in the table, it counts the errors."
    })
final class PredictCommand implements Callable<Integer> {
  private static final String FILE = "predictions.csv";

  /** Rows that are in memory at a time. */
  private static final int BATCH = 8192;

  @picocli.CommandLine.Spec private picocli.CommandLine.Model.CommandSpec command;

  @Option(
      names = "--model",
      paramLabel = "PATH",
      required = true,
      description =
          "What size or train have written: their --out, a folder of networks, or one network.zip.")
  private Path model;

  @Option(
      names = "--data",
      paramLabel = "FILE",
      required = true,
      description =
          "The table, of the training table's columns; its label column may be missing, and others be there.")
  private Path data;

  @Option(
      names = "--separator",
      paramLabel = "CHARACTER",
      converter = SeparatorConverter.class,
      description =
          "What separates the table's columns: comma, semicolon, tab, or another character (found by looking).")
  private @Nullable Character separator;

  @Mixin private CommonOptions common;

  @Override
  public Integer call() throws IOException {
    long start = System.nanoTime();
    AveragedEnsemble ensemble = Checks.input(() -> ensemble(model));
    TrainedNetwork any = ensemble.members().get(0);
    TableEncoding encoding =
        any.table().orElseGet(() -> TableEncoding.numbers(any.preprocessing().inputDimension()));
    var labels = new ClassLabels(any.classNames());
    try (TableInputs table =
            Checks.input(() -> TableInputs.open(data, separator, encoding, labels));
        OutputDirectory out = common.open()) {
      var counts = new PredictionCounts(labels.names());
      out.writeFile(FILE, file -> write(file, ensemble, table, counts));
      PredictSummary summary =
          PredictSummary.of(
              data,
              ensemble,
              table,
              counts,
              out.path().resolve(FILE),
              common.seed,
              (System.nanoTime() - start) / 1e9);
      PrintWriter writer = command.commandLine().getOut();
      writer.print(common.json ? Json.write(summary) : text(summary));
      writer.flush();
    }
    return 0;
  }

  /** Of a folder that has a folder of networks, of one that has networks, or of one network. */
  private static AveragedEnsemble ensemble(Path path) throws IOException {
    Path single = path.resolve("network.zip");
    Path several = path.resolve(SizeCommand.NETWORKS);
    if (!Files.isDirectory(path)) {
      return new AveragedEnsemble(List.of(TrainedNetwork.load(path)));
    }
    if (Files.isDirectory(several)) {
      return AveragedEnsemble.load(several);
    }
    return Files.exists(single)
        ? new AveragedEnsemble(List.of(TrainedNetwork.load(single)))
        : AveragedEnsemble.load(path);
  }

  private void write(
      Path file, AveragedEnsemble ensemble, TableInputs table, PredictionCounts counts)
      throws IOException {
    var done = new AtomicInteger();
    var time = new Remaining();
    var display =
        new LiveDisplay(
            command.commandLine().getErr(),
            () -> List.of("  %d rows predicted, %s".formatted(done.get(), time.text())));
    try (var csv = new PredictionsCsv(file, counts.classNames(), ensemble.temperature())) {
      TableInputs.Batch batch = next(table);
      while (!batch.inputs().isEmpty()) {
        if (Thread.interrupted()) {
          throw new CancellationException("Interrupted by its user.");
        }
        List<Prediction> predictions =
            ensemble.predictions(batch.inputs().toArray(double[][]::new));
        for (int i = 0; i < predictions.size(); i++) {
          csv.write(predictions.get(i));
          counts.add(predictions.get(i), batch.classes().get(i));
        }
        done.set(counts.rows());
        batch = next(table);
      }
    } finally {
      display.close();
    }
  }

  private static TableInputs.Batch next(TableInputs table) {
    return Checks.input(() -> table.next(BATCH));
  }

  private static String text(PredictSummary s) {
    var text = new StringBuilder();
    text.append(
        "%s: %d rows, %d networks, %s s%n"
            .formatted(s.data(), s.rows(), s.networks(), s.seconds()));
    s.classes().forEach((name, count) -> text.append("  %-20s %9d%n".formatted(name, count)));
    if (s.errorRate() != null) {
      text.append(
          String.format(
              Locale.ROOT,
              "error rate %s: %d of the %d rows with a label are wrong%s%n",
              s.errorRate(),
              s.wrong(),
              s.labelled(),
              s.unknownLabels() == 0
                  ? ""
                  : ", %d of them with a label that the model does not know"
                      .formatted(s.unknownLabels())));
    }
    note(text, "missing, for which means and most frequent texts stand", s.missing());
    note(text, "texts that no training row had, taken as missing", s.unseen());
    if (!s.unused().isEmpty()) {
      text.append("note: columns not used: %s%n".formatted(String.join(", ", s.unused())));
    }
    return text.append("Written to %s%n".formatted(s.file())).toString();
  }

  private static void note(StringBuilder text, String what, Map<String, Integer> counts) {
    if (!counts.isEmpty()) {
      text.append("note: %s: %s%n".formatted(what, TableReportText.counts(counts)));
    }
  }
}
