package org.jamming4j.cli;

import java.math.BigDecimal;
import java.util.Locale;
import org.jamming4j.jamming.SizeAxis;
import org.jamming4j.jamming.SizeOutcomes;
import org.jamming4j.report.ThresholdSummary;
import org.jamming4j.sweep.ThresholdNotFoundException;
import org.jamming4j.sweep.ThresholdProblem;
import org.jamming4j.sweep.ThresholdStudy;
import org.jamming4j.sweep.search.ThresholdSearch;
import org.jamming4j.training.Budget;
import org.jspecify.annotations.Nullable;

/** What a search for a threshold tells people. */
final class ThresholdText {
  private static final String COUNTS = "%8s %9s %9s %7s %8s %9s %11s%n";

  private ThresholdText() {}

  /**
   * Refuses a search that found nothing.
   *
   * @throws ThresholdNotFoundException saying why, and what to do
   */
  static void requireFound(ThresholdStudy.Result study, ThresholdProblem problem, Budget budget) {
    ThresholdSearch.Result search = study.search();
    int runs = study.runs().size();
    boolean widths = problem.range().axis() == SizeAxis.PARAMETERS;
    int first = problem.range().first();
    int last = problem.range().last();
    String reason =
        switch (search.end()) {
          case UNDECIDED ->
              "%d of %d runs ended neither SAT nor UNSAT within %d steps, so there is no threshold to tell; raise --steps to %d."
                  .formatted(
                      runs - search.outcomes().stream().mapToInt(SizeOutcomes::decided).sum(),
                      runs,
                      budget.steps(),
                      10L * budget.steps());
          case NONE_FITS ->
              widths
                  ? "Even networks of width %d (N = %d) do not fit: the data may contradict themselves, or networks of this depth and dimension do not train; try another --depth, --dim or --init."
                      .formatted(last, problem.range().size(last))
                  : "Networks of this size do not fit even %d patterns; raise --width."
                      .formatted(problem.range().size(first));
          case ALL_FIT ->
              widths
                  ? "Even networks of width %d (N = %d) fit, so N* is smaller than any network; take more patterns, or a smaller --depth."
                      .formatted(first, problem.range().size(first))
                  : "Networks of this size fit all %d patterns, so P* is larger; take more patterns, or a smaller --width."
                      .formatted(problem.range().size(last));
          case PRECISE, SPENT ->
              "%d runs do not show where networks begin to fit; raise --runs.".formatted(runs);
        };
    if (search.fit().isEmpty()) {
      throw new ThresholdNotFoundException(reason);
    }
  }

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
    if (s.nStar() != null) {
      text.append(interval("N*", s.nStar(), s.nStarLow(), s.nStarHigh()));
    }
    if (s.pStar() != null) {
      text.append(interval("P*", s.pStar(), s.pStarLow(), s.pStarHigh()));
    }
    text.append(interval("r*", s.rStar(), s.rStarLow(), s.rStarHigh()));
    text.append("Every run drew anew: %s%n".formatted(redrawn(s)));
    text.append(
        "The transition's width is %s in log %s%n"
            .formatted(s.transitionWidth(), s.nStar() != null ? "N" : "P"));
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
}
