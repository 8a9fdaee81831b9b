package org.jamming4j.table;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a table is to be read.
 *
 * @param label the label's column, by name or number from 1; null for the last one
 * @param separator of the columns; null to find it: a tab or a semicolon if it cuts the first rows
 *     into equally many columns, otherwise a comma
 * @param header whether the first row holds names
 * @param ignored columns to leave out, by name or number from 1
 */
public record TableOptions(
    @Nullable String label, @Nullable Character separator, Header header, List<String> ignored) {
  /** Copies the list. */
  public TableOptions {
    ignored = List.copyOf(ignored);
  }

  /** All found by looking. */
  public static TableOptions defaults() {
    return new TableOptions(null, null, Header.AUTO, List.of());
  }

  /** The same with another label column; null for the last one. */
  public TableOptions withLabel(@Nullable String column) {
    return new TableOptions(column, separator, header, ignored);
  }

  /** The same with another separator; null to find it. */
  public TableOptions withSeparator(@Nullable Character character) {
    return new TableOptions(label, character, header, ignored);
  }

  /** The same with another header. */
  public TableOptions withHeader(Header whether) {
    return new TableOptions(label, separator, whether, ignored);
  }

  /** The same with other columns left out. */
  public TableOptions withIgnored(List<String> columns) {
    return new TableOptions(label, separator, header, columns);
  }
}
