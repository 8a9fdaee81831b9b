package org.jamming4j.data;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.DoubleStream;
import java.util.zip.ZipException;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jamming4j.memory.Memory;
import org.jspecify.annotations.Nullable;

/** Patterns from a table in a text file: numbers, and one column of labels. */
public final class CsvPatterns {
  /** The values as they are read and as one array, and what is made of them. */
  private static final double COPIES = 4;

  /** What a label takes, as a text. */
  private static final double BYTES_OF_A_LABEL = 64;

  private final String file;
  private final CsvText text;
  private final DecimalCommas decimals;
  private final DoubleStream.Builder inputs = DoubleStream.builder();
  private final List<String> labels = new ArrayList<>();
  private int nextEstimate = 2;

  /** Null until the first row that is not blank. */
  private @Nullable CsvColumns columns;

  private CsvPatterns(String file, CsvText text) {
    this.file = file;
    this.text = text;
    decimals = new DecimalCommas(text.separator());
  }

  /** Reads a file whose separator is to be found; see the other method. */
  public static Patterns read(Path file, @Nullable String labelColumn) {
    return read(file, labelColumn, null);
  }

  /**
   * Reads a file in UTF-8, one pattern a line, compressed by gzip if its name ends in .gz. The
   * first row is a header if any of its feature cells is not a number. Cells may be quoted; blank
   * lines are skipped. Where columns are not separated by commas, these may stand for decimal
   * points.
   *
   * <p>Labels that differ in their spelling alone are one class: 1 and 1.0, or blanks. Classes are
   * numbered by the labels' value if all of them are numbers, else alphabetically, so of 0 and 1,
   * -1 and 1, no and yes the second is class 1.
   *
   * @param file the file
   * @param labelColumn name of the label's column in the header, or its number from 1; null for the
   *     last column
   * @param separator of the columns; null to find it: a tab or a semicolon if it cuts the first
   *     rows into equally many columns, otherwise a comma
   * @return all other columns in their order, [P x (columns - 1)]
   * @throws IllegalArgumentException naming file, line, column and value, if the file cannot be
   *     read, is not rectangular, a value is missing or not a finite number, the label column does
   *     not exist, labels are all the same or more than 100 different ones, or the patterns would
   *     not fit into Java's memory
   */
  public static Patterns read(
      Path file, @Nullable String labelColumn, @Nullable Character separator) {
    if (Files.isDirectory(file)) {
      throw new IllegalArgumentException(file + " is a directory; give a CSV file.");
    }
    if (!Files.exists(file)) {
      throw new IllegalArgumentException(file + " does not exist; give the path of a CSV file.");
    }
    try (CsvText text = CsvText.open(file, separator)) {
      return new CsvPatterns(file.toString(), text).read(text.parser(), labelColumn);
    } catch (IOException e) {
      throw unreadable(file, e);
    } catch (UncheckedIOException e) {
      throw unreadable(file, Objects.requireNonNull(e.getCause()));
    }
  }

  private static IllegalArgumentException unreadable(Path file, IOException e) {
    if (e instanceof CharacterCodingException) {
      return new IllegalArgumentException(file + " is not text in UTF-8; convert it.", e);
    }
    if (e instanceof ZipException || e instanceof EOFException) {
      return new IllegalArgumentException(
          "%s is not a whole file of gzip (%s); compress it anew, or take .gz off its name."
              .formatted(file, e.getMessage()),
          e);
    }
    if (e instanceof CSVException) {
      return new IllegalArgumentException(
          "%s is not well-formed CSV: %s. Close every quotation mark."
              .formatted(file, e.getMessage()),
          e);
    }
    return new IllegalArgumentException(
        "%s cannot be read (%s); check its permissions.".formatted(file, e), e);
  }

  private CsvColumns columns() {
    return Objects.requireNonNull(columns);
  }

