package org.jamming4j.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jamming4j.jamming.Outcome;
import org.jamming4j.sweep.RestStudy;
import org.jamming4j.sweep.RestStudy.Again;

/**
 * How many runs called UNSAT fit with more patience, as it is printed and written.
 *
 * @param command always "reproduce rest"
 * @param seed of the study
 * @param seconds how long it took
 * @param rows by ratio
 * @param runs every single run
 */
public record RestSummary(
    String command, long seed, BigDecimal seconds, List<Row> rows, List<RestStudy.Run> runs) {

  /**
   * The runs of one ratio.
   *
   * @param problem its name
   * @param ratio r = P/N
   * @param sat how many fitted
   * @param unsat how many were called jammed
   * @param trapped how many only collapsed patterns kept from fitting
   * @param undecided how many spent their budget
   * @param unsatThatFit how many of the jammed fitted each time that they were made again
   */
  public record Row(
      String problem,
      double ratio,
      @JsonProperty("SAT") long sat,
      @JsonProperty("UNSAT") long unsat,
      @JsonProperty("TRAPPED") long trapped,
      @JsonProperty("UNDECIDED") long undecided,
      Map<Again, Long> unsatThatFit) {
    /** Copies the map, in the order of {@link Again}. */
    public Row {
      unsatThatFit = Collections.unmodifiableMap(new TreeMap<>(unsatThatFit));
    }

    private String fit(Again how) {
      Long fit = unsatThatFit.get(how);
      return fit == null ? "-" : fit.toString();
    }
  }

  /** Copies the lists. */
  public RestSummary {
    rows = List.copyOf(rows);
    runs = List.copyOf(runs);
  }

  /**
   * The summary of a study's runs, of one problem.
   *
   * @param seconds how long the study took
   */
  public static RestSummary of(List<RestStudy.Run> runs, long seed, double seconds) {
    List<Row> rows = new ArrayList<>();
    runs.stream()
        .collect(Collectors.groupingBy(run -> run.ratio(), TreeMap::new, Collectors.toList()))
        .forEach((ratio, its) -> rows.add(row(ratio, its)));
    return new RestSummary("reproduce rest", seed, Rounding.to(1, seconds), rows, runs);
  }

  private static Row row(double ratio, List<RestStudy.Run> runs) {
    return new Row(
        runs.get(0).problem(),
        ratio,
        count(runs, Outcome.SAT),
        count(runs, Outcome.UNSAT),
        count(runs, Outcome.TRAPPED),
        count(runs, Outcome.UNDECIDED),
        jammedThatFit(runs));
  }

  private static Map<Again, Long> jammedThatFit(List<RestStudy.Run> runs) {
    Map<Again, Long> fit = new EnumMap<>(Again.class);
    for (RestStudy.Run run : runs) {
      run.later()
          .forEach((how, outcome) -> fit.merge(how, outcome == Outcome.SAT ? 1L : 0L, Long::sum));
    }
    return fit;
  }

  private static long count(List<RestStudy.Run> runs, Outcome outcome) {
    return outcome.count(runs.stream().map(RestStudy.Run::outcome).toList());
  }

  /** The rows as a Markdown table; a way in which no run was made again has a dash. */
  public String markdown() {
    var text =
        new StringBuilder(
            """
            | problem | r | SAT | UNSAT | TRAPPED | UNDECIDED | UNSAT that fit with a tenth of the tolerance | and of the improvement | with ten times the cycles |
            |---|---|---|---|---|---|---|---|---|
            """);
    for (Row row : rows) {
      text.append(
          "| %s | %s | %d | %d | %d | %d | %s | %s | %s |%n"
              .formatted(
                  row.problem,
                  row.ratio,
                  row.sat,
                  row.unsat,
                  row.trapped,
                  row.undecided,
                  row.fit(Again.TOLERANCE),
                  row.fit(Again.FALL),
                  row.fit(Again.CYCLES)));
    }
    return text.toString();
  }
}
