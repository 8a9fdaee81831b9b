package org.jamming4j.sweep.arbiter;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * When a sweep ends before all of it is done; what then runs is cancelled.
 *
 * @param runs once so many ended
 * @param seconds after so long
 * @param score once a run's is so low
 */
public record SweepStop(OptionalInt runs, OptionalDouble seconds, OptionalDouble score) {
  /** Never. */
  public static final SweepStop NEVER =
      new SweepStop(OptionalInt.empty(), OptionalDouble.empty(), OptionalDouble.empty());
}
