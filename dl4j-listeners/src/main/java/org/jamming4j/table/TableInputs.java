package org.jamming4j.table;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a table, labelled or not, as inputs for a model that was trained on a table of the
 * same columns, some at a time.
 */
public final class TableInputs implements AutoCloseable {
  /** Stands for the class of a row that has no label. */
  public static final int NO_LABEL = -2;

  /** Stands for the class of a row whose label the model does not know. */
  public static final int UNKNOWN_LABEL = -1;

  private final TableRows rows;
  private final ClassLabels labels;
  private final ColumnPlaces places;
  private final RowEncoder encoder;

  /** The row that comes next; null after the last one. */
  private @Nullable Row row;

  private TableInputs(Path file, TableRows rows, TableEncoding encoding, ClassLabels labels) {
    this.rows = rows;
    this.labels = labels;
    Row first = rows.next();
    if (first == null) {
      throw new IllegalArgumentException(file + " is empty; add some rows.");
    }
    places = ColumnPlaces.of(file.toString(), encoding, first);
    var columns =
        new TableColumns(
            encoding.header() ? first.cells() : List.of(), first.cells().size(), places.label());
    encoder = new RowEncoder(file.toString(), encoding, places.columns(), columns);
    row = encoding.header() ? rows.next() : first;
    if (row == null) {
      throw new IllegalArgumentException(file + " has a header, but no rows; add some.");
    }
  }

  /**
   * Opens a table. Its columns are found by their names, in any order, if those of the training
   * table had names, else by their places; the label's may be missing, and so may those that the
   * model has no use for.
   *
   * @param separator of the columns; null to find it
   * @param encoding how rows become inputs
   * @param labels the classes the model knows
   * @throws IllegalArgumentException naming the file, if it can't be read, or the columns that it
   *     lacks
   */
  public static TableInputs open(
      Path file, @Nullable Character separator, TableEncoding encoding, ClassLabels labels) {
    TableRows rows = TableRows.open(file, separator);
    try {
      return new TableInputs(file, rows, encoding, labels);
    } catch (RuntimeException e) {
      rows.close();
      throw e;
    }
  }

  /**
   * Some rows.
   *
   * @param inputs of each, [rows x d]
   * @param classes of each by its label, or {@link #NO_LABEL} or {@link #UNKNOWN_LABEL}
   */
  public record Batch(List<double[]> inputs, List<Integer> classes) {}

  /**
   * The next rows; none after the last one.
   *
   * @param most how many at most
   * @throws IllegalArgumentException naming file, line, column and value, if a row can't be read
   */
  public Batch next(int most) {
    List<double[]> inputs = new ArrayList<>();
    List<Integer> classes = new ArrayList<>();
    while (row != null && inputs.size() < most) {
      inputs.add(encoder.encode(row));
      classes.add(classOf(row));
      row = rows.next();
    }
    return new Batch(inputs, classes);
  }

  private int classOf(Row labelled) {
    String label = places.label() == ColumnPlaces.NOWHERE ? "" : labelled.cell(places.label());
    return Cell.isMissing(label) ? NO_LABEL : labels.classOf(label);
  }

  /** Names of columns that the model has no use for. */
  public List<String> unused() {
    return places.unused();
  }

  /** How many cells of each column were missing so far; of columns without any, nothing. */
  public Map<String, Integer> missing() {
    return encoder.missing();
  }

  /** How many cells of each column had a text that was in no training row. */
  public Map<String, Integer> unseen() {
    return encoder.unseen();
  }

  /** Closes the file. */
  @Override
  public void close() {
    rows.close();
  }
}
