package org.jamming4j.cli;

import java.io.PrintWriter;
import java.util.EnumMap;
import java.util.Map;
import org.jamming4j.jamming.Outcome;
import org.jamming4j.sweep.RunProgressListener;
import org.jamming4j.sweep.RunRecord;
import org.jamming4j.sweep.RunStage;

/**
 * Shows how a sweep gets on: a bar for the runs of each width where there is a terminal, and a line
 * with their outcomes once they ended.
 */
final class Progress implements RunProgressListener {
  private final TaskProgress progress;
  private final Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
  private String title = "";

  Progress(PrintWriter err) {
    progress = new TaskProgress(err);
  }

  @Override
  public void batchStarted(RunStage stage, int width, long effectiveParameters, int runs) {
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
    progress.started(title, runs);
  }

  @Override
  public void runEnded(RunRecord run) {
    outcomes.merge(run.result().outcome(), 1, Integer::sum);
    progress.partEnded();
  }

  @Override
  public void batchEnded() {
    var line = new StringBuilder(title);
    for (Outcome outcome : Outcome.values()) {
      int count = outcomes.getOrDefault(outcome, 0);
      line.append(count == 0 ? "" : "  %d %s".formatted(count, outcome));
    }
    progress.ended(line.toString());
  }
}
