package org.jamming4j.choice;

/** How much time there is, and whether it ever ran short. Several threads may ask. */
final class Deadline {
  private static final double NANOS = 1e9;

  private final long start = System.nanoTime();
  private final double seconds;
  private volatile boolean missed;

  /**
   * From now on.
   *
   * @param seconds positive, or infinite
   */
  Deadline(double seconds) {
    this.seconds = seconds;
  }

  /** Seconds since the start. */
  double elapsed() {
    return (System.nanoTime() - start) / NANOS;
  }

  /** Seconds left until a share of all has passed; below 0 if it has. */
  double left(double share) {
    return share * seconds - elapsed();
  }

  /** Takes note that something is left out for want of time. */
  void miss() {
    missed = true;
  }

  /** Whether anything was left out for want of time. */
  boolean wasMissed() {
    return missed;
  }
}
