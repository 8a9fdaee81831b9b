package org.jamming4j.table;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Where a table has the columns of a {@link TableEncoding}.
 *
 * @param columns the place of each, from 0; {@link #NOWHERE} of a column that becomes no input and
 *     is not there
 * @param label the label's place, or {@link #NOWHERE}
 * @param unused names of columns that the encoding does not have
 */
record ColumnPlaces(List<Integer> columns, int label, List<String> unused) {
  static final int NOWHERE = -1;

  /**
   * Finds the columns: by their names if the encoding has them, otherwise by their order.
   *
   * @param file the table's file, for messages
   * @param first the first row
   * @throws IllegalArgumentException naming the columns that are missing, or there twice
   */
  static ColumnPlaces of(String file, TableEncoding encoding, Row first) {
    int count = first.cells().size();
    int others = encoding.columns().size();
    if (encoding.header() ? first.cells().equals(names(encoding, true)) : count == others + 1) {
      List<Integer> places = IntStream.range(0, others).mapToObj(encoding::place).toList();
      return new ColumnPlaces(places, encoding.labelColumn(), List.of());
    }
    if (encoding.header() ? first.cells().equals(names(encoding, false)) : count == others) {
      return new ColumnPlaces(IntStream.range(0, others).boxed().toList(), NOWHERE, List.of());
    }
    if (encoding.header()) {
      return byName(file, encoding, first);
    }
    throw new IllegalArgumentException(
        "%s has %d columns, but the model takes %d, or %d with the label, which is column %d."
            .formatted(file, count, others, others + 1, encoding.labelColumn() + 1));
  }

  private static List<String> names(TableEncoding encoding, boolean withLabel) {
    List<String> names =
        new ArrayList<>(encoding.columns().stream().map(ColumnEncoding::name).toList());
    if (withLabel) {
      names.add(encoding.labelColumn(), encoding.label());
    }
    return names;
  }

  private static ColumnPlaces byName(String file, TableEncoding encoding, Row first) {
    List<String> missing = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    for (ColumnEncoding column : encoding.columns()) {
      boolean needed = column.inputs() > 0;
      int place = needed ? place(file, first, column.name()) : NOWHERE;
      if (needed && place == NOWHERE) {
        missing.add(Cell.quote(column.name()));
      }
      places.add(place);
    }
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException(
          "%s, line %d, has no column named %s; the model was trained on it. The names are %s."
              .formatted(
                  file,
                  first.line(),
                  String.join(", ", missing),
                  first.cells().stream().map(Cell::quote).collect(Collectors.joining(", "))));
    }
    Set<String> unused = new LinkedHashSet<>(first.cells());
    unused.removeAll(names(encoding, true));
    return new ColumnPlaces(places, place(file, first, encoding.label()), List.copyOf(unused));
  }

  private static int place(String file, Row first, String name) {
    int place = first.cells().indexOf(name);
    if (place != first.cells().lastIndexOf(name)) {
      throw new IllegalArgumentException(
          "%s has several columns named %s, and the model needs to know which; give each a name of its own."
              .formatted(file, Cell.quote(name)));
    }
    return place;
  }
}
