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
 * @param rows for every candidate its ratios and depths, then all of them together
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
    List<OptimiserRow> rows,
    List<OptimiserStudy.Run> runs) {

  private static final List<String> COLUMNS =
      List.of(
          "candidate",
          "r",
          "L",
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
    List<OptimiserRow> rows = new ArrayList<>();
    by(runs, OptimiserStudy.Run::candidate)
        .forEach(
            (candidate, its) -> {
              by(its, OptimiserSummary::cell)
                  .forEach(
                      (cell, some) ->
                          rows.add(
                              OptimiserRow.of(
                                  candidate, some.get(0).ratio(), some.get(0).depth(), some)));
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
        rows,
        runs);
  }

  private static List<Object> cell(OptimiserStudy.Run run) {
    return List.of(run.depth(), run.ratio());
  }

  private static <K> Map<K, List<OptimiserStudy.Run>> by(
      List<OptimiserStudy.Run> runs, Function<OptimiserStudy.Run, K> key) {
    return runs.stream()
        .collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList()));
  }

  /** The rows as a Markdown table; a median that undecided runs leave open is marked by >=. */
  public String markdown() {
    var text = new StringBuilder(line(COLUMNS)).append("|---".repeat(COLUMNS.size())).append("|\n");
    rows.forEach(row -> text.append(line(cells(row))));
    return text.toString();
  }

  private static String line(List<?> cells) {
    return cells.stream().map(String::valueOf).collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  private static List<Object> cells(OptimiserRow row) {
    return List.of(
        row.candidate(),
        row.ratio() == null ? "all" : row.ratio(),
        row.depth() == null ? "all" : row.depth(),
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
   * Writes the rows of {@link #markdown} as CSV.
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
