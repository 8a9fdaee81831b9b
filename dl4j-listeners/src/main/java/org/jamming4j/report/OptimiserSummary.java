package org.jamming4j.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jamming4j.sweep.OptimiserStudy;
import org.jamming4j.training.Budget;

/**
 * A comparison of optimisers as it is printed and written.
 *
 * @param command always "reproduce optimisers"
 * @param seed of the study
 * @param seconds how long it took
 * @param threads how many networks were trained at a time
 * @param protocol user or paper
 * @param budgetSteps most steps of a network
 * @param budgetSeconds most seconds of a network
 * @param thresholds r* of every candidate on every problem
 * @param rows for every candidate its problems and ratios, then all of them together
 * @param runs every single run
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record OptimiserSummary(
    String command,
    long seed,
    BigDecimal seconds,
    int threads,
    String protocol,
    int budgetSteps,
    double budgetSeconds,
    List<OptimiserThreshold> thresholds,
    List<OptimiserRow> rows,
    List<OptimiserStudy.Run> runs) {

  private static final List<String> COLUMNS =
      List.of(
          "candidate",
          "problem",
          "r",
          "runs",
          "median s",
          "total s",
          "SAT",
          "UNSAT",
          "TRAPPED",
          "UNDECIDED",
          "diverged",
          "lifts");

  /** Copies the lists. */
  public OptimiserSummary {
    thresholds = List.copyOf(thresholds);
    rows = List.copyOf(rows);
    runs = List.copyOf(runs);
  }

  /**
   * The summary of a study's runs.
   *
   * @param runs of every candidate, those of the first problem first
   * @param protocol user or paper
   * @param seconds how long the study took
   */
  public static OptimiserSummary of(
      List<OptimiserStudy.Run> runs,
      Budget budget,
      String protocol,
      int threads,
      long seed,
      double seconds) {
    List<OptimiserThreshold> thresholds = new ArrayList<>();
    List<OptimiserRow> rows = new ArrayList<>();
    by(runs, OptimiserStudy.Run::candidate)
        .forEach(
            (candidate, its) -> {
              by(its, OptimiserStudy.Run::problem)
                  .values()
                  .forEach(some -> thresholds.add(OptimiserThreshold.of(some)));
              by(its, OptimiserSummary::cell)
                  .forEach(
                      (cell, some) ->
                          rows.add(
                              OptimiserRow.of(
                                  candidate, some.get(0).problem(), some.get(0).ratio(), some)));
              rows.add(OptimiserRow.of(candidate, null, null, its));
            });
    return new OptimiserSummary(
        "reproduce optimisers",
        seed,
        Rounding.to(1, seconds),
        threads,
        protocol,
        budget.steps(),
        budget.seconds(),
        thresholds,
        rows,
        runs);
  }

  private static List<Object> cell(OptimiserStudy.Run run) {
    return List.of(run.problem(), run.ratio());
  }

  private static <K> Map<K, List<OptimiserStudy.Run>> by(
      List<OptimiserStudy.Run> runs, Function<OptimiserStudy.Run, K> key) {
    return runs.stream()
        .collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList()));
  }

  /**
   * Thresholds and rows as Markdown tables; a median that undecided runs leave open is marked by
   * &gt;=, and so is an r* beyond the ratios.
   */
  public String markdown() {
    var text = new StringBuilder(heads(OptimiserThreshold.COLUMNS));
    thresholds.forEach(threshold -> text.append(line(threshold.cells())));
    text.append('\n').append(heads(COLUMNS));
    rows.forEach(row -> text.append(line(cells(row))));
    return text.toString();
  }

  private static String heads(List<String> columns) {
    return line(columns) + "|---".repeat(columns.size()) + "|\n";
  }

  private static String line(List<?> cells) {
    return cells.stream().map(String::valueOf).collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  private static List<Object> cells(OptimiserRow row) {
    return List.of(
        row.candidate(),
        row.problem() == null ? "all" : row.problem(),
        row.ratio() == null ? "all" : row.ratio(),
        row.runs(),
        (row.medianIsBound() ? ">= " : "") + row.medianSeconds(),
        row.totalSeconds(),
        row.sat(),
        row.unsat(),
        row.trapped(),
        row.undecided(),
        row.diverged(),
        row.lifts());
  }

  /**
   * Writes the rows, {@link #markdown}'s second table, as CSV.
   *
   * @throws IOException if that fails
   */
  public void writeCsv(Path file) throws IOException {
    CSVFormat format =
        CSVFormat.DEFAULT
            .builder()
            .setRecordSeparator('\n')
            .setHeader(COLUMNS.toArray(String[]::new))
            .get();
    try (Writer out = Files.newBufferedWriter(file);
        CSVPrinter csv = format.print(out)) {
      for (OptimiserRow row : rows) {
        csv.printRecord(cells(row));
      }
    }
  }
}
