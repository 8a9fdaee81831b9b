package org.jamming4j.table;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.RandomAccessFile;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * The text of a table, compressed or not, and what separates its columns.
 *
 * @param parser of its rows, at the first one
 * @param separator of its columns
 * @param characters about how many there are
 */
record TableText(CSVParser parser, char separator, long characters) implements AutoCloseable {
  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT.builder().setIgnoreEmptyLines(true).setIgnoreSurroundingSpaces(true).get();

  private static final int BYTE_ORDER_MARK = 0xFEFF;

  /** So much of a text is looked at. */
  private static final int SAMPLE = 1 << 16;

  /** In the order in which they are tried: a comma may be within numbers, a tab is nowhere. */
  private static final List<Character> SEPARATORS = List.of('\t', ';', ',');

  /**
   * Opens a file in UTF-8, with or without a byte order mark, compressed by gzip if its name ends
   * so.
   *
   * @param separator of the columns; null to find it: a tab or a semicolon if it cuts all of the
   *     first rows into equally many columns, and more than one, otherwise a comma
   * @throws IOException if the file cannot be read or is not well-formed
   */
  static TableText open(Path file, @Nullable Character separator) throws IOException {
    boolean compressed = file.toString().toLowerCase(Locale.ROOT).endsWith(".gz");
    InputStream bytes = Files.newInputStream(file);
    try {
      var reader =
          new BufferedReader(
              new InputStreamReader(
                  compressed ? new GZIPInputStream(bytes) : bytes,
                  StandardCharsets.UTF_8.newDecoder()),
              2 * SAMPLE);
      reader.mark(1);
      if (reader.read() != BYTE_ORDER_MARK) {
        reader.reset();
      }
      char found = separator != null ? separator : separator(reader);
      CSVFormat format = FORMAT.builder().setDelimiter(found).get();
      return new TableText(
          CSVParser.parse(reader, format),
          found,
          compressed ? uncompressed(file) : Files.size(file));
    } catch (IOException | RuntimeException e) {
      bytes.close();
      throw e;
    }
  }

  private static char separator(BufferedReader reader) throws IOException {
    char[] sample = new char[SAMPLE];
    reader.mark(SAMPLE);
    int length = 0;
    int more = reader.read(sample);
    while (more > 0) {
      length += more;
      more = length < SAMPLE ? reader.read(sample, length, SAMPLE - length) : 0;
    }
    reader.reset();
    var text = new String(sample, 0, length);
    // of a longer text the last row may be cut off
    String rows = length < SAMPLE ? text : text.substring(0, text.lastIndexOf('\n') + 1);
    return SEPARATORS.stream().filter(one -> separates(rows, one)).findFirst().orElse(',');
  }

  private static boolean separates(String rows, char separator) {
    CSVFormat format = FORMAT.builder().setDelimiter(separator).get();
    try (CSVParser parser = CSVParser.parse(new StringReader(rows), format);
        Stream<CSVRecord> records = parser.stream()) {
      List<Integer> counts = records.map(CSVRecord::size).distinct().toList();
      return counts.size() == 1 && counts.get(0) > 1;
    } catch (IOException | UncheckedIOException e) {
      // quotation marks do not match by this one
      return false;
    }
  }

  /** What gzip notes down at the end of a file, of four bytes. */
  private static long uncompressed(Path file) throws IOException {
    try (var end = new RandomAccessFile(file.toFile(), "r")) {
      end.seek(Math.max(0, end.length() - Integer.BYTES));
      return Integer.toUnsignedLong(Integer.reverseBytes(end.readInt()));
    }
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }
}
