package org.jamming4j.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.jamming4j.jamming.SizeOutcomes;
import org.jamming4j.sweep.RunRecord;
import org.jamming4j.sweep.RunSpec;
import org.jamming4j.sweep.arbiter.JammingScore;
import org.jamming4j.sweep.arbiter.Setting;
import org.jamming4j.sweep.arbiter.Sweep;
import org.jamming4j.table.TableReport;
import org.jspecify.annotations.Nullable;

/**
 * A sweep as it is printed and written.
 *
 * @param command always "sweep"
 * @param seed of the whole sweep
 * @param seconds how long it took
 * @param search grid, random or threshold
 * @param data what it was run on
 * @param score what settings are sorted by, the less the better
 * @param varied names of the settings that vary
 * @param completed runs that ended
 * @param failed runs that failed
 * @param ended whether all was done; false if it was stopped before
 * @param journal the file the runs are kept in
 * @param settings the best one first
 * @param failures why runs failed
 * @param threshold what was found, if the search was for a threshold
 * @param table what was read from a table
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SweepSummary(
    String command,
    long seed,
    BigDecimal seconds,
    String search,
    String data,
    String score,
    List<String> varied,
    int completed,
    int failed,
    boolean ended,
    String journal,
    List<Row> settings,
    List<Failure> failures,
    @Nullable ThresholdSummary threshold,
    @Nullable TableReport table) {

  private static final MathContext DIGITS = new MathContext(5);

  /** Of a 95 % interval. */
  private static final double UPPER = 0.975;

  /**
   * The runs of one setting.
   *
   * @param values of what varies, by name
   * @param effectiveParameters N
   * @param patterns P
   * @param runs that ended
   * @param sat how many fitted
   * @param unsat how many were jammed
   * @param trapped how many only collapsed patterns kept from fitting
   * @param undecided how many spent their budget
   * @param scoreMean over the runs that have a score; null if none has
   * @param scoreLow lower end of the mean's 95 % interval, by Student's t; null of fewer than two
   * @param scoreHigh upper end
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Row(
      Map<String, Object> values,
      long effectiveParameters,
      int patterns,
      int runs,
      @JsonProperty("SAT") int sat,
      @JsonProperty("UNSAT") int unsat,
      @JsonProperty("TRAPPED") int trapped,
      @JsonProperty("UNDECIDED") int undecided,
      @Nullable BigDecimal scoreMean,
      @Nullable BigDecimal scoreLow,
      @Nullable BigDecimal scoreHigh) {}

  /**
   * A run that failed.
   *
   * @param values of what varies, by name
   * @param index which of the networks of that setting
   * @param message why
   */
  public record Failure(Map<String, Object> values, int index, String message) {}

  /** Copies the lists. */
  public SweepSummary {
    varied = List.copyOf(varied);
    settings = List.copyOf(settings);
    failures = List.copyOf(failures);
  }

  /**
   * The summary of a sweep.
   *
   * @param varied what varies
   */
  public static SweepSummary of(
      Sweep.Result result,
      String search,
      DataRead data,
      JammingScore.Quantity score,
      List<Setting> varied,
      String journal,
      long seed,
      double seconds,
      @Nullable ThresholdSummary threshold) {
    Map<RunSpec, List<RunRecord>> bySetting = new LinkedHashMap<>();
    for (RunRecord run : result.runs()) {
      bySetting.computeIfAbsent(run.asSpec().withIndex(0), s -> new ArrayList<>()).add(run);
    }
    List<Row> rows = new ArrayList<>();
    bySetting.forEach((setting, runs) -> rows.add(row(setting, runs, varied, score)));
    rows.sort(
        Comparator.comparing(
            Row::scoreMean, Comparator.nullsLast(Comparator.<BigDecimal>naturalOrder())));
    return new SweepSummary(
        "sweep",
        seed,
        Rounding.to(1, seconds),
        search,
        data.name(),
        label(score),
        varied.stream().map(Setting::label).toList(),
        result.runs().size(),
        result.failures().size(),
        result.ended(),
        journal,
        rows,
        result.failures().stream()
            .map(f -> new Failure(values(f.run(), varied), f.run().index(), f.message()))
            .toList(),
        threshold,
        data.table());
  }

  /** How many values N has among the settings. */
  public long sizes() {
    return settings.stream().mapToLong(Row::effectiveParameters).distinct().count();
  }

  /** A score's name as options and fields are written, such as test-error. */
  public static String label(JammingScore.Quantity score) {
    return score.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Row row(
      RunSpec setting, List<RunRecord> runs, List<Setting> varied, JammingScore.Quantity score) {
    SizeOutcomes counts =
        SizeOutcomes.of(
            setting.network().effectiveParameters(),
            runs.stream().map(RunRecord::outcome).toList());
    var scores = new SummaryStatistics();
    runs.stream().mapToDouble(score::of).filter(Double::isFinite).forEach(scores::addValue);
    long n = scores.getN();
    double half =
        n < 2
            ? 0
            : new TDistribution(n - 1.0).inverseCumulativeProbability(UPPER)
                * Math.sqrt(scores.getVariance() / n);
    return new Row(
        values(setting, varied),
        counts.size(),
        setting.patterns(),
        counts.runs(),
        counts.sat(),
        counts.unsat(),
        counts.trapped(),
        counts.undecided(),
        n == 0 ? null : digits(scores.getMean()),
        n < 2 ? null : digits(scores.getMean() - half),
        n < 2 ? null : digits(scores.getMean() + half));
  }

  private static Map<String, Object> values(RunSpec run, List<Setting> varied) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (Setting setting : varied) {
      Object value = setting.of(run);
      values.put(setting.label(), value instanceof Double number ? digits(number) : value);
    }
    return values;
  }

  private static BigDecimal digits(double value) {
    BigDecimal rounded = BigDecimal.valueOf(value).round(DIGITS);
    return rounded.signum() == 0 ? BigDecimal.ZERO : rounded.stripTrailingZeros();
  }
}
