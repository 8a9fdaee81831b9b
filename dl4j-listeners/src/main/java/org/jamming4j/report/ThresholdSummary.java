package org.jamming4j.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jamming4j.jamming.Outcome;
import org.jamming4j.jamming.SizeAxis;
import org.jamming4j.jamming.SizeOutcomes;
import org.jamming4j.jamming.TransitionFit;
import org.jamming4j.network.HingeNetworkSpec;
import org.jamming4j.sweep.LongerRuns;
import org.jamming4j.sweep.RunRecord;
import org.jamming4j.sweep.ThresholdProblem;
import org.jamming4j.sweep.ThresholdStudy;
import org.jamming4j.table.TableReport;
import org.jspecify.annotations.Nullable;

/**
 * A search for N* or P* as it is printed and written. What there is none of is left out: of a
 * search over widths all about P*, and of one over patterns all about N*.
 *
 * @param command always "threshold"
 * @param seed the run's seed
 * @param seconds how long it took
 * @param data what it was run on
 * @param over width or patterns
 * @param patterns P, if it was fixed
 * @param width h, if it was fixed
 * @param effectiveParameters N, if it was fixed
 * @param dimension d
 * @param depth L
 * @param outputs k
 * @param protocol user or paper
 * @param redrawn what every run drew anew: the interval is for what it did not
 * @param end why the search ended
 * @param runs how many count
 * @param nStar N*, at which half of the networks fit
 * @param nStarLow lower end of its 95 % interval; none if the runs do not tell
 * @param nStarHigh upper end
 * @param pStar P*, up to which half of the networks fit
 * @param pStarLow lower end of its 95 % interval
 * @param pStarHigh upper end
 * @param rStar P k/N at the threshold
 * @param rStarLow lower end of its 95 % interval
 * @param rStarHigh upper end
 * @param transitionWidth standard deviation of the log size at which runs begin to fit; none if all
 *     do
 * @param lapse share of runs that do not fit whatever the size, by the fit; none if all do
 * @param width95 smallest width at which P(SAT) of runs that do not lapse is 0.95
 * @param unsatisfiedJump median N_Delta/N of the UNSAT runs within a transition's width of the
 *     threshold
 * @param longer what more steps would change, if many runs near the threshold were undecided; the
 *     interval leaves it out
 * @param outcomes by size, ascending
 * @param setAside how many training patterns were taken out because no network fits them
 * @param table what was read from a table
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ThresholdSummary(
    String command,
    long seed,
    BigDecimal seconds,
    String data,
    String over,
    @Nullable Integer patterns,
    @Nullable Integer width,
    @Nullable Long effectiveParameters,
    int dimension,
    int depth,
    int outputs,
    String protocol,
    String redrawn,
    String end,
    int runs,
    @Nullable BigDecimal nStar,
    @Nullable BigDecimal nStarLow,
    @Nullable BigDecimal nStarHigh,
    @Nullable BigDecimal pStar,
    @Nullable BigDecimal pStarLow,
    @Nullable BigDecimal pStarHigh,
    BigDecimal rStar,
    @Nullable BigDecimal rStarLow,
    @Nullable BigDecimal rStarHigh,
    @Nullable BigDecimal transitionWidth,
    @Nullable BigDecimal lapse,
    @Nullable Integer width95,
    @Nullable BigDecimal unsatisfiedJump,
    @Nullable Longer longer,
    List<Size> outcomes,
    int setAside,
    @Nullable TableReport table) {

  /**
   * Undecided runs near the threshold, made again with four times the steps.
   *
   * @param near how many runs there were near it
   * @param undecided how many of them were undecided
   * @param runs how many were made again
   * @param threshold N* or P* with their outcomes; none if no threshold is left
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Longer(
      int near,
      int undecided,
      int runs,
      @JsonProperty("SAT") int sat,
      @JsonProperty("UNSAT") int unsat,
      @Nullable BigDecimal threshold) {
    static Longer of(LongerRuns longer) {
      return new Longer(
          longer.near(),
          longer.undecided(),
          longer.runs().size(),
          longer.count(Outcome.SAT),
          longer.count(Outcome.UNSAT),
          longer.fit().map(fit -> Rounding.to(1, fit.threshold())).orElse(null));
    }
  }

  /**
   * How the runs of one size ended.
   *
   * @param width h
   * @param patterns P
   * @param effectiveParameters N
   */
  public record Size(
      int width,
      int patterns,
      long effectiveParameters,
      @JsonProperty("SAT") int sat,
      @JsonProperty("UNSAT") int unsat,
      @JsonProperty("TRAPPED") int trapped,
      @JsonProperty("UNDECIDED") int undecided) {}

  /** Copies the outcomes. */
  public ThresholdSummary {
    outcomes = List.copyOf(outcomes);
  }

  /**
   * The summary of a search that found a threshold, or a bound of it.
   *
   * @param data what it was run on
   * @param protocol user or paper
   */
  public static ThresholdSummary of(
      ThresholdStudy.Result study,
      ThresholdProblem problem,
      DataRead data,
      String protocol,
      long seed,
      double seconds) {
    TransitionFit fit = study.fit();
    boolean widths = fit.axis() == SizeAxis.PARAMETERS;
    HingeNetworkSpec shape = problem.network(problem.range().first());
    // ratios are those of the rounded thresholds beside them
    BigDecimal threshold = Rounding.to(1, fit.threshold());
    @Nullable BigDecimal low = Rounding.finite(1, fit.thresholdLow());
    @Nullable BigDecimal high = Rounding.finite(1, fit.thresholdHigh());
    return new ThresholdSummary(
        "threshold",
        seed,
        Rounding.to(1, seconds),
        data.name(),
        widths ? "width" : "patterns",
        widths ? problem.patterns(problem.range().first()) : null,
        widths ? null : shape.width(),
        widths ? null : shape.effectiveParameters(),
        shape.inputs(),
        shape.depth(),
        shape.outputs(),
        protocol,
        words(problem.redrawn()),
        words(study.search().end()),
        study.runs().size(),
        widths ? threshold : null,
        widths ? low : null,
        widths ? high : null,
        widths ? null : threshold,
        widths ? null : low,
        widths ? null : high,
        Rounding.to(3, problem.ratioAt(threshold.doubleValue())),
        ratio(problem, widths ? high : low),
        ratio(problem, widths ? low : high),
        fit.isBound() ? null : Rounding.to(3, fit.curve().width()),
        fit.isBound() ? null : Rounding.to(2, fit.curve().lapse()),
        widths ? study.width95(problem) : null,
        jump(study, fit).orElse(null),
        study.longer().map(Longer::of).orElse(null),
        study.search().outcomes().stream().map(o -> size(o, problem)).toList(),
        data.setAside(),
        data.table());
  }

  private static String words(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static @Nullable BigDecimal ratio(
      ThresholdProblem problem, @Nullable BigDecimal threshold) {
    return threshold == null ? null : Rounding.to(3, problem.ratioAt(threshold.doubleValue()));
  }

  private static Optional<BigDecimal> jump(ThresholdStudy.Result study, TransitionFit fit) {
    SizeAxis axis = fit.axis();
    double[] jumps =
        study.runs().stream()
            .filter(run -> run.outcome() == Outcome.UNSAT)
            .filter(
                run ->
                    Math.abs(axis.position((double) sizeOf(axis, run)) - fit.curve().centre())
                        <= fit.curve().width())
            .mapToDouble(
                run ->
                    (double) run.result().state().unsatisfied() / run.spec().effectiveParameters())
            .sorted()
            .toArray();
    int n = jumps.length;
    return n == 0
        ? Optional.empty()
        : Optional.of(
            Rounding.to(3, Arrays.stream(jumps, (n - 1) / 2, n / 2 + 1).average().orElseThrow()));
  }

  private static long sizeOf(SizeAxis axis, RunRecord run) {
    return axis == SizeAxis.PARAMETERS ? run.spec().effectiveParameters() : run.patterns();
  }

  private static Size size(SizeOutcomes o, ThresholdProblem problem) {
    int setting = problem.range().nearest(problem.range().axis().position((double) o.size()));
    HingeNetworkSpec network = problem.network(setting);
    return new Size(
        network.width(),
        problem.patterns(setting),
        network.effectiveParameters(),
        o.sat(),
        o.unsat(),
        o.trapped(),
        o.undecided());
  }
}
