package org.jamming4j.table;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Learns from the training rows how the cells of a column become inputs. */
final class ColumnLearning {
  /** Values of a column of texts that have an input of their own. */
  static final int MOST_VALUES = 50;

  /** Of missing values, more than this share have an input. */
  private static final double RARE = 0.01;

  private final String file;
  private final TableColumns columns;
  private final List<Row> rows;

  /**
   * Learns from some rows.
   *
   * @param file the file, for messages
   */
  ColumnLearning(String file, TableColumns columns, List<Row> rows) {
    this.file = file;
    this.columns = columns;
    this.rows = rows;
  }

  /**
   * How the cells of a column become inputs.
   *
   * @param column from 0
   * @throws IllegalArgumentException naming the cell, if one is no number among numbers, or the
   *     column is one of dates
   */
  ColumnEncoding encoding(int column) {
    CellKinds kinds = CellKinds.of(rows, column);
    if (kinds.missing() == rows.size()) {
      return new DroppedColumn(columns.name(column), DroppedColumn.Reason.EMPTY);
    }
    if (kinds.areDates()) {
      throw date(column);
    }
    boolean missingInput = kinds.missing() > RARE * rows.size();
    return kinds.areNumbers() ? numbers(column, missingInput) : texts(column, missingInput);
  }

  private IllegalArgumentException date(int column) {
    Row row = rows.stream().filter(r -> Cell.isDate(r.cell(column))).findFirst().orElseThrow();
    return problem(
        row,
        column,
        "%s is a date, and a network takes numbers; write what of it matters as numbers (the year, the month, days since some day), or leave the column out with --ignore"
            .formatted(Cell.quote(row.cell(column))));
  }

  private IllegalArgumentException problem(Row row, int column, String what) {
    boolean maybeHeader = columns.names().isEmpty() && row.line() == 1;
    return new IllegalArgumentException(
        "%s, line %d, %s: %s%s."
            .formatted(
                file,
                row.line(),
                columns.describe(column),
                what,
                maybeHeader ? "; if this row holds the columns' names, say --header yes" : ""));
  }

  private ColumnEncoding numbers(int column, boolean missingInput) {
    double sum = 0;
    int count = 0;
    double first = Double.NaN;
    boolean vary = false;
    for (Row row : rows) {
      String cell = row.cell(column);
      if (!Cell.isMissing(cell)) {
        double value = number(row, column);
        first = count == 0 ? value : first;
        vary |= value != first;
        sum += value;
        count++;
      }
    }
    String name = columns.name(column);
    // where all are one number, that is their mean; sums are rounded
    return vary || missingInput
        ? new NumberColumn(name, vary ? mean(column, sum, count) : first, missingInput)
        : new DroppedColumn(name, DroppedColumn.Reason.CONSTANT);
  }

  private double mean(int column, double sum, int count) {
    if (!Double.isFinite(sum)) {
      throw new IllegalArgumentException(
          "%s, %s: the numbers are too large to have a sum; write them in another unit."
              .formatted(file, columns.describe(column)));
    }
    return sum / count;
  }

  private double number(Row row, int column) {
    try {
      return NumberColumn.number(row.cell(column));
    } catch (IllegalArgumentException e) {
      throw problem(row, column, String.valueOf(e.getMessage()));
    }
  }

  private ColumnEncoding texts(int column, boolean missingInput) {
    Map<String, Integer> counts = new HashMap<>();
    int present = 0;
    for (Row row : rows) {
      if (!Cell.isMissing(row.cell(column))) {
        counts.merge(Cell.meaning(row.cell(column)), 1, Integer::sum);
        present++;
      }
    }
    String name = columns.name(column);
    if (counts.size() == 1 && !missingInput) {
      return new DroppedColumn(name, DroppedColumn.Reason.CONSTANT);
    }
    if (counts.size() == present && present > 1) {
      return new DroppedColumn(name, DroppedColumn.Reason.IDENTIFIER);
    }
    List<String> values =
        counts.entrySet().stream()
            .sorted(
                Comparator.comparing((Map.Entry<String, Integer> e) -> -e.getValue())
                    .thenComparing(Map.Entry::getKey))
            .limit(MOST_VALUES)
            .map(Map.Entry::getKey)
            .toList();
    return new TextColumn(name, values, counts.size() - values.size(), missingInput);
  }
}
