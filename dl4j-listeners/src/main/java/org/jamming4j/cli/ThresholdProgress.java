package org.jamming4j.cli;

import java.io.PrintWriter;
import java.util.Locale;
import org.jamming4j.jamming.SizeAxis;
import org.jamming4j.sweep.RunRecord;
import org.jamming4j.sweep.ThresholdProblem;
import org.jamming4j.sweep.search.ThresholdSearch;

/** A line for every run of a search as it ends, with the time that is left by what is known. */
final class ThresholdProgress {
  /** Before so many runs, nothing can be said of the time that is left. */
  private static final int FEW = 8;

  private final PrintWriter err;
  private final ThresholdSearch search;
  private final boolean widths;
  private final long start = System.nanoTime();
  private int ended;
  private int made;

  ThresholdProgress(
      PrintWriter err, ThresholdSearch search, ThresholdProblem problem, int threads, int known) {
    this.err = err;
    this.search = search;
    widths = problem.range().axis() == SizeAxis.PARAMETERS;
    ended = known;
    if (known > 0) {
      err.println("going on with %d runs".formatted(known));
    }
    err.println(
        "looking for %s, %d networks at a time"
            .formatted(widths ? "N*" : "P*", Math.min(threads, ThresholdSearch.AHEAD)));
  }

  void ended(RunRecord run) {
    ended++;
    made++;
    double seconds = (System.nanoTime() - start) / 1e9;
    String size =
        widths
            ? "h = %-4d N = %-7d".formatted(run.spec().width(), run.spec().effectiveParameters())
            : "P = %-8d".formatted(run.patterns());
    String left =
        search.hasEnded() || ended < FEW
            ? ""
            : "about %s left".formatted(duration(search.expectedRuns() * seconds / made));
    err.println(
        String.format(
            Locale.ROOT,
            "%4d  %s  %-9s %7d steps %7.1f s  %s",
            ended,
            size,
            run.outcome(),
            run.result().steps(),
            run.result().seconds(),
            left));
  }

  static String duration(double seconds) {
    return seconds < 100
        ? "%.0f s".formatted(seconds)
        : seconds < 6000 ? "%.0f min".formatted(seconds / 60) : "%.1f h".formatted(seconds / 3600);
  }
}
