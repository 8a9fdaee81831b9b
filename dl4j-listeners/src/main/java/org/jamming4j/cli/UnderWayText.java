package org.jamming4j.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jamming4j.sweep.RunsUnderWay;

/** The runs that are under way, for people. */
final class UnderWayText {
  /** Runs that have a line of their own. */
  private static final int MOST = 8;

  private UnderWayText() {}

  /**
   * A line for each run, of no more than 80 characters as a rule, and one for all.
   *
   * @param all says how far all of them have come, and what is left
   */
  static List<String> of(List<RunsUnderWay.Run> runs, String all) {
    List<String> lines =
        new ArrayList<>(runs.stream().limit(MOST).map(UnderWayText::line).toList());
    if (runs.size() > MOST) {
      lines.add("  and %d more".formatted(runs.size() - MOST));
    }
    lines.add("  " + all);
    return lines;
  }

  /** How far a run has come. */
  static String line(RunsUnderWay.Run run) {
    int budget = run.spec().training().budget().steps();
    String left =
        run.step() == 0
            ? ""
            : ", max. " + Remaining.duration(run.seconds() / run.step() * (budget - run.step()));
    return String.format(
        Locale.ROOT,
        "  h = %-3d N = %-6d %d of %d steps, loss %s, N_Delta %s%s",
        run.spec().network().width(),
        run.spec().network().effectiveParameters(),
        run.step(),
        budget,
        Double.isNaN(run.loss()) ? "-" : String.format(Locale.ROOT, "%.1e", run.loss()),
        unsatisfied(run),
        left);
  }

  private static String unsatisfied(RunsUnderWay.Run run) {
    return run.unsatisfied() < 0 ? "-" : (run.sampled() ? "~" : "") + run.unsatisfied();
  }
}
