package org.jamming4j.training;

import org.jamming4j.jamming.JammingState;
import org.jamming4j.objective.HingeObjective;
import org.jspecify.annotations.Nullable;

/**
 * A run's looks at all of its patterns: a run that is stopped says how it stood, but where there
 * are so many patterns that another look takes long, by the last one.
 */
final class LastLook {
  private final long mostNanos;
  private @Nullable JammingState seen;
  private long leastNanos = Long.MAX_VALUE;

  /**
   * No look yet.
   *
   * @param mostNanos that a look may take once the run is stopped
   */
  LastLook(long mostNanos) {
    this.mostNanos = mostNanos;
  }

  /** Whether there was no look yet. */
  boolean isFirst() {
    return seen == null;
  }

  /** The state of all patterns, and the gradient if it is wanted. */
  JammingState evaluateAll(HingeObjective objective, double @Nullable [] gradient)
      throws InterruptedException {
    long start = System.nanoTime();
    JammingState state = objective.evaluateAll(gradient);
    leastNanos = Math.min(leastNanos, System.nanoTime() - start);
    return saw(state);
  }

  /** Takes note of a state of all patterns. */
  JammingState saw(JammingState state) {
    seen = state;
    return state;
  }

  /**
   * How the run stands, which is stopped.
   *
   * @throws InterruptedException if it is stopped again
   */
  JammingState atTheEnd(HingeObjective objective) throws InterruptedException {
    return seen != null && leastNanos > mostNanos ? seen : evaluateAll(objective, null);
  }
}
