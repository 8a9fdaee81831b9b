package org.jamming4j.benchmark;

import java.util.List;

/**
 * One contender's races to one criterion.
 *
 * @param criterion when a race is over
 * @param contender who ran
 * @param finishes one for each seed
 */
public record RaceResult(Criterion criterion, Contender contender, List<Finish> finishes) {
  /** Copies the finishes. */
  public RaceResult {
    finishes = List.copyOf(finishes);
  }

  /**
   * One race.
   *
   * @param met whether the criterion was met
   * @param seconds until then, or until the run ended without
   */
  public record Finish(boolean met, double seconds) {}

  /** How many met the criterion. */
  public int met() {
    return (int) finishes.stream().filter(Finish::met).count();
  }

  /** Seconds over the seeds, where a race that never met the criterion took for ever. */
  public Spread seconds() {
    return Spread.of(
        finishes.stream().map(f -> f.met() ? f.seconds() : Double.POSITIVE_INFINITY).toList());
  }

  /** What the median is at least: a race that never met the criterion took longer than it ran. */
  public double medianAtLeast() {
    return Spread.of(finishes.stream().map(Finish::seconds).toList()).median();
  }
}
