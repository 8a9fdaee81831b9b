package org.jamming4j.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jamming4j.sweep.NetworkRun;
import org.jamming4j.sweep.RunProgressListener;
import org.jamming4j.sweep.RunStage;
import org.jamming4j.training.Outcome;

/**
 * Shows how a sweep gets on: a bar for the runs of each width where there is a terminal, and a line
 * with their outcomes once they ended.
 */
final class Progress implements RunProgressListener {
  /** The launcher knows whether standard error is a terminal; Java does not. */
  private static final boolean TERMINAL = Boolean.getBoolean("jamming.terminal");

  private final PrintWriter err;
  private final Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
  private final long start = System.nanoTime();
  private String title = "";
  private ProgressBar bar;

  Progress(PrintWriter err) {
    this.err = err;
  }

  @Override
  public void batchStarted(RunStage stage, int width, long effectiveParameters, int runs) {
    String what =
        switch (stage) {
          case THRESHOLD -> "looking for N*";
          case ENSEMBLE -> "ensemble";
          case REFERENCE -> "larger network";
          case SINGLE -> "training";
        };
    title = "%-15s h = %-4d N = %-7d".formatted(what, width, effectiveParameters);
    outcomes.clear();
    if (TERMINAL) {
      bar =
          new ProgressBarBuilder()
              .setTaskName(title)
              .setInitialMax(runs)
              .setStyle(ProgressBarStyle.ASCII)
              .setUpdateIntervalMillis(200)
              .clearDisplayOnFinish()
              .setConsumer(new ConsoleProgressBarConsumer(standardError()))
              .build();
    }
  }

  private static PrintStream standardError() {
    OutputStream stream = System.err;
    return new PrintStream(stream, true, StandardCharsets.UTF_8);
  }

  @Override
  public void runEnded(NetworkRun run) {
    outcomes.merge(run.result().outcome(), 1, Integer::sum);
    if (bar != null) {
      bar.step();
    }
  }

  @Override
  public void batchEnded() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
    var line = new StringBuilder(title);
    for (Outcome outcome : Outcome.values()) {
      int count = outcomes.getOrDefault(outcome, 0);
      line.append(count == 0 ? "" : "  %d %s".formatted(count, outcome));
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    err.println("%-70s %7s".formatted(line, String.format(Locale.ROOT, "%.0f s", seconds)));
  }
}
