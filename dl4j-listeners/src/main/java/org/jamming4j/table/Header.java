package org.jamming4j.table;

import java.util.List;

/** Whether the first row of a table holds the names of its columns. */
public enum Header {
  /** It does. */
  YES,
  /** It is a row like the others. */
  NO,
  /** It is looked at beside the others. */
  AUTO;

  private static final int LOOKED_AT = 1000;

  /**
   * Whether a first row looks like names: more columns of numbers begin with a text than with a
   * number. In a table of texts alone, all of the first ones differ and none is there again.
   *
   * @param after the rows after it, of which some are looked at
   */
  static boolean looksLikeNames(Row first, List<Row> after) {
    List<Row> rest = after.subList(0, Math.min(LOOKED_AT, after.size()));
    int names = 0;
    int numbers = 0;
    boolean anyNumbers = false;
    for (int column = 0; column < first.cells().size(); column++) {
      if (CellKinds.of(rest, column).areNumbers()) {
        anyNumbers = true;
        String cell = first.cell(column);
        boolean number = Cell.isNumber(cell);
        numbers += number ? 1 : 0;
        names += number || Cell.isMissing(cell) ? 0 : 1;
      }
    }
    return anyNumbers ? names > numbers : areNew(first, rest);
  }

  private static boolean areNew(Row first, List<Row> rest) {
    return first.cells().stream().noneMatch(Cell::isNumber)
        && first.cells().stream().distinct().count() == first.cells().size()
        && rest.stream().noneMatch(row -> sharesACell(first, row));
  }

  private static boolean sharesACell(Row one, Row other) {
    for (int column = 0; column < one.cells().size(); column++) {
      if (one.cell(column).equals(other.cell(column))) {
        return true;
      }
    }
    return false;
  }
}
