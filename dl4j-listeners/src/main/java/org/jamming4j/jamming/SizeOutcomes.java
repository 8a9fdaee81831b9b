package org.jamming4j.jamming;

import java.util.Collection;
import java.util.List;
import java.util.SortedMap;

/**
 * How the runs at one size ended.
 *
 * @param size N of the networks, or P, at least 1
 * @param sat runs that fitted
 * @param unsat jammed runs
 * @param trapped runs that only collapsed patterns kept from fitting
 * @param undecided runs whose budget was spent
 */
public record SizeOutcomes(long size, int sat, int unsat, int trapped, int undecided) {

  /**
   * Checks every count.
   *
   * @throws IllegalArgumentException if one is negative, or the size is below 1
   */
  public SizeOutcomes {
    if (size < 1 || Math.min(Math.min(sat, unsat), Math.min(trapped, undecided)) < 0) {
      throw new IllegalArgumentException(
          "A size of %d must be at least 1, and the counts %d, %d, %d, %d at least 0."
              .formatted(size, sat, unsat, trapped, undecided));
    }
  }

  /** Counts the outcomes of runs of one size. */
  public static SizeOutcomes of(long size, Collection<Outcome> outcomes) {
    return new SizeOutcomes(
        size,
        Outcome.SAT.count(outcomes),
        Outcome.UNSAT.count(outcomes),
        Outcome.TRAPPED.count(outcomes),
        Outcome.UNDECIDED.count(outcomes));
  }

  /** Counts the outcomes of runs of several sizes, in the order of these. */
  public static List<SizeOutcomes> each(SortedMap<Long, List<Outcome>> outcomes) {
    return outcomes.entrySet().stream().map(e -> of(e.getKey(), e.getValue())).toList();
  }

  /** Runs that ended in one way. */
  public int count(Outcome outcome) {
    return switch (outcome) {
      case SAT -> sat;
      case UNSAT -> unsat;
      case TRAPPED -> trapped;
      case UNDECIDED -> undecided;
    };
  }

  /** All runs. */
  public int runs() {
    return sat + unsat + trapped + undecided;
  }

  /** Runs that ended SAT or UNSAT; TRAPPED and UNDECIDED ones tell nothing of the threshold. */
  public int decided() {
    return sat + unsat;
  }

  /** Share of SAT among the decided runs, NaN if there is none. */
  public double satShare() {
    return (double) sat / decided();
  }
}
