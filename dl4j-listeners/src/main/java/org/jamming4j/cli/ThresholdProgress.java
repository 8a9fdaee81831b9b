package org.jamming4j.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.jamming4j.jamming.SizeAxis;
import org.jamming4j.sweep.RunRecord;
import org.jamming4j.sweep.RunsUnderWay;
import org.jamming4j.sweep.ThresholdProblem;
import org.jamming4j.sweep.search.ThresholdSearch;

/**
 * A line for every run of a search as it ends; below, those under way and the time that is left by
 * what is known.
 */
final class ThresholdProgress implements AutoCloseable {
  /** Before so many runs, nothing can be said of the time that is left. */
  private static final int FEW = 8;

  private final ThresholdSearch search;
  private final boolean widths;
  private final RunsUnderWay underWay = new RunsUnderWay();
  private final Remaining remaining = new Remaining();
  private final LiveDisplay display;
  private volatile int ended;
  private int made;

  ThresholdProgress(
      PrintWriter err, ThresholdSearch search, ThresholdProblem problem, int threads, int known) {
    this.search = search;
    widths = problem.range().axis() == SizeAxis.PARAMETERS;
    ended = known;
    if (known > 0) {
      err.println("going on with %d runs".formatted(known));
    }
    err.println(
        "looking for %s, %d networks at a time"
            .formatted(widths ? "N*" : "P*", Math.min(threads, ThresholdSearch.AHEAD)));
    display = new LiveDisplay(err, this::now);
  }

  /** Where runs are as long as they are made. */
  RunsUnderWay underWay() {
    return underWay;
  }

  private List<String> now() {
    return UnderWayText.of(underWay.now(), "%d runs ended, %s".formatted(ended, remaining.text()));
  }

  /** A run of the search, or one of those that are made again with more steps, has ended. */
  void ended(RunRecord run) {
    int number = ended + 1;
    ended = number;
    made++;
    if (search.hasEnded() || number < FEW) {
      remaining.forget();
    } else {
      remaining.isAbout(search.expectedRuns() * remaining.elapsed() / made);
    }
    String size =
        widths
            ? "h = %-4d N = %-7d".formatted(run.spec().width(), run.spec().effectiveParameters())
            : "P = %-8d".formatted(run.patterns());
    display.print(
        String.format(
            Locale.ROOT,
            "%4d  %s  %-9s %7d steps %7.1f s  %s",
            number,
            size,
            run.outcome(),
            run.result().steps(),
            run.result().seconds(),
            remaining.left()));
  }

  @Override
  public void close() {
    display.close();
  }
}
