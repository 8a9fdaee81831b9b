package org.jamming4j.table;

import java.util.List;

/**
 * How many cells of a column are what.
 *
 * @param numbers finite or not
 * @param dates days, with or without a time
 * @param texts all others
 * @param missing empty, or a sign for a missing value
 */
record CellKinds(int numbers, int dates, int texts, int missing) {
  /** Of some rows. */
  static CellKinds of(List<Row> rows, int column) {
    int numbers = 0;
    int dates = 0;
    int missing = 0;
    for (Row row : rows) {
      String cell = row.cell(column);
      if (Cell.isMissing(cell)) {
        missing++;
      } else if (Cell.isNumber(cell)) {
        numbers++;
      } else if (Cell.isDate(cell)) {
        dates++;
      }
    }
    return new CellKinds(numbers, dates, rows.size() - numbers - dates - missing, missing);
  }

  /** Whether the column is one of numbers, so that other texts in it are mistakes. */
  boolean areNumbers() {
    return numbers > 0 && numbers >= dates + texts;
  }

  /** Whether the column is one of dates. */
  boolean areDates() {
    return dates > numbers + texts;
  }
}
