package org.jamming4j.objective;

import java.util.Arrays;

/**
 * When the patterns of a chunk go forward again. A pattern whose gap is negative is left alone for
 * half as many steps as its gap would take to become positive at the greatest speed at which any
 * gap of the chunk has moved of late. A heuristic: a gap may gain speed meanwhile, and is then
 * found unsatisfied some steps late.
 */
final class RecheckSchedule {
  /** No pattern is left alone for longer. */
  private static final int MOST_STEPS = 50;

  /** Share of the way to zero that a gap is trusted with. */
  private static final double TRUSTED = 0.5;

  /** How much of the greatest speed is remembered from step to step. */
  private static final double MEMORY = 0.95;

  private final int[] due;
  private final int[] seenAt;
  private final double[] seenGap;
  private double speed = Double.POSITIVE_INFINITY;
  private double fastest;

  RecheckSchedule(int patterns) {
    due = new int[patterns];
    seenAt = new int[patterns];
    seenGap = new double[patterns];
    Arrays.fill(seenAt, -1);
  }

  /** Whether a pattern goes forward in this step. */
  boolean isDue(int pattern, int step) {
    return due[pattern] <= step;
  }

  /** How many patterns go forward in this step. */
  int countDue(int step) {
    int count = 0;
    for (int at : due) {
      if (at <= step) {
        count++;
      }
    }
    return count;
  }

  /** Takes note of the largest gap of a pattern, and schedules it. */
  void saw(int pattern, double gap, int step) {
    int before = seenAt[pattern];
    if (before >= 0 && before < step) {
      fastest = Math.max(fastest, Math.abs(gap - seenGap[pattern]) / (step - before));
    }
    seenAt[pattern] = step;
    seenGap[pattern] = gap;
    double steps = gap < 0 ? TRUSTED * -gap / speed : 0;
    due[pattern] = step + 1 + (int) Math.min(MOST_STEPS, steps);
  }

  /** Ends a step: what was seen in it sets the speed for the next. */
  void endStep() {
    speed = Math.max(fastest, Double.isInfinite(speed) ? 0 : MEMORY * speed);
    if (speed == 0) {
      speed = Double.POSITIVE_INFINITY;
    }
    fastest = 0;
  }
}
