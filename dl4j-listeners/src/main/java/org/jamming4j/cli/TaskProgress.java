package org.jamming4j.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Shows one task after the other: a bar where there is a terminal, and a line at its end. */
final class TaskProgress {
  /** The launcher knows whether standard error is a terminal; Java does not. */
  private static final boolean TERMINAL = Boolean.getBoolean("jamming.terminal");

  private final PrintWriter err;
  private final long start = System.nanoTime();
  private @Nullable ProgressBar bar;

  TaskProgress(PrintWriter err) {
    this.err = err;
  }

  void started(String title, int parts) {
    if (TERMINAL) {
      bar =
          new ProgressBarBuilder()
              .setTaskName(title)
              .setInitialMax(parts)
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

  void partEnded() {
    if (bar != null) {
      bar.step();
    }
  }

  void ended(String line) {
    if (bar != null) {
      bar.close();
      bar = null;
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    err.println("%-70s %7s".formatted(line, String.format(Locale.ROOT, "%.0f s", seconds)));
  }

  /** A line amidst a task. */
  void note(String line) {
    err.println(line);
  }
}
