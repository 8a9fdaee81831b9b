package org.jamming4j.table;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What the trimmed text of one cell of a table says. */
final class Cell {
  private static final Set<String> NOT_FINITE = Set.of("inf", "infinity");
  private static final Set<String> MISSING = Set.of("", "?", "na", "n/a", "nan", "null");
  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final String TIME = "([T ]\\d{1,2}:\\d{2}.*)?";

  /** Of ISO 8601, or day, month and year in the orders people write them in. */
  private static final Pattern DATE =
      Pattern.compile(
          "(\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}|\\d{1,2}[-/.]\\d{1,2}[-/.](\\d{4}|\\d{2}))" + TIME);

  private static final int SHOWN = 40;

  private Cell() {}

  /** Whether the cell is empty or one of the usual signs for a missing value. */
  static boolean isMissing(String cell) {
    return cell.length() <= 4 && MISSING.contains(cell.toLowerCase(Locale.ROOT));
  }

  /** Whether the cell is meant as a number, be it finite or not. */
  static boolean isNumber(String cell) {
    if (!isDecimal(cell)) {
      return isInfinite(cell);
    }
    try {
      parse(cell);
      return true;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  /** Whether the cell is meant as a day, with or without a time. */
  static boolean isDate(String cell) {
    return DATE.matcher(cell).matches();
  }

  /**
   * The number of a cell; infinite if it is spelled so or out of range.
   *
   * @throws NumberFormatException if it is no decimal number
   */
  static double parse(String cell) {
    if (isDecimal(cell)) {
      return Double.parseDouble(cell);
    }
    if (isInfinite(cell)) {
      return Double.POSITIVE_INFINITY;
    }
    throw new NumberFormatException(cell);
  }

  /** Whether there is nothing in it but what decimal numbers are written by. */
  private static boolean isDecimal(String cell) {
    for (int i = 0; i < cell.length(); i++) {
      char c = cell.charAt(i);
      // Java also takes 1f, 1d and 0x1p0 for numbers; in a data file they are not
      if ((c < '0' || c > '9') && "+-.eE".indexOf(c) < 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean isInfinite(String cell) {
    boolean signed = cell.startsWith("-") || cell.startsWith("+");
    String word = (signed ? cell.substring(1) : cell).toLowerCase(Locale.ROOT);
    return NOT_FINITE.contains(word);
  }

  /** The text without what its spelling may differ in: every stretch of blanks is one. */
  static String meaning(String cell) {
    return BLANKS.matcher(cell).replaceAll(" ");
  }

  /** The cell in quotation marks for a message: on one line, and cut off if it is long. */
  static String quote(String cell) {
    String line = cell.replaceAll("\\p{Cntrl}", " ");
    return '"' + (line.length() > SHOWN ? line.substring(0, SHOWN) + "..." : line) + '"';
  }
}
