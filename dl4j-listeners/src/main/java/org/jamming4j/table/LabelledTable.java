package org.jamming4j.table;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jamming4j.data.Contradictions;
import org.jamming4j.data.Patterns;
import org.jamming4j.data.RandomSplit;
import org.jamming4j.data.Split;
import org.jamming4j.memory.Memory;
import org.jspecify.annotations.Nullable;

/** A table of which one column has the labels. */
public final class LabelledTable {
  /** What a cell takes, as a text in a list. */
  private static final double BYTES_OF_A_CELL = 80;

  /** The inputs as rows and as one array, before and after preprocessing. */
  private static final double COPIES = 4;

  private final String file;
  private final char separator;
  private final boolean looked;
  private final TableColumns columns;
  private final List<Row> rows;
  private final int withoutLabel;
  private final ClassLabels labels;
  private final List<Integer> ignored;

  private LabelledTable(Path file, TableOptions options, char separator, List<Row> all) {
    this.file = file.toString();
    this.separator = separator;
    if (all.isEmpty()) {
      throw new IllegalArgumentException(file + " is empty; add some rows.");
    }
    Row first = all.get(0);
    List<Row> rest = all.subList(1, all.size());
    boolean named = options.label() != null && first.cells().contains(options.label().strip());
    looked = options.header() == Header.AUTO && !named;
    boolean header =
        switch (options.header()) {
          case YES -> true;
          case NO -> false;
          case AUTO -> named || Header.looksLikeNames(first, rest);
        };
    columns =
        TableColumns.of(
            this.file, header ? first.cells() : List.of(), first.cells().size(), options.label());
    ignored =
        options.ignored().stream()
            .map(name -> TableColumns.position(this.file, columns.names(), columns.count(), name))
            .toList();
    if (ignored.contains(columns.label())) {
      throw new IllegalArgumentException(
          "%s: %s has the labels and can't be ignored; choose another one with --label."
              .formatted(file, columns.describe(columns.label())));
    }
    List<Row> data = header ? rest : all;
    rows = data.stream().filter(row -> !Cell.isMissing(label(row))).toList();
    withoutLabel = data.size() - rows.size();
    requireLabels(header);
    labels =
        ClassLabels.of(
            this.file + ", " + columns.describe(columns.label()),
            rows.stream().map(this::label).toList());
  }

  /**
   * Reads a file in UTF-8, compressed by gzip if its name ends in .gz. Cells may be quoted; blank
   * lines are skipped. Where columns are not separated by commas, these may stand for decimal
   * points. Rows without a label are left out, and counted.
   *
   * <p>Labels that differ in their spelling alone are one class: 1 and 1.0, or blanks. Classes are
   * numbered by the labels' value if all of them are numbers, else alphabetically, so of 0 and 1,
   * -1 and 1, no and yes the second is class 1.
   *
   * @throws IllegalArgumentException naming file, line, column and value, if the file can't be read
   *     or is not rectangular, a column that is asked for does not exist, labels are all the same
   *     or more than 100 different ones, or the rows would not fit into Java's memory
   */
  public static LabelledTable read(Path file, TableOptions options) {
    try (TableRows rows = TableRows.open(file, options.separator())) {
      List<Row> all = new ArrayList<>();
      int nextEstimate = 2;
      for (@Nullable Row row = rows.next(); row != null; row = rows.next()) {
        all.add(row);
        if (all.size() == nextEstimate) {
          nextEstimate *= 10;
          double count = rows.estimate(all.size());
          Memory.require(
              "%s, some %.0f rows of %d cells".formatted(file, count, row.cells().size()),
              count * BYTES_OF_A_CELL * row.cells().size(),
              "give a file of fewer");
        }
      }
      return new LabelledTable(file, options, rows.separator(), all);
    }
  }

  private String label(Row row) {
    return row.cell(columns.label());
  }

  private void requireLabels(boolean header) {
    if (rows.isEmpty()) {
      throw new IllegalArgumentException(
          withoutLabel > 0
              ? "%s, %s: none of the %d rows has a label; fill them in, or choose another column with --label."
                  .formatted(file, columns.describe(columns.label()), withoutLabel)
              : file + " has a header, but no rows; add some.");
    }
    for (Row row : rows) {
      if (Cell.isNumber(label(row)) && !Double.isFinite(Cell.parse(label(row)))) {
        throw new IllegalArgumentException(
            "%s, line %d, %s: the label %s is not finite; correct it or leave the row out."
                .formatted(
                    file, row.line(), columns.describe(columns.label()), Cell.quote(label(row))));
      }
    }
    // a header whose names of features are all numbers is given away by its label alone
    if (looked
        && !header
        && rows.size() > 1
        && !Cell.isNumber(label(rows.get(0)))
        && rows.stream().skip(1).allMatch(row -> Cell.isNumber(label(row)))) {
      throw new IllegalArgumentException(
          "%s: the label %s in the first row is the only one that is not a number; say whether that row is a header by --header yes or --header no."
              .formatted(file, Cell.quote(label(rows.get(0)))));
    }
  }

