package org.jamming4j.listener;

import java.util.Arrays;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Which iterations of a training a listener looks at. */
public final class Iterations {
  private final int perDecade;
  private final @Nullable NavigableSet<Integer> chosen;

  private Iterations(int perDecade, @Nullable NavigableSet<Integer> chosen) {
    this.perDecade = perDecade;
    this.chosen = chosen;
  }

  /**
   * Evenly on a logarithmic scale, the first ones included.
   *
   * @param perDecade about how many between n and 10 n, at least 1
   * @throws IllegalArgumentException if there is to be none
   */
  public static Iterations logSpaced(int perDecade) {
    var iterations = new Iterations(perDecade, null);
    iterations.due();
    return iterations;
  }

  /**
   * These alone.
   *
   * @param iterations as DL4J counts, so 0 is after the first update; in any order
   * @throws IllegalArgumentException if there is none, or one is negative
   */
  public static Iterations of(int... iterations) {
    var chosen = new TreeSet<Integer>();
    Arrays.stream(iterations).forEach(chosen::add);
    if (chosen.isEmpty() || chosen.first() < 0) {
      throw new IllegalArgumentException(
          "Iterations %s must be one at least, and none below 0."
              .formatted(Arrays.toString(iterations)));
    }
    return new Iterations(0, chosen);
  }

  /** Tells of each iteration, asked for in ascending order, whether to look at it. */
  IntPredicate due() {
    if (chosen != null) {
      return chosen::contains;
    }
    return new LogSpacedIterations(perDecade)::isDue;
  }

  @Override
  public String toString() {
    return chosen != null ? chosen.toString() : perDecade + " per decade";
  }
}
