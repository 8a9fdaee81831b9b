package org.jamming4j.report;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jamming4j.sweep.RunRecord;
import org.jamming4j.sweep.arbiter.JammingScore;
import org.jamming4j.sweep.arbiter.Setting;

/** The runs of a sweep as a table, one line each: all settings, and how it ended. */
public final class SweepCsv {
  private SweepCsv() {}

  /**
   * Writes the runs to a file.
   *
   * @throws IOException if that fails
   */
  public static void write(Path file, List<RunRecord> runs) throws IOException {
    List<String> header = new ArrayList<>();
    for (Setting setting : Setting.values()) {
      header.add(setting.label());
    }
    header.addAll(List.of("index", "seed", "outcome", "steps"));
    for (JammingScore.Quantity quantity : JammingScore.Quantity.values()) {
      header.add(SweepSummary.label(quantity));
    }
    CSVFormat format =
        CSVFormat.DEFAULT
            .builder()
            .setRecordSeparator('\n')
            .setHeader(header.toArray(String[]::new))
            .get();
    try (Writer out = Files.newBufferedWriter(file);
        CSVPrinter csv = format.print(out)) {
      for (RunRecord run : runs) {
        csv.printRecord(cells(run));
      }
    }
  }

  private static List<Object> cells(RunRecord run) {
    List<Object> cells = new ArrayList<>();
    for (Setting setting : Setting.values()) {
      cells.add(setting.of(run.asSpec()));
    }
    cells.addAll(List.of(run.index(), run.seed(), run.outcome(), run.result().steps()));
    for (JammingScore.Quantity quantity : JammingScore.Quantity.values()) {
      boolean known = quantity != JammingScore.Quantity.TEST_ERROR || run.testError().isPresent();
      double value = known ? quantity.of(run) : Double.NaN;
      // an empty cell stands for what there is none of
      cells.add(Double.isNaN(value) ? "" : value);
    }
    return cells;
  }
}
