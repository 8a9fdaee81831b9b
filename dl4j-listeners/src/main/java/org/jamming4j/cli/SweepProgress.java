package org.jamming4j.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jamming4j.sweep.RunRecord;
import org.jamming4j.sweep.RunsUnderWay;
import org.jamming4j.sweep.arbiter.Setting;

/** A line for every run of a sweep as it ends, with the time that is left by those so far. */
final class SweepProgress implements AutoCloseable {
  private final RunsUnderWay underWay = new RunsUnderWay();
  private final Remaining remaining = new Remaining();
  private final LiveDisplay display;
  private final List<Setting> varied;
  private final int all;
  private final int threads;
  private volatile int ended;
  private int made;
  private double seconds;

  /**
   * Nothing has been made yet.
   *
   * @param all runs at most
   * @param known how many were made before
   */
  SweepProgress(PrintWriter err, List<Setting> varied, int all, int known, int threads) {
    this.varied = varied;
    this.all = all;
    this.threads = threads;
    ended = known;
    if (known > 0) {
      err.println("going on with %d runs".formatted(known));
    }
    err.println("%d networks at most, %d at a time".formatted(all, threads));
    display = new LiveDisplay(err, this::now);
  }

  /** Where runs are as long as they are made. */
  RunsUnderWay underWay() {
    return underWay;
  }

  private List<String> now() {
    return UnderWayText.of(
        underWay.now(), "%d of %d runs ended, %s".formatted(ended, all, remaining.text()));
  }

  void ended(RunRecord run) {
    if (run.cancelled()) {
      return;
    }
    int number = ended + 1;
    ended = number;
    made++;
    seconds += run.result().seconds();
    remaining.isAbout(seconds / made * Math.max(0, all - number) / threads);
    String values =
        varied.stream()
            .map(s -> "%s %s".formatted(s.label(), SweepText.cell(s.of(run.asSpec()))))
            .collect(Collectors.joining("  "));
    display.print(
        String.format(
            Locale.ROOT,
            "%4d of %d  %s  #%d  %-9s %7.1f s%s",
            number,
            all,
            values,
            run.index(),
            run.outcome(),
            run.result().seconds(),
            number == all ? "" : "  " + remaining.left()));
  }

  @Override
  public void close() {
    display.close();
  }
}
