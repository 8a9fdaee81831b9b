package org.jamming4j.table;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.zip.ZipException;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a table in a text file, one after the other, a header among them; blank lines are
 * none. All have as many cells as the first one.
 */
final class TableRows implements AutoCloseable {
  private static final int MOST_BREAKS = 1000;

  private static final Pattern ARFF = Pattern.compile("(?i)\\.arff(\\.gz)?$");

  private final Path file;
  private final TableText text;
  private final Iterator<CSVRecord> records;
  private final DecimalCommas decimals;
  private long bytes;
  private int width;

  private TableRows(Path file, TableText text) {
    this.file = file;
    this.text = text;
    records = text.parser().iterator();
    decimals = new DecimalCommas(text.separator());
  }

  /**
   * Opens a file in UTF-8, compressed by gzip if its name ends in .gz.
   *
   * @param separator of the columns; null to find it
   * @throws IllegalArgumentException naming the file, if it can't be read
   */
  static TableRows open(Path file, @Nullable Character separator) {
    if (Files.isDirectory(file)) {
      throw new IllegalArgumentException(file + " is a directory; give a table in a text file.");
    }
    if (!Files.exists(file)) {
      throw new IllegalArgumentException(file + " does not exist; give the path of a table.");
    }
    if (ARFF.matcher(file.toString()).find()) {
      throw new IllegalArgumentException(
          "%s is a table in ARFF, which is not read; convert it by java -cp weka.jar weka.core.converters.CSVSaver -i TABLE.arff -o TABLE.csv."
              .formatted(file));
    }
    try {
      return new TableRows(file, TableText.open(file, separator));
    } catch (IOException e) {
      throw unreadable(file, e);
    } catch (UncheckedIOException e) {
      throw unreadable(file, Objects.requireNonNull(e.getCause()));
    }
  }

  private static IllegalArgumentException unreadable(Path file, IOException e) {
    if (e instanceof CharacterCodingException) {
      return new IllegalArgumentException(
          file + " is not text in UTF-8; convert it, or save the spreadsheet it is as CSV.", e);
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

  /**
   * The next row; null after the last one.
   *
   * @throws IllegalArgumentException naming file and line, if it can't be read, has another number
   *     of cells than the first one, or decimal points after decimal commas
   */
  @Nullable Row next() {
    try {
      while (records.hasNext()) {
        CSVRecord read = records.next();
        Row row = row(read);
        if (row.cells().size() > 1 || !row.cell(0).isEmpty()) {
          bytes = read.getCharacterPosition();
          requireWidth(row);
          return row;
        }
      }
      return null;
    } catch (UncheckedIOException e) {
      throw unreadable(file, Objects.requireNonNull(e.getCause()));
    }
  }

  private Row row(CSVRecord read) {
    var cells = new String[read.size()];
    long breaks = 0;
    for (int i = 0; i < cells.length; i++) {
      String cell = read.get(i);
      breaks += cell.indexOf('\n') < 0 ? 0 : cell.lines().limit(MOST_BREAKS).count() - 1;
      cells[i] = cell.strip();
    }
    long line = text.parser().getCurrentLineNumber() - breaks;
    try {
      for (int i = 0; i < cells.length; i++) {
        cells[i] = decimals.replacedIn(cells[i]);
      }
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "%s, line %d: %s.".formatted(file, line, e.getMessage()), e);
    }
    return new Row(line, Arrays.asList(cells));
  }

  private void requireWidth(Row row) {
    if (width == 0) {
      width = row.cells().size();
    }
    if (row.cells().size() != width) {
      throw new IllegalArgumentException(
          "%s, line %d: %d fields, but the first row has %d; give every row as many, or the right --separator."
              .formatted(file, row.line(), row.cells().size(), width));
    }
  }

  /** About how many rows there are, by the size of the file and of those that were read. */
  double estimate(int read) {
    return (double) text.characters() / Math.max(1, bytes) * read;
  }

  /** What separates the columns. */
  char separator() {
    return text.separator();
  }

  /** Closes the file. */
  @Override
  public void close() {
    try {
      text.close();
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }
}
