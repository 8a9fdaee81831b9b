package org.jamming4j.objective;

import java.util.Arrays;

/**
 * When the patterns of a chunk go forward again. A pattern whose gap is negative is left alone for
 * half as many steps as its gap would take to become positive at the speed at which it moved last,
 * or at five times the typical speed of its chunk's gaps, whichever is greater. A heuristic: a gap
 * may gain speed meanwhile, and is then found unsatisfied some steps late.
 */
final class RecheckSchedule {
  /** No pattern is left alone for longer. */
  private static final int MOST_STEPS = 50;

  /** Share of the way to zero that a gap is trusted with. */
  private static final double TRUSTED = 0.5;

  /** No gap is expected to move more slowly than at this multiple of the typical speed. */
  private static final double TYPICALLY = 5;

  /** How much of the typical speed is remembered from step to step. */
  private static final double MEMORY = 0.5;

  private final int[] due;
  private final int[] seenAt;
  private final double[] seenGap;

  /** Root mean square of the speeds seen in the step before. */
  private double typical = Double.POSITIVE_INFINITY;

  private double squares;
  private int speeds;

  RecheckSchedule(int patterns) {
    due = new int[patterns];
    seenAt = new int[patterns];
    seenGap = new double[patterns];
    Arrays.fill(seenAt, -1);
  }

  /** Makes every pattern due, as if none had been seen. */
  void forget() {
    Arrays.fill(due, 0);
    Arrays.fill(seenAt, -1);
    typical = Double.POSITIVE_INFINITY;
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
    double speed = TYPICALLY * typical;
    if (before >= 0) {
      double own = Math.abs(gap - seenGap[pattern]) / (step - before);
      squares += own * own;
      speeds++;
      speed = Math.max(speed, own);
    }
    seenAt[pattern] = step;
    seenGap[pattern] = gap;
    double steps = gap < 0 ? TRUSTED * -gap / speed : 0;
    due[pattern] = step + 1 + (int) Math.min(MOST_STEPS, steps);
  }

  /** Ends a step: the speeds seen in it are those expected of the next. */
  void endStep() {
    if (speeds > 0) {
      double now = Math.sqrt(squares / speeds);
      // two looks at the same parameters say nothing of speed
      typical = Double.isInfinite(typical) ? now : Math.max(now, MEMORY * typical);
    }
    squares = 0;
    speeds = 0;
  }
}
