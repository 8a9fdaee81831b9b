package org.jamming4j.cli;

import java.util.Locale;
import java.util.function.LongSupplier;

/** The time that has gone by, and what is thought to be left; read by any thread. */
final class Remaining {
  private final LongSupplier nanos;
  private final long start;

  /** When all will have ended, in seconds since the start; NaN if that is not known. */
  private volatile double end = Double.NaN;

  /** From now on, with nothing known of what is left. */
  Remaining() {
    this(System::nanoTime);
  }

  /** The same by another clock. */
  Remaining(LongSupplier nanos) {
    this.nanos = nanos;
    start = nanos.getAsLong();
  }

  /** Seconds that have gone by. */
  double elapsed() {
    return (nanos.getAsLong() - start) / 1e9;
  }

  /** From now on so many seconds are left. */
  void isAbout(double seconds) {
    end = elapsed() + seconds;
  }

  /** Nothing is known of what is left. */
  void forget() {
    end = Double.NaN;
  }

  /** What is left, or nothing if that is not known. */
  String left() {
    double left = end - elapsed();
    return Double.isNaN(left)
        ? ""
        : left < 0 ? "longer than expected" : "about %s left".formatted(duration(left));
  }

  /** Both, for people. */
  String text() {
    String left = left();
    return duration(elapsed()) + " so far" + (left.isEmpty() ? "" : ", " + left);
  }

  /** A time as a person would say it. */
  static String duration(double seconds) {
    return seconds < 100
        ? String.format(Locale.ROOT, "%.0f s", seconds)
        : seconds < 6000
            ? String.format(Locale.ROOT, "%.0f min", seconds / 60)
            : String.format(Locale.ROOT, "%.1f h", seconds / 3600);
  }
}
