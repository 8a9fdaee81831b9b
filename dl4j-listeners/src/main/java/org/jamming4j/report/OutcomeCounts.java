package org.jamming4j.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jamming4j.jamming.Outcome;
import org.jamming4j.sweep.RunRecord;

/**
 * How the runs of one stage and width ended.
 *
 * @param stage what they were for
 * @param width h
 * @param effectiveParameters N
 * @param sat how many fitted
 * @param unsat how many were jammed
 * @param trapped how many only collapsed patterns kept from fitting
 * @param undecided how many spent their budget
 * @param lifts how often a dead layer was lifted in all of them
 */
public record OutcomeCounts(
    String stage,
    int width,
    long effectiveParameters,
    @JsonProperty("SAT") long sat,
    @JsonProperty("UNSAT") long unsat,
    @JsonProperty("TRAPPED") long trapped,
    @JsonProperty("UNDECIDED") long undecided,
    int lifts) {

  /** The counts of runs of one stage and width. */
  static OutcomeCounts of(List<RunRecord> runs) {
    RunRecord first = runs.get(0);
    return new OutcomeCounts(
        first.stage().label(),
        first.spec().width(),
        first.spec().effectiveParameters(),
        count(runs, Outcome.SAT),
        count(runs, Outcome.UNSAT),
        count(runs, Outcome.TRAPPED),
        count(runs, Outcome.UNDECIDED),
        runs.stream().mapToInt(run -> run.result().lifts()).sum());
  }

  private static long count(List<RunRecord> runs, Outcome outcome) {
    return runs.stream().filter(run -> run.result().outcome() == outcome).count();
  }
}
