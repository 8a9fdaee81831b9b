package org.jamming4j.jamming;

/**
 * How the runs at one network size ended.
 *
 * @param effectiveParameters N, at least 1
 * @param sat runs that fitted
 * @param unsat jammed runs
 * @param trapped runs that only collapsed patterns kept from fitting
 * @param undecided runs whose budget was spent
 */
public record SizeOutcomes(
    long effectiveParameters, int sat, int unsat, int trapped, int undecided) {

  /**
   * Checks every count.
   *
   * @throws IllegalArgumentException if one is negative, or N is below 1
   */
  public SizeOutcomes {
    if (effectiveParameters < 1
        || Math.min(Math.min(sat, unsat), Math.min(trapped, undecided)) < 0) {
      throw new IllegalArgumentException(
          "N = %d must be at least 1, and the counts %d, %d, %d, %d at least 0."
              .formatted(effectiveParameters, sat, unsat, trapped, undecided));
    }
  }

  /** Runs that ended SAT or UNSAT; TRAPPED and UNDECIDED ones tell nothing of the threshold. */
  public int decided() {
    return sat + unsat;
  }

  /** Share of SAT among the decided runs, NaN if there is none. */
  public double satShare() {
    return (double) sat / decided();
  }

  /** Whether at least half of the runs are decided and all decided ones fitted. */
  public boolean allFit() {
    return mostlyDecided() && unsat == 0;
  }

  /** Whether at least half of the runs are decided and no decided one fitted. */
  public boolean noneFits() {
    return mostlyDecided() && sat == 0;
  }

  private boolean mostlyDecided() {
    return decided() > 0 && 2 * decided() >= sat + unsat + trapped + undecided;
  }
}
