package org.jamming4j.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jamming4j.benchmark.BenchmarkSettings;
import org.jamming4j.benchmark.Contender;
import org.jamming4j.benchmark.CurvatureResult;
import org.jamming4j.benchmark.Failure;
import org.jamming4j.benchmark.Machine;
import org.jamming4j.benchmark.PeakBenchmark;
import org.jamming4j.benchmark.RaceResult;
import org.jamming4j.benchmark.ScalingBenchmark;
import org.jamming4j.benchmark.Shape;
import org.jamming4j.benchmark.Spread;
import org.jamming4j.benchmark.StepResult;
import org.jamming4j.benchmark.ThresholdBenchmark;
import org.jspecify.annotations.Nullable;

/**
 * A benchmark as it is printed and written. Sections that were left out are empty.
 *
 * @param command always "benchmark"
 * @param seed the run's seed
 * @param seconds how long it took
 * @param precision float64 or float32
 * @param threads of every contender
 * @param rounds how often each was measured
 * @param machine what it ran on
 * @param peakGflops the best rate of matrix products; null if that could not be measured
 * @param peakProduct which products they were
 * @param steps time per step, by shape and contender
 * @param raceShape what the race was run on; null without one
 * @param race seconds until a network fits, by criterion and contender
 * @param scaling time per step of this trainer over the number of patterns
 * @param scalingFactor largest over smallest time for each pattern and parameter; null without
 * @param threshold seconds to N*; null without
 * @param curvature what Hessian spectra take; null without
 * @param failures contenders that were left out, and why
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record BenchmarkSummary(
    String command,
    long seed,
    BigDecimal seconds,
    String precision,
    int threads,
    int rounds,
    MachineOf machine,
    @Nullable BigDecimal peakGflops,
    @Nullable String peakProduct,
    List<Step> steps,
    @Nullable Shape raceShape,
    List<Race> race,
    List<Step> scaling,
    @Nullable BigDecimal scalingFactor,
    @Nullable Threshold threshold,
    @Nullable CurvatureSummary curvature,
    List<Failure> failures) {

  private static final MathContext DIGITS = new MathContext(4);

  /**
   * What the benchmark ran on.
   *
   * @param processor its name, as far as the system tells it
   * @param cores processors that Java may use
   * @param java name and version of the virtual machine
   * @param openblasCore the processor whose kernels OpenBLAS ran; null if that is not known
   */
  public record MachineOf(
      String processor, int cores, String java, @Nullable String openblasCore) {}

  /**
   * One contender's steps at one shape.
   *
   * @param shape d, h, L and P
   * @param effectiveParameters N
   * @param gflopPerStep 10^9 floating point operations of one step's matrix products
   * @param contender whose steps
   * @param millisecondsPerStep median of the rounds
   * @param low the fastest round
   * @param high the slowest round
   * @param rounds how many there were
   * @param stepsTimed in the last round
   * @param gflops 10^9 operations a second, at the median
   * @param shareOfPeak of the measured matrix-product peak; null without it
   * @param nanosecondsPerPatternAndParameter at the median
   * @param peakMebibytes most physical memory of the process; null if that is not known
   * @param timesThisTrainer its time over this trainer's at the same shape; null without that
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Step(
      Shape shape,
      long effectiveParameters,
      BigDecimal gflopPerStep,
      String contender,
      BigDecimal millisecondsPerStep,
      BigDecimal low,
      BigDecimal high,
      int rounds,
      int stepsTimed,
      BigDecimal gflops,
      @Nullable BigDecimal shareOfPeak,
      BigDecimal nanosecondsPerPatternAndParameter,
      @Nullable Long peakMebibytes,
      @Nullable BigDecimal timesThisTrainer) {}

  /**
   * One contender's races to one criterion.
   *
   * @param criterion no_training_error or satisfied (N_Delta = 0)
   * @param contender who ran
   * @param seeds how many networks
   * @param met how many met the criterion
   * @param medianSeconds over the seeds; null if half of them never met it
   * @param medianAtLeast the median with races that never met it counted as long as they ran
   * @param secondsPerSeed each, null where the criterion was never met
   * @param timesThisTrainer its median over this trainer's; null if either is null
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Race(
      String criterion,
      String contender,
      int seeds,
      int met,
      @Nullable BigDecimal medianSeconds,
      BigDecimal medianAtLeast,
      List<@Nullable BigDecimal> secondsPerSeed,
      @Nullable BigDecimal timesThisTrainer) {}

  /**
   * N* of the parity of MNIST's digits, d = 10, L = 3, by a search and by the papers' walk.
   *
   * @param patterns P
   * @param nStar N*
   * @param nStarLow lower end of its 95 % interval
   * @param nStarHigh upper end
   * @param runs of the search
   * @param seconds of the search
   * @param walkNetworks how many the walk trains
   * @param walkSatisfied how many of them came to N_Delta = 0
   * @param walkSteps of all of them
   * @param walkSeconds with PyTorch, estimated; null without it
   * @param timesThisSearch the walk's seconds over the search's; null without PyTorch
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Threshold(
      int patterns,
      BigDecimal nStar,
      BigDecimal nStarLow,
      BigDecimal nStarHigh,
      int runs,
      BigDecimal seconds,
      int walkNetworks,
      int walkSatisfied,
      long walkSteps,
      @Nullable BigDecimal walkSeconds,
      @Nullable BigDecimal timesThisSearch) {}

  /** The summary of what was measured. */
  public static BenchmarkSummary of(
      BenchmarkSettings settings,
      Machine machine,
      Optional<PeakBenchmark.Result> peak,
      List<StepResult> steps,
      Shape raceShape,
      List<RaceResult> races,
      List<StepResult> scaling,
      Optional<ThresholdBenchmark.Result> threshold,
      Optional<CurvatureResult> curvature,
      List<Failure> failures,
      double seconds) {
    @Nullable Double gflops = peak.map(PeakBenchmark.Result::gflops).orElse(null);
    @Nullable String core = peak.map(PeakBenchmark.Result::openblasCore).orElse(null);
    return new BenchmarkSummary(
        "benchmark",
        settings.seed(),
        Rounding.to(1, seconds),
        settings.precision().name().toLowerCase(Locale.ROOT),
        settings.threads(),
        settings.rounds(),
        new MachineOf(machine.processor(), machine.cores(), machine.java(), core),
        gflops == null ? null : digits(gflops),
        peak.map(PeakBenchmark.Result::product).orElse(null),
        steps.stream().map(step -> step(step, steps, gflops)).toList(),
        races.isEmpty() ? null : raceShape,
        races.stream().map(race -> race(race, races)).toList(),
        scaling.stream().map(step -> step(step, List.of(), gflops)).toList(),
        scaling.isEmpty() ? null : digits(ScalingBenchmark.factor(scaling)),
        threshold.map(BenchmarkSummary::threshold).orElse(null),
        curvature.map(CurvatureSummary::of).orElse(null),
        failures);
  }

  private static Step step(StepResult result, List<StepResult> all, @Nullable Double peak) {
    Spread milliseconds = result.milliseconds();
    Optional<StepResult> ours =
        all.stream()
            .filter(r -> r.shape().equals(result.shape()) && isOurs(r.contender()))
            .findFirst();
    return new Step(
        result.shape(),
        result.shape().effectiveParameters(),
        digits(result.shape().flopPerStep() / 1e9),
        result.contender().label(),
        digits(milliseconds.median()),
        digits(milliseconds.low()),
        digits(milliseconds.high()),
        milliseconds.count(),
        result.steps(),
        digits(result.gflops()),
        peak == null ? null : digits(result.gflops() / peak),
        digits(result.nanosecondsPerPatternAndParameter()),
        result.peakBytes() == null ? null : Math.round(result.peakBytes() / 1048576.0),
        ours.map(r -> digits(milliseconds.median() / r.milliseconds().median())).orElse(null));
  }

  private static Race race(RaceResult result, List<RaceResult> all) {
    double median = result.seconds().median();
    double ours =
        all.stream()
            .filter(r -> r.criterion() == result.criterion() && isOurs(r.contender()))
            .mapToDouble(r -> r.seconds().median())
            .findFirst()
            .orElse(Double.NaN);
    return new Race(
        result.criterion().name().toLowerCase(Locale.ROOT),
        result.contender().label(),
        result.finishes().size(),
        result.met(),
        Double.isFinite(median) ? digits(median) : null,
        digits(result.medianAtLeast()),
        result.finishes().stream().map(f -> f.met() ? digits(f.seconds()) : null).toList(),
        Double.isFinite(ours) && Double.isFinite(median) ? digits(median / ours) : null);
  }

  private static Threshold threshold(ThresholdBenchmark.Result result) {
    return new Threshold(
        result.patterns(),
        digits(result.fit().threshold()),
        digits(result.fit().thresholdLow()),
        digits(result.fit().thresholdHigh()),
        result.runs(),
        digits(result.seconds()),
        result.walk().size(),
        result.satisfied(),
        result.steps(),
        result.peerSeconds().map(BenchmarkSummary::digits).orElse(null),
        result.peerSeconds().map(s -> digits(s / result.seconds())).orElse(null));
  }

  private static boolean isOurs(Contender contender) {
    return contender == Contender.JAMMING4J;
  }

  /** Four digits that count of a finite number. */
  static BigDecimal digits(double value) {
    return BigDecimal.valueOf(value).round(DIGITS);
  }
}
