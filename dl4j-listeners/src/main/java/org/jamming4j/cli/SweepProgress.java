package org.jamming4j.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jamming4j.sweep.RunRecord;
import org.jamming4j.sweep.arbiter.Setting;

/** A line for every run of a sweep as it ends, with the time that is left by those so far. */
final class SweepProgress {
  private final PrintWriter err;
  private final List<Setting> varied;
  private final int all;
  private final int threads;
  private int ended;
  private int made;
  private double seconds;

  /**
   * Nothing has been made yet.
   *
   * @param all runs at most
   * @param known how many were made before
   */
  SweepProgress(PrintWriter err, List<Setting> varied, int all, int known, int threads) {
    this.err = err;
    this.varied = varied;
    this.all = all;
    this.threads = threads;
    ended = known;
    if (known > 0) {
      err.println("going on with %d runs".formatted(known));
    }
    err.println("%d networks at most, %d at a time".formatted(all, threads));
  }

  void ended(RunRecord run) {
    if (run.cancelled()) {
      return;
    }
    ended++;
    made++;
    seconds += run.result().seconds();
    double left = seconds / made * Math.max(0, all - ended) / threads;
    String values =
        varied.stream()
            .map(s -> "%s %s".formatted(s.label(), SweepText.cell(s.of(run.asSpec()))))
            .collect(Collectors.joining("  "));
    err.println(
        String.format(
            Locale.ROOT,
            "%4d of %d  %s  #%d  %-9s %7.1f s%s",
            ended,
            all,
            values,
            run.index(),
            run.outcome(),
            run.result().seconds(),
            ended == all ? "" : "  about %s left".formatted(ThresholdProgress.duration(left))));
  }
}
