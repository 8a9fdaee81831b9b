package org.jamming4j.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jamming4j.jamming.SizeOutcomes;
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
    SizeOutcomes counts =
        SizeOutcomes.of(
            first.spec().effectiveParameters(), runs.stream().map(RunRecord::outcome).toList());
    return new OutcomeCounts(
        first.stage().label(),
        first.spec().width(),
        counts.size(),
        counts.sat(),
        counts.unsat(),
        counts.trapped(),
        counts.undecided(),
        runs.stream().mapToInt(run -> run.result().lifts()).sum());
  }
}
