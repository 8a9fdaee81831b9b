package org.jamming4j.training;

/** How far a run's learning rate has fallen by {@link Annealing}, from window to window. */
final class AnnealingCourse {
  /** What a loss that was observed brings. */
  enum Event {
    /** Another step at the same rate. */
    NONE,
    /** The loss has stopped falling at this rate; the next one is lower. */
    LOWERED,
    /**
     * The loss has stopped falling and the last rate begins or ends, but steps left patterns out:
     * the loss of all is to be given to {@link #confirm}, which decides.
     */
    UNSURE,
    /** The loss has stopped falling at the last rate. */
    OVER
  }

  private final Annealing annealing;

  /** Whether a rate at which the loss never fell leads to the last one at once. */
  private final boolean skips;

  private double scale;
  private double sum;
  private int summed;
  private double meanBefore;

  /** Whether the window under way has seen losses of all patterns alone. */
  private boolean complete;

  /** Whether the loss fell at this rate. */
  private boolean fell;

  /** The loss of all patterns when it was last asked for; infinite before. */
  private double confirmed;

  /** The least loss of all patterns, of a window or one that was asked for. */
  private double least = Double.POSITIVE_INFINITY;

  /**
   * The start from the full rate.
   *
   * @param skips whether a rate at which no window's loss was below that of the one before leads to
   *     the last rate at once: less noise gained nothing, and slower steps gain less
   */
  AnnealingCourse(Annealing annealing, boolean skips) {
    this.annealing = annealing;
    this.skips = skips;
    restart(1);
  }

  /** Begins anew from a multiple of the full rate. */
  void restart(double from) {
    scale = from;
    sum = 0;
    summed = 0;
    meanBefore = Double.POSITIVE_INFINITY;
    complete = true;
    fell = false;
    confirmed = Double.POSITIVE_INFINITY;
  }

  /** Multiple of the full rate for the next step; below the floor once it is over. */
  double scale() {
    return scale;
  }

  /** Whether the loss of all patterns was ever below another one, by what keeps the rate. */
  boolean fellFrom(double loss) {
    return isBelow(least, loss);
  }

  /** Whether a loss is that much less than one before that the rate stays. */
  private boolean isBelow(double loss, double before) {
    return loss <= (1 - annealing.improvement()) * before;
  }

  /**
   * Takes note of the loss of a step.
   *
   * @param ofAll whether no pattern was left out
   */
  Event observe(double loss, boolean ofAll) {
    sum += loss;
    summed++;
    complete &= ofAll;
    if (summed < annealing.window()) {
      return Event.NONE;
    }
    double mean = sum / summed;
    boolean falling = isBelow(mean, meanBefore);
    boolean sure = complete;
    if (sure) {
      least = Math.min(least, mean);
    }
    meanBefore = mean;
    sum = 0;
    summed = 0;
    complete = true;
    if (falling) {
      fell = true;
      return Event.NONE;
    }
    return !sure && isLast(lower()) ? Event.UNSURE : goDown();
  }

  /**
   * Decides what steps that left patterns out could not: at the end of the last rate, whether the
   * loss of all patterns has stopped falling too.
   *
   * @param loss of all patterns, as it is now
   */
  Event confirm(double loss) {
    boolean falling = isBelow(loss, confirmed);
    confirmed = loss;
    least = Math.min(least, loss);
    if (falling && isLast(scale)) {
      fell = true;
      return Event.NONE;
    }
    return goDown();
  }

  private Event goDown() {
    scale = lower();
    fell = false;
    return scale < annealing.floor() ? Event.OVER : Event.LOWERED;
  }

  /** The rate that follows this one. */
  private double lower() {
    double lower = scale * annealing.factor();
    while (skips && !fell && !isLast(lower)) {
      lower *= annealing.factor();
    }
    return lower;
  }

  /** Whether a rate is the last one, or beyond it. */
  private boolean isLast(double rate) {
    return rate * annealing.factor() < annealing.floor();
  }
}
