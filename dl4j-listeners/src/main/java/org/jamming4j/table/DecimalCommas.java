package org.jamming4j.table;

import java.util.regex.Pattern;

/**
 * Numbers with a comma before their decimals, as in tables whose columns a semicolon or a tab
 * separates. A table is to have these or points, for 1,234 is not the same in both.
 */
final class DecimalCommas {
  private static final Pattern COMMA = Pattern.compile("[+-]?\\d*,\\d+([eE][+-]?\\d+)?");
  private static final Pattern POINT = Pattern.compile("[+-]?\\d*\\.\\d+([eE][+-]?\\d+)?");

  private final boolean allowed;
  private String withComma = "";
  private String withPoint = "";

  /** None seen yet, in a table of columns that the given character separates. */
  DecimalCommas(char separator) {
    allowed = separator != ',';
  }

  /**
   * A cell with a point for its decimal comma, if it has one.
   *
   * @param cell trimmed
   * @throws IllegalArgumentException if other cells had points, saying what the end of a message
   *     about this cell does
   */
  String replacedIn(String cell) {
    if (!allowed) {
      return cell;
    }
    boolean comma = cell.indexOf(',') >= 0 && COMMA.matcher(cell).matches();
    if (comma) {
      withComma = cell;
    } else if (withPoint.isEmpty() && cell.indexOf('.') >= 0 && POINT.matcher(cell).matches()) {
      withPoint = cell;
    }
    if (!withComma.isEmpty() && !withPoint.isEmpty()) {
      throw new IllegalArgumentException(
          "%s has a decimal comma and %s a decimal point; write all numbers one way"
              .formatted(Cell.quote(withComma), Cell.quote(withPoint)));
    }
    return comma ? cell.replace(',', '.') : cell;
  }
}
