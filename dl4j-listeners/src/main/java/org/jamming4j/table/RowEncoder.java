package org.jamming4j.table;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Makes inputs of a table's rows, and counts what is noteworthy in them. */
final class RowEncoder {
  private final String file;
  private final TableEncoding encoding;
  private final List<Integer> places;
  private final TableColumns columns;
  private final int width;
  private final Map<Integer, Integer> missing = new TreeMap<>();
  private final Map<Integer, Integer> unseen = new TreeMap<>();

  /**
   * An encoder of one table.
   *
   * @param file the file, for messages
   * @param places where the table has each column of the encoding, from 0; one that becomes no
   *     input may be anywhere
   * @param columns of the table, for messages
   */
  RowEncoder(String file, TableEncoding encoding, List<Integer> places, TableColumns columns) {
    this.file = file;
    this.encoding = encoding;
    this.places = List.copyOf(places);
    this.columns = columns;
    width = encoding.inputs();
  }

  /**
   * The inputs of a row, a new array.
   *
   * @throws IllegalArgumentException naming the cell, if one is none that its column may have
   */
  double[] encode(Row row) {
    double[] inputs = new double[width];
    int at = 0;
    for (int i = 0; i < places.size(); i++) {
      ColumnEncoding column = encoding.columns().get(i);
      if (column.inputs() > 0) {
        encode(row, i, column, inputs, at);
        at += column.inputs();
      }
    }
    return inputs;
  }

  private void encode(Row row, int i, ColumnEncoding column, double[] inputs, int at) {
    int place = places.get(i);
    try {
      switch (column.encode(row.cell(place), inputs, at)) {
        case VALUE -> {}
        case MISSING -> missing.merge(i, 1, Integer::sum);
        case UNSEEN -> unseen.merge(i, 1, Integer::sum);
      }
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "%s, line %d, %s: %s."
              .formatted(file, row.line(), columns.describe(place), e.getMessage()),
          e);
    }
  }

  /**
   * How many cells of each column were missing so far, by name; of columns without any, nothing.
   */
  Map<String, Integer> missing() {
    return byName(missing);
  }

  /** How many cells of each column had a text that is unknown to the encoding, by name. */
  Map<String, Integer> unseen() {
    return byName(unseen);
  }

  private Map<String, Integer> byName(Map<Integer, Integer> counts) {
    Map<String, Integer> named = new LinkedHashMap<>();
    counts.forEach(
        (i, count) -> named.merge(encoding.columns().get(i).name(), count, Integer::sum));
    return named;
  }
}
