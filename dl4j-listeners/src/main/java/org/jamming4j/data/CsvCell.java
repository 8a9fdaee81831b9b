package org.jamming4j.data;

import java.util.Locale;
import java.util.Set;

/** What the text of one cell of a CSV file says. */
final class CsvCell {
  private static final Set<String> NOT_FINITE = Set.of("nan", "inf", "infinity");
  private static final Set<String> MISSING = Set.of("", "?", "na", "n/a", "null", "none");
  private static final int SHOWN = 40;

  private CsvCell() {}

  /** Whether the cell, trimmed, is empty or one of the usual signs for a missing value. */
  static boolean isMissing(String cell) {
    return MISSING.contains(cell.toLowerCase(Locale.ROOT));
  }

  /** Whether the cell is meant as a number, be it finite, infinite or not a number. */
  static boolean isNumber(String cell) {
    try {
      parse(cell);
      return true;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  /**
   * The number of a trimmed cell; infinite or NaN if it is spelled so or out of range.
   *
   * @throws NumberFormatException if it is no decimal number
   */
  static double parse(String cell) {
    for (int i = 0; i < cell.length(); i++) {
      char c = cell.charAt(i);
      // Java also takes 1f, 1d and 0x1p0 for numbers; in a data file they are not
      if ((c < '0' || c > '9') && "+-.eE".indexOf(c) < 0) {
        return notFinite(cell);
      }
    }
    return Double.parseDouble(cell);
  }

  private static double notFinite(String cell) {
    boolean signed = cell.startsWith("-") || cell.startsWith("+");
    String word = (signed ? cell.substring(1) : cell).toLowerCase(Locale.ROOT);
    if (!NOT_FINITE.contains(word)) {
      throw new NumberFormatException(cell);
    }
    return word.equals("nan") ? Double.NaN : Double.POSITIVE_INFINITY;
  }

  /** The cell in quotation marks for a message: on one line, and cut off if it is long. */
  static String quote(String cell) {
    String line = cell.replaceAll("\\p{Cntrl}", " ");
    return '"' + (line.length() > SHOWN ? line.substring(0, SHOWN) + "..." : line) + '"';
  }
}
