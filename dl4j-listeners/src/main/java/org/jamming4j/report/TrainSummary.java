package org.jamming4j.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import org.jamming4j.sweep.RunRecord;
import org.jamming4j.table.TableReport;
import org.jamming4j.training.TrainingResult;
import org.jspecify.annotations.Nullable;

/**
 * One trained network as it is printed and written. Counts that never came about and errors without
 * test patterns are null.
 *
 * @param command always "train"
 * @param seed the run's seed
 * @param seconds how long training took
 * @param data what it was trained on
 * @param outcome SAT, UNSAT, TRAPPED or UNDECIDED
 * @param width h
 * @param depth L
 * @param effectiveParameters N
 * @param patterns P
 * @param steps updates
 * @param separatedAt first step without training error
 * @param satisfiedAt first step with N_Delta = 0
 * @param loss L at the end
 * @param unsatisfied N_Delta at the end
 * @param q at the end
 * @param lifts how often a dead layer was lifted
 * @param trainError share of wrong training patterns
 * @param testError share of wrong test patterns
 * @param stepsPerSecond updates a second
 * @param table what was read from a table; none if there was none
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record TrainSummary(
    String command,
    long seed,
    BigDecimal seconds,
    String data,
    String outcome,
    int width,
    int depth,
    long effectiveParameters,
    int patterns,
    int steps,
    @Nullable Integer separatedAt,
    @Nullable Integer satisfiedAt,
    double loss,
    int unsatisfied,
    BigDecimal q,
    int lifts,
    BigDecimal trainError,
    @Nullable BigDecimal testError,
    BigDecimal stepsPerSecond,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable TableReport table) {

  /** The summary of a run. */
  public static TrainSummary of(RunRecord run, DataRead data, long seed) {
    TrainingResult result = run.result();
    return new TrainSummary(
        "train",
        seed,
        Rounding.to(3, result.seconds()),
        data.name(),
        result.outcome().name(),
        run.spec().width(),
        run.spec().depth(),
        run.spec().effectiveParameters(),
        data.split().training().size(),
        result.steps(),
        result.separatedAt().isPresent() ? result.separatedAt().getAsInt() : null,
        result.satisfiedAt().isPresent() ? result.satisfiedAt().getAsInt() : null,
        result.state().loss(),
        result.state().unsatisfied(),
        Rounding.to(4, result.state().q()),
        result.lifts(),
        Rounding.to(4, run.trainError()),
        run.testError().isPresent() ? Rounding.to(4, run.testError().getAsDouble()) : null,
        Rounding.to(1, result.stepsPerSecond()),
        data.table());
  }
}
