package org.jamming4j.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.List;
import org.jamming4j.jamming.Outcome;
import org.jamming4j.sweep.OptimiserStudy;
import org.jspecify.annotations.Nullable;

/**
 * How one method fared on one problem at one ratio, or on all of them.
 *
 * @param candidate the method
 * @param problem its name; null for all
 * @param ratio r = P/N; null for all
 * @param runs how many networks
 * @param medianSeconds median of the times to a decided outcome, with the budget for those without
 * @param medianIsBound whether the median depends on such a run, and the true one is at least that
 * @param totalSeconds sum of the same times
 * @param sat how many fitted
 * @param unsat how many were jammed
 * @param trapped how many only collapsed patterns kept from fitting
 * @param undecided how many spent their budget or diverged
 * @param diverged how many of these diverged
 * @param lifts how often a dead layer was lifted in all of them
 */
public record OptimiserRow(
    String candidate,
    @Nullable String problem,
    @Nullable Double ratio,
    int runs,
    BigDecimal medianSeconds,
    boolean medianIsBound,
    BigDecimal totalSeconds,
    @JsonProperty("SAT") long sat,
    @JsonProperty("UNSAT") long unsat,
    @JsonProperty("TRAPPED") long trapped,
    @JsonProperty("UNDECIDED") long undecided,
    long diverged,
    int lifts) {

  /** The row of some runs of one candidate, at least one. */
  static OptimiserRow of(
      String candidate,
      @Nullable String problem,
      @Nullable Double ratio,
      List<OptimiserStudy.Run> runs) {
    double[] seconds = runs.stream().mapToDouble(OptimiserStudy.Run::seconds).sorted().toArray();
    int n = seconds.length;
    long undecided = count(runs, Outcome.UNDECIDED);
    return new OptimiserRow(
        candidate,
        problem,
        ratio,
        n,
        Rounding.to(2, (seconds[(n - 1) / 2] + seconds[n / 2]) / 2),
        2 * undecided >= n,
        Rounding.to(1, runs.stream().mapToDouble(OptimiserStudy.Run::seconds).sum()),
        count(runs, Outcome.SAT),
        count(runs, Outcome.UNSAT),
        count(runs, Outcome.TRAPPED),
        undecided,
        runs.stream().filter(OptimiserStudy.Run::diverged).count(),
        runs.stream().mapToInt(OptimiserStudy.Run::lifts).sum());
  }

  private static long count(List<OptimiserStudy.Run> runs, Outcome outcome) {
    return outcome.count(runs.stream().map(OptimiserStudy.Run::outcome).toList());
  }
}
