package org.jamming4j.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jamming4j.sweep.SimulatedSearches;

/**
 * How searches for known transitions went, as it is printed and written.
 *
 * @param command always "reproduce searches"
 * @param seed of all searches
 * @param seconds how long it took
 * @param rows by transition, and last all of them together
 */
public record SearchesSummary(String command, long seed, BigDecimal seconds, List<Row> rows) {

  /**
   * The searches for one transition.
   *
   * @param shape of its curve, or all
   * @param nStar N*, or all
   * @param width standard deviation of the transition in log N, or all
   * @param lapse share of runs that fail whatever the size, or all
   * @param searches how many there were
   * @param coverage share of intervals that contain N*
   * @param bias mean error of log N* in widths of the transition; for all the mean of the sizes of
   *     these
   * @param medianRuns how many half of the searches took at most
   * @param mostRuns how many nine of ten took at most
   */
  public record Row(
      String shape,
      String nStar,
      String width,
      String lapse,
      int searches,
      BigDecimal coverage,
      BigDecimal bias,
      int medianRuns,
      int mostRuns) {}

  /** Copies the rows. */
  public SearchesSummary {
    rows = List.copyOf(rows);
  }

  /** The summary of some searches. */
  public static SearchesSummary of(List<SimulatedSearches.Row> all, long seed, double seconds) {
    List<Row> rows = new ArrayList<>();
    for (SimulatedSearches.Row row : all) {
      rows.add(
          new Row(
              row.planted().shape().name().toLowerCase(Locale.ROOT),
              String.valueOf(row.planted().threshold()),
              String.valueOf(row.planted().width()),
              String.valueOf(row.planted().lapse()),
              row.searches(),
              Rounding.to(3, (double) row.contained() / row.searches()),
              Rounding.to(3, row.bias()),
              row.runs(0.5),
              row.runs(0.9)));
    }
    rows.add(together(all));
    return new SearchesSummary("reproduce searches", seed, Rounding.to(1, seconds), rows);
  }

  private static Row together(List<SimulatedSearches.Row> all) {
    int searches = all.stream().mapToInt(SimulatedSearches.Row::searches).sum();
    int contained = all.stream().mapToInt(SimulatedSearches.Row::contained).sum();
    double bias = all.stream().mapToDouble(r -> Math.abs(r.bias())).average().orElseThrow();
    int[] runs =
        all.stream().flatMap(r -> r.runs().stream()).mapToInt(Integer::intValue).sorted().toArray();
    return new Row(
        "all",
        "all",
        "all",
        "all",
        searches,
        Rounding.to(3, (double) contained / searches),
        Rounding.to(3, bias),
        runs[runs.length / 2],
        runs[runs.length * 9 / 10]);
  }

  /** The rows as a Markdown table. */
  public String markdown() {
    var text =
        new StringBuilder(
            """
            | curve | N* | width | lapse | searches | coverage | bias | median runs | nine of ten within |
            |---|---|---|---|---|---|---|---|---|
            """);
    for (Row row : rows) {
      text.append(
          "| %s | %s | %s | %s | %d | %s | %s | %d | %d |%n"
              .formatted(
                  row.shape,
                  row.nStar,
                  row.width,
                  row.lapse,
                  row.searches,
                  row.coverage,
                  row.bias,
                  row.medianRuns,
                  row.mostRuns));
    }
    return text.toString();
  }
}
