package org.jamming4j.table;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a table.
 *
 * @param names the cells of the header; empty if there is none
 * @param count number of columns, the label's included, at least 2
 * @param label column of the label, from 0
 */
record TableColumns(List<String> names, int count, int label) {
  private static final int SHOWN = 10;

  /**
   * The columns of a table.
   *
   * @param file the file, for messages
   * @param names of the header, empty if there is none
   * @param labelColumn name, number from 1, or null for the last column
   * @throws IllegalArgumentException if there is one column only, or not the label column
   */
  static TableColumns of(String file, List<String> names, int count, @Nullable String labelColumn) {
    if (count < 2) {
      throw new IllegalArgumentException(
          "%s has only one column; give at least one feature and a label, separated by commas, semicolons or tabs; another separator is given by --separator."
              .formatted(file));
    }
    int label = labelColumn == null ? count - 1 : position(file, names, count, labelColumn);
    return new TableColumns(List.copyOf(names), count, label);
  }

  /**
   * The column that a user means, from 0.
   *
   * @param wanted its name or its number from 1; a name that is a number comes first
   * @throws IllegalArgumentException naming the columns there are, if it is none, or several
   */
  static int position(String file, List<String> names, int count, String wanted) {
    String stripped = wanted.strip();
    int index = names.indexOf(stripped);
    if (index != names.lastIndexOf(stripped)) {
      throw new IllegalArgumentException(
          "%s has several columns named %s; give the number of the one you mean, from 1 to %d."
              .formatted(file, Cell.quote(stripped), count));
    }
    if (index < 0) {
      index = (stripped.matches("[0-9]{1,9}") ? Integer.parseInt(stripped) : 0) - 1;
    }
    if (index < 0 || index >= count) {
      throw new IllegalArgumentException(
          "%s has no column %s; %s.".formatted(file, Cell.quote(stripped), offer(names, count)));
    }
    return index;
  }

  private static String offer(List<String> names, int count) {
    String numbers = "give a number from 1 to " + count;
    if (names.isEmpty()) {
      return "it has no header, so " + numbers;
    }
    List<String> some = names.stream().limit(SHOWN).map(Cell::quote).toList();
    return "%s, or one of the names %s%s"
        .formatted(numbers, String.join(", ", some), names.size() > SHOWN ? ", ..." : "");
  }

  /** The name of a column, from 0; its number from 1 where there is no header. */
  String name(int column) {
    return names.isEmpty() ? Integer.toString(column + 1) : names.get(column);
  }

  /** The column from 0 as a message calls it: its number from 1 and its name, if it has one. */
  String describe(int column) {
    String name = names.isEmpty() ? "" : names.get(column);
    return "column " + (column + 1) + (name.isEmpty() ? "" : " (" + Cell.quote(name) + ")");
  }
}
