package org.jamming4j.report;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jamming4j.sweep.RunRecord;

/** Training runs as a table, one line each. Empty cells stand for what there is none of. */
public final class RunsCsv {
  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT
          .builder()
          .setRecordSeparator('\n')
          .setHeader(
              "stage",
              "width",
              "depth",
              "effectiveParameters",
              "patterns",
              "index",
              "seed",
              "outcome",
              "steps",
              "separatedAt",
              "satisfiedAt",
              "unsatisfied",
              "misclassified",
              "loss",
              "q",
              "smallestGap",
              "largestGap",
              "lifts",
              "collapsedPatterns",
              "trainError",
              "testError",
              "seconds")
          .get();

  private RunsCsv() {}

  /**
   * Writes the runs to a file.
   *
   * @throws IOException if that fails
   */
  public static void write(Path file, List<RunRecord> runs) throws IOException {
    try (Writer out = Files.newBufferedWriter(file);
        CSVPrinter csv = FORMAT.print(out)) {
      for (RunRecord run : runs) {
        print(csv, run);
      }
    }
  }

  private static void print(CSVPrinter csv, RunRecord run) throws IOException {
    var result = run.result();
    var state = result.state();
    csv.printRecord(
        run.stage().label(),
        run.spec().width(),
        run.spec().depth(),
        run.spec().effectiveParameters(),
        run.patterns(),
        run.index(),
        run.seed(),
        result.outcome(),
        result.steps(),
        cell(result.separatedAt()),
        cell(result.satisfiedAt()),
        state.unsatisfied(),
        state.misclassified(),
        state.loss(),
        state.q(),
        state.smallestGap(),
        state.largestGap(),
        result.lifts(),
        result.collapsed().stream().mapToInt(group -> group.members().size()).sum(),
        run.trainError(),
        cell(run.testError()),
        result.seconds());
  }

  private static Object cell(OptionalInt value) {
    return value.isPresent() ? value.getAsInt() : "";
  }

  private static Object cell(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : "";
  }
}
