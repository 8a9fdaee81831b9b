package org.jamming4j.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lines that last, and below them, on a terminal, lines that say how things are at the moment,
 * drawn anew every second. Elsewhere these come as one line every 30 seconds.
 */
final class LiveDisplay implements AutoCloseable {
  /** The launcher knows whether standard error is a terminal, and how wide; Java does not. */
  private static final boolean TERMINAL = Boolean.getBoolean("jamming.terminal");

  private static final int COLUMNS = Integer.getInteger("jamming.columns", 80);
  private static final long LINE_EVERY = TimeUnit.SECONDS.toNanos(30);

  /** Takes the cursor so many lines up, and erases all from there. */
  private static final String ERASE = "\r\033[%dA\033[J";

  private final PrintWriter err;
  private final Supplier<List<String>> now;
  private final boolean terminal;
  private final int columns;
  private final LongSupplier nanos;
  private final @Nullable ScheduledExecutorService clock;
  private int drawn;
  private long lastLine;

  /**
   * A display that a clock redraws.
   *
   * @param now what is to be seen at the moment; asked on a thread of its own
   */
  LiveDisplay(PrintWriter err, Supplier<List<String>> now) {
    this(
        err,
        now,
        TERMINAL,
        COLUMNS,
        System::nanoTime,
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              var thread = new Thread(task, "jamming4j-display");
              thread.setDaemon(true);
              return thread;
            }));
  }

  /** The same with a clock of its own; without one it is drawn when it is told to. */
  LiveDisplay(
      PrintWriter err,
      Supplier<List<String>> now,
      boolean terminal,
      int columns,
      LongSupplier nanos,
      @Nullable ScheduledExecutorService clock) {
    this.err = err;
    this.now = now;
    this.terminal = terminal;
    this.columns = columns;
    this.nanos = nanos;
    this.clock = clock;
    lastLine = nanos.getAsLong();
    if (clock != null) {
      var unused = clock.scheduleWithFixedDelay(this::tick, 1, 1, TimeUnit.SECONDS);
    }
  }

  /** Prints a line that lasts. */
  synchronized void print(String line) {
    erase();
    err.println(line);
    draw();
    err.flush();
  }

  /** Draws what is to be seen, if it is time. */
  synchronized void tick() {
    if (terminal) {
      erase();
      draw();
      err.flush();
    } else if (nanos.getAsLong() - lastLine >= LINE_EVERY) {
      lastLine = nanos.getAsLong();
      err.println(String.join("; ", now.get().stream().map(String::strip).toList()));
      err.flush();
    }
  }

  private void erase() {
    if (drawn > 0) {
      err.print(ERASE.formatted(drawn));
      drawn = 0;
    }
  }

  private void draw() {
    if (terminal) {
      for (String line : now.get()) {
        // one that is broken by the terminal could not be erased
        err.println(line.length() < columns ? line : line.substring(0, Math.max(0, columns - 1)));
        drawn++;
      }
    }
  }

  /** Leaves the lines that last. */
  @Override
  public void close() {
    if (clock != null) {
      clock.shutdownNow();
    }
    synchronized (this) {
      erase();
      err.flush();
    }
  }
}
