package org.jamming4j.cli;

import java.io.PrintWriter;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jamming4j.jamming.Outcome;
import org.jamming4j.sweep.RunProgressListener;
import org.jamming4j.sweep.RunRecord;
import org.jamming4j.sweep.RunStage;
import org.jamming4j.sweep.RunsUnderWay;
import org.jspecify.annotations.Nullable;

/**
 * Shows how some runs of each width get on: those under way, and a line with their outcomes once
 * they ended.
 */
final class Progress implements RunProgressListener {
  private final PrintWriter err;
  private final RunsUnderWay underWay = new RunsUnderWay();
  private final Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
  private volatile String title = "";
  private volatile int runs;
  private volatile int ended;
  private volatile Remaining remaining = new Remaining();
  private @Nullable LiveDisplay display;

  /** The runs that were under way when last they were looked at. */
  private volatile List<RunsUnderWay.Run> seen = List.of();

  Progress(PrintWriter err) {
    this.err = err;
  }

  @Override
  public RunsUnderWay underWay() {
    return underWay;
  }

  @Override
  public void batchStarted(RunStage stage, int width, long effectiveParameters, int count) {
    String what =
        switch (stage) {
          case THRESHOLD -> "looking for N*";
          case ENSEMBLE -> "ensemble";
          case REFERENCE -> "larger network";
          case SINGLE -> "training";
          case SWEEP -> "sweep";
        };
    title = "%-15s h = %-4d N = %-7d".formatted(what, width, effectiveParameters);
    outcomes.clear();
    runs = count;
    ended = 0;
    seen = List.of();
    remaining = new Remaining();
    display = new LiveDisplay(err, this::now);
  }

  private List<String> now() {
    seen = underWay.now();
    return UnderWayText.of(
        seen, "%s  %d of %d ended, %s".formatted(title.strip(), ended, runs, remaining.text()));
  }

  @Override
  public void runEnded(RunRecord run) {
    outcomes.merge(run.result().outcome(), 1, Integer::sum);
    int number = ended + 1;
    ended = number;
    remaining.isAbout(remaining.elapsed() / number * (runs - number));
  }

  @Override
  public void batchEnded() {
    var line = new StringBuilder(title);
    for (Outcome outcome : Outcome.values()) {
      int count = outcomes.getOrDefault(outcome, 0);
      line.append(count == 0 ? "" : "  %d %s".formatted(count, outcome));
    }
    if (display != null) {
      display.close();
      display = null;
    }
    err.println("%-70s %7s".formatted(line, Remaining.duration(remaining.elapsed())));
    if (ended < runs) {
      seen.forEach(run -> err.println("stopped at" + UnderWayText.line(run)));
    }
  }
}
