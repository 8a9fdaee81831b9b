package org.jamming4j.data;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a CSV file.
 *
 * @param names the cells of the header; empty if the file has none
 * @param count number of columns, the label's included, at least 2
 * @param label column of the label, from 0
 */
record CsvColumns(List<String> names, int count, int label) {
  private static final int SHOWN = 10;

  /**
   * Finds out about the columns from the first row that is not blank. It is a header if a feature
   * cell is neither a number nor missing, or if the label column is asked for by a name.
   *
   * @param file the file, for messages
   * @param first the trimmed cells of the first row
   * @param labelColumn name, number from 1, or null for the last column
   * @throws IllegalArgumentException if there is one column only, or not the label column
   */
  static CsvColumns of(String file, List<String> first, @Nullable String labelColumn) {
    int count = first.size();
    if (count < 2) {
      throw new IllegalArgumentException(
          "%s has only one column; give at least one feature and a label, separated by commas, semicolons or tabs; another separator is given by --separator."
              .formatted(file));
    }
    String wanted = labelColumn == null ? Integer.toString(count) : labelColumn.strip();
    int number = number(wanted) - 1;
    boolean header =
        (number < 0 && first.contains(wanted))
            || IntStream.range(0, count)
                .filter(i -> i != number)
                .mapToObj(first::get)
                .anyMatch(cell -> !CsvCell.isMissing(cell) && !CsvCell.isNumber(cell));
    List<String> names = header ? List.copyOf(first) : List.of();
    // the last column is a position, even where a header calls some column by that number
    int named = labelColumn == null ? -1 : named(file, names, wanted);
    int label = named >= 0 ? named : number;
    if (label < 0 || label >= count) {
      throw new IllegalArgumentException(
          "%s has no column %s for the label; %s."
              .formatted(file, CsvCell.quote(wanted), offer(names, count)));
    }
    return new CsvColumns(names, count, label);
  }

  /** Whether the first row is a header. */
  boolean hasHeader() {
    return !names.isEmpty();
  }

  /** Number of features. */
  int features() {
    return count - 1;
  }

  /** The column from 0 as a message calls it: its number from 1 and its name, if it has one. */
  String describe(int column) {
    String name = hasHeader() ? names.get(column) : "";
    return "column " + (column + 1) + (name.isEmpty() ? "" : " (" + CsvCell.quote(name) + ")");
  }

  /** The number a text spells, or 0 if it spells none of 1 .. 10^9 - 1. */
  private static int number(String text) {
    return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
  }

  private static int named(String file, List<String> names, String wanted) {
    int index = names.indexOf(wanted);
    if (index != names.lastIndexOf(wanted)) {
      throw new IllegalArgumentException(
          "%s has several columns named %s; give the number of the label column, from 1 to %d."
              .formatted(file, CsvCell.quote(wanted), names.size()));
    }
    return index;
  }

  private static String offer(List<String> names, int count) {
    String numbers = "give a number from 1 to " + count;
    if (names.isEmpty()) {
      return "it has no header, so " + numbers;
    }
    List<String> some = names.stream().limit(SHOWN).map(CsvCell::quote).toList();
    return "%s, or one of the names %s%s"
        .formatted(numbers, String.join(", ", some), names.size() > SHOWN ? ", ..." : "");
  }
}
