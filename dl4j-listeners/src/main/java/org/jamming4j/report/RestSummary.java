package org.jamming4j.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jamming4j.jamming.Outcome;
import org.jamming4j.sweep.RestStudy;

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
   * @param unsatThatFit how many of the jammed fitted with ten times the steps
   * @param unsatThatFitWithMoreCycles how many of the jammed fitted with ten times the cycles
   */
  public record Row(
      String problem,
      double ratio,
      @JsonProperty("SAT") long sat,
      @JsonProperty("UNSAT") long unsat,
      @JsonProperty("TRAPPED") long trapped,
      @JsonProperty("UNDECIDED") long undecided,
      long unsatThatFit,
      long unsatThatFitWithMoreCycles) {}

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
        jammedThatFit(runs, RestStudy.Run::later),
        jammedThatFit(runs, RestStudy.Run::withMoreCycles));
  }

  private static long jammedThatFit(
      List<RestStudy.Run> runs, Function<RestStudy.Run, Outcome> again) {
    return runs.stream()
        .filter(run -> run.outcome() == Outcome.UNSAT && again.apply(run) == Outcome.SAT)
        .count();
  }

  private static long count(List<RestStudy.Run> runs, Outcome outcome) {
    return outcome.count(runs.stream().map(RestStudy.Run::outcome).toList());
  }

  /** The rows as a Markdown table. */
  public String markdown() {
    var text =
        new StringBuilder(
            """
            | problem | r | SAT | UNSAT | TRAPPED | UNDECIDED | UNSAT that fit with ten times the steps | with ten times the cycles |
            |---|---|---|---|---|---|---|---|
            """);
    for (Row row : rows) {
      text.append(
          "| %s | %s | %d | %d | %d | %d | %d | %d |%n"
              .formatted(
                  row.problem,
                  row.ratio,
                  row.sat,
                  row.unsat,
                  row.trapped,
                  row.undecided,
                  row.unsatThatFit,
                  row.unsatThatFitWithMoreCycles));
    }
    return text.toString();
  }
}
