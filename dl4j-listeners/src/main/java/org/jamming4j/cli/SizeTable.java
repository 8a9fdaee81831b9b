package org.jamming4j.cli;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import org.jamming4j.report.OutcomeCounts;
import org.jamming4j.report.SizeSummary;
import org.jamming4j.report.TestErrors;
import org.jamming4j.sweep.RunStage;
import org.jspecify.annotations.Nullable;

/** The main job's summary as a short table for people. */
final class SizeTable {
  private static final String ROW = "%-26s %8s %7s %8s %7s   %s%n";
  private static final String COUNTS = "%-26s %8s %7s %8s %7s %9s %11s%n";

  private final SizeSummary summary;
  private final StringBuilder text = new StringBuilder();

  private SizeTable(SizeSummary summary) {
    this.summary = summary;
  }

  /** The table's text. */
  static String of(SizeSummary summary) {
    var table = new SizeTable(summary);
    table.threshold();
    table.testErrors();
    table.outcomes();
    return table.text.toString();
  }

  private void add(String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values));
  }

  private void threshold() {
    add(
        "%s: %d patterns, %d test patterns, d = %d, L = %d, seed %d, %s s%n%n",
        summary.data(),
        summary.patterns(),
        summary.testPatterns(),
        summary.dimension(),
        summary.depth(),
        summary.seed(),
        summary.seconds());
    boolean isBound =
        summary.nStarHigh() != null && summary.nStar().compareTo(summary.nStarHigh()) == 0;
    add(
        "N*  %s%s   (%s)%n",
        isBound ? "at most " : "",
        summary.nStar(),
        isBound
            ? "even the smallest networks fit"
            : "95 %% interval %s to %s"
                .formatted(known(summary.nStarLow()), known(summary.nStarHigh())));
    add(
        "r*  %s%s   (patterns a parameter, %s)%n",
        isBound ? "at least " : "", summary.rStar(), ratio());
    if (summary.longer() != null) {
      add("%s", ThresholdText.longer(summary.longer(), "N*"));
    }
    add(
        "95 %% of networks fit from width %d on, N = %d%n%n",
        summary.width(), summary.effectiveParameters());
  }

  private static Object known(@Nullable BigDecimal end) {
    return end == null ? "unknown" : end;
  }

  private String ratio() {
    return summary.outputs() == 1 ? "P/N*" : "P k/N* with k = " + summary.outputs();
  }

  private void testErrors() {
    add(ROW, "", "networks", "width", "N", "N/N*", "test error");
    row(
        "single, just beyond N*",
        summary.ensembleSize(),
        summary.width(),
        summary.effectiveParameters(),
        spread(summary.testErrorSingleMean(), summary.testErrorSingleStd()));
    row(
        "ensemble of these",
        summary.ensembleSize(),
        summary.width(),
        summary.effectiveParameters(),
        summary.testErrorEnsemble() == null ? "-" : summary.testErrorEnsemble().toString());
    for (Map.Entry<Integer, TestErrors> entry : summary.references().entrySet()) {
      TestErrors errors = entry.getValue();
      row(
          "single, about %d N*".formatted(entry.getKey()),
          errors.networks(),
          errors.width(),
          errors.effectiveParameters(),
          spread(errors.mean(), errors.std()));
    }
    noteMembersThatDoNotFit();
    add("%n");
  }

  private void noteMembersThatDoNotFit() {
    for (OutcomeCounts counts : summary.outcomes()) {
      if (counts.stage().equals(RunStage.ENSEMBLE.label())
          && counts.sat() < summary.ensembleSize()) {
        add(
            "note: %d of the %d networks in the ensemble do not fit%n",
            summary.ensembleSize() - counts.sat(), summary.ensembleSize());
      }
    }
  }

  private void row(String name, int networks, int width, long n, String error) {
    String multiple = String.format(Locale.ROOT, "%.1f", n / summary.nStar().doubleValue());
    add(ROW, name, networks, width, n, multiple, error);
  }

  private static String spread(@Nullable BigDecimal mean, @Nullable BigDecimal std) {
    return mean == null ? "-" : mean + " +- " + std;
  }

  private void outcomes() {
    add(COUNTS, "runs", "width", "N", "SAT", "UNSAT", "TRAPPED", "UNDECIDED");
    for (OutcomeCounts c : summary.outcomes()) {
      add(
          COUNTS,
          c.stage(),
          c.width(),
          c.effectiveParameters(),
          c.sat(),
          c.unsat(),
          c.trapped(),
          c.undecided());
    }
    int lifts = summary.outcomes().stream().mapToInt(OutcomeCounts::lifts).sum();
    add("dead layers lifted: %d%n", lifts);
  }
}
