package org.jamming4j.report;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jamming4j.benchmark.Contender;
import org.jamming4j.benchmark.Failure;
import org.jamming4j.benchmark.Shape;
import org.jspecify.annotations.Nullable;

/** A benchmark as Markdown, for people and to be pasted into a README. */
public final class BenchmarkTables {
  private final BenchmarkSummary summary;
  private final StringBuilder text = new StringBuilder();

  private BenchmarkTables(BenchmarkSummary summary) {
    this.summary = summary;
  }

  /** The text, ending with a line break. */
  public static String of(BenchmarkSummary summary) {
    var tables = new BenchmarkTables(summary);
    tables.machine();
    tables.steps();
    tables.race();
    tables.scaling();
    tables.threshold();
    if (summary.curvature() != null) {
      tables.text.append(summary.curvature().markdown());
    }
    tables.failures();
    return tables.text.toString();
  }

  private void add(String format, @Nullable Object... values) {
    text.append(String.format(Locale.ROOT, format, values));
  }

  private void row(@Nullable Object... cells) {
    for (Object cell : cells) {
      add("| %s ", cell);
    }
    add("|%n");
  }

  private void machine() {
    var machine = summary.machine();
    add(
        "%s, %d cores, %s%s; %s, %d threads, median of %d interleaved rounds, seed %d, %s s%n",
        machine.processor(),
        machine.cores(),
        machine.java(),
        machine.openblasCore() == null ? "" : ", OpenBLAS for " + machine.openblasCore(),
        summary.precision(),
        summary.threads(),
        summary.rounds(),
        summary.seed(),
        summary.seconds());
    if (summary.peakGflops() != null) {
      add(
          "%nMatrix-product peak: %s GFLOP/s (%s)%n",
          plain(summary.peakGflops()), summary.peakProduct());
    }
  }

  private void steps() {
    if (summary.steps().isEmpty()) {
      return;
    }
    add("%n");
    row(
        "(d, h, L, P)",
        "contender",
        "ms per step",
        "lowest to highest",
        "GFLOP/s",
        "share of peak",
        "peak memory, MiB",
        "times this trainer");
    add("|---|---|--:|--:|--:|--:|--:|--:|%n");
    Shape last = null;
    for (var step : summary.steps()) {
      row(
          step.shape().equals(last) ? "" : step.shape(),
          step.contender(),
          plain(step.millisecondsPerStep()),
          plain(step.low()) + " to " + plain(step.high()),
          plain(step.gflops()),
          plain(step.shareOfPeak()),
          Objects.toString(step.peakMebibytes(), "-"),
          plain(step.timesThisTrainer()));
      last = step.shape();
    }
  }

  private void race() {
    if (summary.race().isEmpty()) {
      return;
    }
    add("%nSeconds of training until a network fits, %s:%n%n", summary.raceShape());
    row("criterion", "contender", "median", "met", "each", "times this trainer");
    add("|---|---|--:|--:|---|--:|%n");
    for (var race : summary.race()) {
      row(
          race.criterion().equals("satisfied") ? "N_Delta = 0" : "no training error",
          race.contender(),
          race.medianSeconds() != null
              ? plain(race.medianSeconds())
              : "> " + plain(race.medianAtLeast()),
          race.met() + " of " + race.seeds(),
          each(race.secondsPerSeed()),
          ratio(race));
    }
  }

  private static String each(List<@Nullable BigDecimal> seconds) {
    return String.join(", ", seconds.stream().map(BenchmarkTables::plain).toList());
  }

  /** If only the other never finished, the ratio has at least a bound. */
  private String ratio(BenchmarkSummary.Race race) {
    if (race.timesThisTrainer() != null) {
      return plain(race.timesThisTrainer());
    }
    return summary.race().stream()
        .filter(r -> r.criterion().equals(race.criterion()))
        .filter(r -> r.contender().equals(Contender.JAMMING4J.label()))
        .map(BenchmarkSummary.Race::medianSeconds)
        .filter(Objects::nonNull)
        .findFirst()
        .map(
            ours ->
                String.format(
                    Locale.ROOT, "> %.1f", race.medianAtLeast().doubleValue() / ours.doubleValue()))
        .orElse("-");
  }

  private void scaling() {
    if (summary.scaling().isEmpty()) {
      return;
    }
    add(
        "%nThis trainer over the number of patterns: the time for each pattern and parameter varies by a factor of %s%n%n",
        plain(summary.scalingFactor()));
    row("P", "N", "ms per step", "ns per pattern and parameter", "peak memory, MiB");
    add("|--:|--:|--:|--:|--:|%n");
    for (var step : summary.scaling()) {
      row(
          step.shape().patterns(),
          step.effectiveParameters(),
          plain(step.millisecondsPerStep()),
          plain(step.nanosecondsPerPatternAndParameter()),
          Objects.toString(step.peakMebibytes(), "-"));
    }
  }

  private void threshold() {
    BenchmarkSummary.@Nullable Threshold found = summary.threshold();
    if (found == null) {
      return;
    }
    add(
        "%nSeconds to N* of the parity of %d of MNIST's digits, d = 10, L = 3:%n%n",
        found.patterns());
    row("way", "networks", "seconds", "N*", "times this search");
    add("|---|--:|--:|---|--:|%n");
    row(
        "this search, to 10 %",
        found.runs(),
        plain(found.seconds()),
        "%s (%s to %s)"
            .formatted(plain(found.nStar()), plain(found.nStarLow()), plain(found.nStarHigh())),
        "1.0");
    row(
        "the papers' walk with PyTorch, estimated from %d steps".formatted(found.walkSteps()),
        "%d, %d to N_Delta = 0".formatted(found.walkNetworks(), found.walkSatisfied()),
        plain(found.walkSeconds()),
        "-",
        plain(found.timesThisSearch()));
  }

  private void failures() {
    for (Failure failure : summary.failures()) {
      add(
          "%n%s was left out at %s: %s%n",
          failure.contender().label(), failure.where(), failure.reason());
    }
  }

  private static String plain(@Nullable BigDecimal value) {
    return value == null ? "-" : value.toPlainString();
  }
}
