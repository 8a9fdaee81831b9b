package org.jamming4j.cli;

import java.math.BigDecimal;
import java.util.Locale;
import org.jamming4j.report.ThresholdSummary;
import org.jspecify.annotations.Nullable;

/** What a search for a threshold tells people. */
final class ThresholdText {
  private static final String COUNTS = "%8s %9s %9s %7s %8s %9s %11s%n";

  private ThresholdText() {}

  /** The summary as a short text. */
  static String of(ThresholdSummary s) {
    var text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "%s: %s, d = %d, L = %d, seed %d, %d runs, %s s%n%n",
            s.data(),
            s.patterns() != null
                ? s.patterns() + " patterns"
                : "width " + s.width() + ", N = " + s.effectiveParameters(),
            s.dimension(),
            s.depth(),
            s.seed(),
            s.runs(),
            s.seconds()));
    if (s.end().equals("all fit")) {
      text.append(bound(s));
    } else {
      if (s.nStar() != null) {
        text.append(interval("N*", s.nStar(), s.nStarLow(), s.nStarHigh()));
      }
      if (s.pStar() != null) {
        text.append(interval("P*", s.pStar(), s.pStarLow(), s.pStarHigh()));
      }
      text.append(interval("r*", s.rStar(), s.rStarLow(), s.rStarHigh()));
      text.append(
          "The transition's width is %s in log %s%n"
              .formatted(s.transitionWidth(), s.nStar() != null ? "N" : "P"));
    }
    if (s.longer() != null) {
      text.append(longer(s.longer(), s.nStar() != null ? "N*" : "P*"));
    }
    text.append("Every run drew anew: %s%n".formatted(redrawn(s)));
    if (s.width95() != null) {
      text.append("95 %% of networks fit from width %d on%n".formatted(s.width95()));
    }
    if (s.unsatisfiedJump() != null) {
      text.append("N_Delta/N just below: %s%n".formatted(s.unsatisfiedJump()));
    }
    if (s.end().equals("spent")) {
      text.append(
          "note: all runs were spent before the interval was as narrow as asked for%n".formatted());
    }
    text.append(
        String.format(
            Locale.ROOT, "%n" + COUNTS, "width", "P", "N", "SAT", "UNSAT", "TRAPPED", "UNDECIDED"));
    for (ThresholdSummary.Size size : s.outcomes()) {
      text.append(
          String.format(
              Locale.ROOT,
              COUNTS,
              size.width(),
              size.patterns(),
              size.effectiveParameters(),
              size.sat(),
              size.unsat(),
              size.trapped(),
              size.undecided()));
    }
    return text.toString();
  }

  /** What a table of undecided runs leaves out. */
  static String longer(ThresholdSummary.Longer l, String name) {
    return "note: %d of %d runs near %s were undecided; of %d of them with four times the steps %d are SAT and %d UNSAT%s. The interval leaves this out.%n"
        .formatted(
            l.undecided(),
            l.near(),
            name,
            l.runs(),
            l.sat(),
            l.unsat(),
            l.threshold() == null ? "" : ", and %s would be %s".formatted(name, l.threshold()));
  }

  private static String redrawn(ThresholdSummary s) {
    return s.redrawn().equals("initialisation")
        ? "the initialisation; the interval is for these data"
        : "initialisation and patterns";
  }

  private static String interval(
      String name, BigDecimal value, @Nullable BigDecimal low, @Nullable BigDecimal high) {
    return "%s  %-8s (95 %% interval %s to %s)%n"
        .formatted(name, value, low == null ? "unknown" : low, high == null ? "unknown" : high);
  }

  private static String bound(ThresholdSummary s) {
    return s.nStar() != null
        ? "Even the smallest networks fit: N* is at most %s%n".formatted(s.nStar())
        : "All patterns are fitted: P* is at least %s%n".formatted(s.pStar());
  }
}
