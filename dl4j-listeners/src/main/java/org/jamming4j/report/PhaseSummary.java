package org.jamming4j.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.apache.commons.math3.stat.regression.SimpleRegression;
import org.jamming4j.jamming.SizeOutcomes;
import org.jamming4j.jamming.TransitionFit;
import org.jamming4j.network.HingeNetworkSpec;
import org.jamming4j.sweep.PhasePoint;
import org.jamming4j.sweep.RunRecord;
import org.jamming4j.table.TableReport;
import org.jspecify.annotations.Nullable;

/**
 * N* of several numbers of patterns, as it is printed and written.
 *
 * @param command always "phase"
 * @param seed the run's seed
 * @param seconds how long it took
 * @param data what it was run on
 * @param dimension d
 * @param depth L
 * @param outputs k
 * @param protocol user or paper
 * @param bound c0, the largest N* / (P k): N* < c0 P k, as the papers' bound says with some c0
 * @param exponent a of N* ~ P^a, by least squares of log N* over log P; the papers expect less than
 *     1 for data with structure
 * @param points by P, ascending
 * @param table what was read from a table for the most patterns; none if there was none
 */
public record PhaseSummary(
    String command,
    long seed,
    BigDecimal seconds,
    String data,
    int dimension,
    int depth,
    int outputs,
    String protocol,
    BigDecimal bound,
    BigDecimal exponent,
    List<Point> points,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable TableReport table) {

  /**
   * N* of one number of patterns.
   *
   * @param patterns P
   * @param nStar N*
   * @param nStarLow lower end of its 95 % interval; none if the runs do not tell
   * @param nStarHigh upper end
   * @param rStar P k / N*
   * @param runs how many count
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Point(
      int patterns,
      BigDecimal nStar,
      @Nullable BigDecimal nStarLow,
      @Nullable BigDecimal nStarHigh,
      BigDecimal rStar,
      int runs,
      @JsonProperty("SAT") int sat,
      @JsonProperty("UNSAT") int unsat,
      @JsonProperty("TRAPPED") int trapped,
      @JsonProperty("UNDECIDED") int undecided) {
    static Point of(PhasePoint point) {
      TransitionFit fit = point.study().fit();
      BigDecimal nStar = Rounding.to(1, fit.threshold());
      SizeOutcomes counts =
          SizeOutcomes.of(
              point.patterns(), point.study().runs().stream().map(RunRecord::outcome).toList());
      return new Point(
          point.patterns(),
          nStar,
          Rounding.finite(1, fit.thresholdLow()),
          Rounding.finite(1, fit.thresholdHigh()),
          Rounding.to(3, point.problem().ratioAt(nStar.doubleValue())),
          counts.runs(),
          counts.sat(),
          counts.unsat(),
          counts.trapped(),
          counts.undecided());
    }
  }

  /** Copies the points. */
  public PhaseSummary {
    points = List.copyOf(points);
  }

  /**
   * The summary of some searches.
   *
   * @param found at least two, by P, ascending
   * @param data what it was run on
   * @param protocol user or paper
   */
  public static PhaseSummary of(
      List<PhasePoint> found, DataRead data, String protocol, long seed, double seconds) {
    List<Point> points = found.stream().map(Point::of).toList();
    HingeNetworkSpec shape = found.get(0).problem().network(1);
    var line = new SimpleRegression();
    double bound = 0;
    for (Point point : points) {
      line.addData(Math.log(point.patterns()), Math.log(point.nStar().doubleValue()));
      bound = Math.max(bound, 1 / point.rStar().doubleValue());
    }
    return new PhaseSummary(
        "phase",
        seed,
        Rounding.to(1, seconds),
        data.name(),
        shape.inputs(),
        shape.depth(),
        shape.outputs(),
        protocol.toLowerCase(Locale.ROOT),
        Rounding.to(3, bound),
        Rounding.to(3, line.getSlope()),
        points,
        data.table());
  }
}
