package org.jamming4j.choice;

import java.util.Comparator;
import java.util.List;

/**
 * Which cell is chosen: of those whose error is within one standard error of the least, the one of
 * the least loss. The error is what counts, but between cells that chance alone tells apart the
 * loss knows more, as it sees how far outputs are from wrong. Of equal ones the smaller and earlier
 * one.
 */
final class ChoiceRule {
  private static final Comparator<Cell> BY_LOSS =
      Comparator.comparingDouble(Cell::loss)
          .thenComparingLong(cell -> cell.network().effectiveParameters())
          .thenComparingInt(Cell::steps);

  private ChoiceRule() {}

  /**
   * The cell to take.
   *
   * @param cells at least one
   */
  static Cell best(List<Cell> cells) {
    Cell least = cells.stream().min(Comparator.comparingDouble(Cell::error)).orElseThrow();
    return cells.stream()
        .filter(cell -> cell.error() <= least.error() + least.deviation())
        .min(BY_LOSS)
        .orElseThrow();
  }
}
