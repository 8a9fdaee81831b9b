package org.jamming4j.objective;

import java.util.Arrays;

/**
 * When patterns go forward again. A pattern whose gap is negative is left alone for half as many
 * steps as its gap would take to become positive at the speed at which it moved last, or at five
 * times the typical speed of all gaps, whichever is greater. A heuristic: a gap may gain speed
 * meanwhile, and is then found unsatisfied some steps late.
 *
 * <p>Several threads may note gaps at once, each those of other patterns and with its own speeds.
 */
final class RecheckSchedule {
  /** The speeds of gaps that were seen in a step, or in a part of it. */
  static final class Speeds {
    private double squares;
    private int count;

    void add(Speeds other) {
      squares += other.squares;
      count += other.count;
    }
  }

  /** No pattern is left alone for longer. */
  private static final int MOST_STEPS = 50;

  /** A look at a pattern comes no later after the last one, but for steps that are interrupted. */
  private static final int LATEST = MOST_STEPS + 1;

  /** One over a number of steps; faster than division. */
  private static final double[] ONE_OVER = new double[LATEST + 1];

  static {
    Arrays.setAll(ONE_OVER, steps -> 1.0 / steps);
  }

  /** Share of the way to zero that a gap is trusted with. */
  private static final double TRUSTED = 0.5;

  /** No gap is expected to move more slowly than at this multiple of the typical speed. */
  private static final double TYPICALLY = 5;

  /** How much of the typical speed is remembered from step to step. */
  private static final double MEMORY = 0.5;

  /** Twice the step at which each is due, and one more if it was satisfied when it was seen. */
  private final int[] due;

  private final int[] seenAt;
  private final double[] seenGap;

  /** What {@link #findDue} found. */
  private final int[] found;

  /** Those of them that were satisfied, on their way there. */
  private final int[] satisfied;

  /** Root mean square of the speeds seen in the step before. */
  private double typical = Double.POSITIVE_INFINITY;

  RecheckSchedule(int patterns) {
    found = new int[patterns];
    satisfied = new int[patterns];
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

  /** Finds the patterns that go forward in this step; returns how many they are. */
  int findDue(int step) {
    int open = 0;
    int others = 0;
    int latest = 2 * step + 1;
    // without a branch: which patterns are due cannot be predicted
    for (int i = 0; i < due.length; i++) {
      int isDue = due[i] <= latest ? 1 : 0;
      int isOther = isDue & due[i];
      found[open] = i;
      satisfied[others] = i;
      open += isDue - isOther;
      others += isOther;
    }
    System.arraycopy(satisfied, 0, found, open, others);
    return open + others;
  }

  /**
   * The numbers of the patterns found last: those that were not satisfied when they were last seen,
   * which mostly are not yet, and then the others; both ascending. What is behind them says
   * nothing.
   */
  int[] found() {
    return found;
  }

  /**
   * Takes note of the largest gap of a pattern, and schedules it.
   *
   * @param speeds the gap's is added here
   */
  void saw(int pattern, double gap, int step, Speeds speeds) {
    int before = seenAt[pattern];
    double speed = TYPICALLY * typical;
    if (before >= 0) {
      double own = Math.abs(gap - seenGap[pattern]) * ONE_OVER[Math.min(LATEST, step - before)];
      speeds.squares += own * own;
      speeds.count++;
      if (own > speed) {
        speed = own;
      }
    }
    seenAt[pattern] = step;
    seenGap[pattern] = gap;
    int next = 2 * (step + 1);
    if (gap < 0) {
      double steps = TRUSTED * -gap / speed;
      next += 2 * (steps < MOST_STEPS ? (int) steps : MOST_STEPS) + 1;
    }
    due[pattern] = next;
  }

  /** Ends a step: the speeds seen in all of it are those expected of the next. */
  void endStep(Speeds speeds) {
    if (speeds.count > 0) {
      double now = Math.sqrt(speeds.squares / speeds.count);
      // two looks at the same parameters say nothing of speed
      typical = Double.isInfinite(typical) ? now : Math.max(now, MEMORY * typical);
    }
  }
}