  /** Number of rows that have a label. */
  public int size() {
    return rows.size();
  }

  /**
   * Draws rows to train on and rows to test on, and makes inputs of them in the way that is learnt
   * from the former. The classes are those of all rows.
   *
   * @param patterns number of training rows, from 2 to {@link #size()}
   * @param testPatterns number of test rows, at least 0; fewer if fewer are left
   * @param seed decides, alone, which rows are drawn
   * @throws IllegalArgumentException if a number is out of its range, the training rows are all of
   *     one class, no column is left, a column is one of dates, or a cell is none that its column
   *     may have; naming file, line, column and value
   */
  public TableSplit split(int patterns, int testPatterns, long seed) {
    var source =
        new RandomSplit.Source(file, size(), this::classOf, "ask for fewer with --patterns");
    RandomSplit drawn = RandomSplit.draw(source, patterns, testPatterns, seed);
    TableEncoding encoding =
        learn(IntStream.of(drawn.training()).sorted().mapToObj(rows::get).toList());
    List<Integer> places =
        IntStream.range(0, encoding.columns().size()).mapToObj(encoding::place).toList();
    var encoder = new RowEncoder(file, encoding, places, columns);
    Split split = drawn.of(numbers -> patterns(encoder, encoding.inputs(), numbers));
    return new TableSplit(split, encoding, report(encoding, encoder, split.training(), drawn));
  }

  private int classOf(int row) {
    return labels.classOf(label(rows.get(row)));
  }

  private TableEncoding learn(List<Row> training) {
    var learning = new ColumnLearning(file, columns, training);
    List<ColumnEncoding> encodings = new ArrayList<>();
    for (int column = 0; column < columns.count(); column++) {
      if (ignored.contains(column)) {
        encodings.add(new DroppedColumn(columns.name(column), DroppedColumn.Reason.IGNORED));
      } else if (column != columns.label()) {
        encodings.add(learning.encoding(column));
      }
    }
    if (encodings.stream().allMatch(column -> column.inputs() == 0)) {
      throw new IllegalArgumentException(
          "%s: no column is left to learn from: %s."
              .formatted(
                  file,
                  encodings.stream()
                      .filter(DroppedColumn.class::isInstance)
                      .map(DroppedColumn.class::cast)
                      .map(c -> "%s (%s)".formatted(Cell.quote(c.name()), c.why().text()))
                      .collect(Collectors.joining(", "))));
    }
    return new TableEncoding(
        !columns.names().isEmpty(), columns.name(columns.label()), columns.label(), encodings);
  }

  private Patterns patterns(RowEncoder encoder, int dimension, int[] numbers) {
    Memory.require(
        "%d rows of %s, %d inputs each".formatted(numbers.length, file, dimension),
        COPIES * Double.BYTES * numbers.length * dimension,
        "ask for fewer with --patterns and --test-patterns");
    if ((double) numbers.length * dimension > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "%s: %d rows of %d inputs are more than %d numbers; ask for fewer with --patterns and --test-patterns."
              .formatted(file, numbers.length, dimension, Integer.MAX_VALUE - 8));
    }
    double[] inputs = new double[numbers.length * dimension];
    for (int i = 0; i < numbers.length; i++) {
      System.arraycopy(encoder.encode(rows.get(numbers[i])), 0, inputs, i * dimension, dimension);
    }
    int[] classes = IntStream.of(numbers).map(this::classOf).toArray();
    return new Patterns(inputs, dimension, classes, labels.names());
  }

  private TableReport report(
      TableEncoding encoding, RowEncoder encoder, Patterns training, RandomSplit drawn) {
    Map<String, Integer> classes = new LinkedHashMap<>();
    labels.names().forEach(name -> classes.put(name, 0));
    for (int row = 0; row < size(); row++) {
      classes.merge(labels.names().get(classOf(row)), 1, Integer::sum);
    }
    Map<String, Integer> texts = new LinkedHashMap<>();
    encoding.columns().stream()
        .filter(TextColumn.class::isInstance)
        .map(TextColumn.class::cast)
        .forEach(c -> texts.merge(c.name(), c.values().size() + c.others(), Integer::sum));
    return new TableReport(
        Path.of(file).getFileName().toString(),
        separator(),
        !columns.names().isEmpty(),
        looked,
        columns.name(columns.label()),
        size(),
        withoutLabel,
        (int) encoding.columns().stream().filter(NumberColumn.class::isInstance).count(),
        texts,
        encoding.columns().stream()
            .filter(DroppedColumn.class::isInstance)
            .map(DroppedColumn.class::cast)
            .toList(),
        encoding.inputs(),
        classes,
        encoder.missing(),
        encoder.unseen(),
        drawn.training().length,
        Contradictions.count(training));
  }

  private String separator() {
    return switch (separator) {
      case ',' -> "comma";
      case ';' -> "semicolon";
      case '\t' -> "tab";
      case ' ' -> "blank";
      default -> Character.toString(separator);
    };
  }
}
