package org.jamming4j.table;

import java.util.List;

/**
 * A row of a table.
 *
 * @param line of the file on which it begins, from 1, as an editor counts them
 * @param cells their texts, trimmed; numbers have a decimal point
 */
record Row(long line, List<String> cells) {
  /** The text in a column, from 0. */
  String cell(int column) {
    return cells.get(column);
  }
}