  private Patterns read(CSVParser parser, @Nullable String labelColumn) {
    for (CSVRecord row : parser) {
      long line = parser.getCurrentLineNumber();
      List<String> cells = cells(row, line);
      if (cells.size() == 1 && cells.get(0).isEmpty()) {
        continue;
      }
      if (columns == null) {
        columns = CsvColumns.of(file, cells, labelColumn);
        if (columns.hasHeader()) {
          continue;
        }
      }
      add(cells, line);
      requireMemory(row.getCharacterPosition());
    }
    if (labels.isEmpty()) {
      throw new IllegalArgumentException(
          file
              + (columns == null ? " is empty" : " has a header, but no patterns")
              + "; add some.");
    }
    if (!columns().hasHeader() && looksLikeHeader()) {
      throw new IllegalArgumentException(
          "%s: the label %s in the first row is the only one that is not a number; if that row is a header, ask for the label column by that name."
              .formatted(file, CsvCell.quote(labels.get(0))));
    }
    CsvLabels classes = CsvLabels.of(file + ", " + columns().describe(columns().label()), labels);
    return new Patterns(
        inputs.build().toArray(), columns().features(), classes.classes(), classes.names());
  }

  private List<String> cells(CSVRecord row, long line) {
    try {
      return row.stream().map(String::strip).map(decimals::replacedIn).toList();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "%s, line %d: %s.".formatted(file, line, e.getMessage()), e);
    }
  }

  /** After 2, 20, 200 ... patterns, by the size of the file. */
  private void requireMemory(long bytesBefore) {
    if (labels.size() < nextEstimate) {
      return;
    }
    nextEstimate *= 10;
    double patterns = (double) text.characters() / Math.max(1, bytesBefore) * (labels.size() - 1);
    Memory.require(
        "%s, some %.0f patterns of %d values".formatted(file, patterns, columns().features()),
        patterns * (COPIES * Double.BYTES * columns().features() + BYTES_OF_A_LABEL),
        "give a file of fewer");
  }

  /** A header whose feature names are all numbers is given away by its label alone. */
  private boolean looksLikeHeader() {
    return labels.size() > 1
        && !CsvCell.isNumber(labels.get(0))
        && labels.stream().skip(1).allMatch(CsvCell::isNumber);
  }

  private void add(List<String> cells, long line) {
    if (cells.size() != columns().count()) {
      throw new IllegalArgumentException(
          "%s, line %d: %d fields, but the first row has %d; give every row as many."
              .formatted(file, line, cells.size(), columns().count()));
    }
    if ((labels.size() + 1L) * columns().features() > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "%s, line %d: more than %d values; give fewer patterns."
              .formatted(file, line, Integer.MAX_VALUE - 8));
    }
    for (int column = 0; column < cells.size(); column++) {
      if (column == columns().label()) {
        labels.add(label(cells.get(column), line));
      } else {
        inputs.add(number(cells.get(column), line, column));
      }
    }
  }

  private String label(String cell, long line) {
    if (cell.isEmpty()) {
      throw problem(
          line, columns().label(), "the label is missing; fill it in or leave the row out");
    }
    if (CsvCell.isNumber(cell) && !Double.isFinite(CsvCell.parse(cell))) {
      throw problem(
          line,
          columns().label(),
          "the label " + CsvCell.quote(cell) + " is not finite; correct it or leave the row out");
    }
    return cell;
  }

  private double number(String cell, long line, int column) {
    if (CsvCell.isMissing(cell)) {
      throw problem(
          line,
          column,
          "the value is missing (%s); fill it in or leave the row out"
              .formatted(CsvCell.quote(cell)));
    }
    double value;
    try {
      value = CsvCell.parse(cell);
    } catch (NumberFormatException e) {
      throw problem(
          line,
          column,
          CsvCell.quote(cell)
              + " is not a number; encode categories as numbers, or leave the column out");
    }
    if (!Double.isFinite(value)) {
      throw problem(
          line,
          column,
          CsvCell.quote(cell) + " is not a finite number; correct it or leave the row out");
    }
    return value;
  }

  private IllegalArgumentException problem(long line, int column, String what) {
    return new IllegalArgumentException(
        "%s, line %d, %s: %s.".formatted(file, line, columns().describe(column), what));
  }
}
