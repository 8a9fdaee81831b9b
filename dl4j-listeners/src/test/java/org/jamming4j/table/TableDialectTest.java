package org.jamming4j.table;

import static org.jamming4j.data.Messages.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables drawn at random, each written in ways drawn at random. */
class TableDialectTest {
  private static final List<String> WORDS =
      List.of("red", "dark blue", "a;b", "x,y", "say \"hi\"", "it's", "a\tb", "7 up", "two\nlines");

  private static final List<String> SIGNS = List.of("", "?", "NA", "NaN", "null");

  @TempDir private Path folder;

  /** A table: names, then rows of numbers, texts and missing cells (null), a label last. */
  private static List<List<String>> table(Random random) {
    int columns = 2 + random.nextInt(5);
    List<Boolean> texts = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (int c = 0; c < columns; c++) {
      // the first one is of numbers, so that there always is an input
      texts.add(c > 0 && random.nextInt(3) == 0);
      names.add("column " + c);
    }
    names.add("the label");
    List<List<String>> rows = new ArrayList<>(List.of(names));
    for (int r = 0; r < 8 + random.nextInt(30); r++) {
      List<String> row = new ArrayList<>();
      for (int c = 0; c < columns; c++) {
        String number = Double.toString(Math.round(random.nextGaussian() * 1000) / 100.0);
        String cell = texts.get(c) ? WORDS.get(random.nextInt(WORDS.size())) : number;
        row.add(c > 0 && random.nextInt(12) == 0 ? null : cell);
      }
      row.add(r < 2 ? "class " + r : "class " + random.nextInt(3));
      rows.add(row);
    }
    return rows;
  }

  /** The bytes of a table in one of the ways in which people write them. */
  private static byte[] written(List<List<String>> table, Random random, boolean compressed)
      throws IOException {
    String separator = List.of(",", ";", "\t").get(random.nextInt(3));
    boolean commas = !separator.equals(",") && random.nextBoolean();
    boolean quoted = random.nextBoolean();
    String end = List.of("\n", "\r\n").get(random.nextInt(2));
    String missing = SIGNS.get(random.nextInt(SIGNS.size()));
    String text =
        table.stream()
            .map(
                row ->
                    row.stream()
                        .map(cell -> cell(cell, separator, commas, quoted, missing))
                        .collect(Collectors.joining(separator)))
            .collect(Collectors.joining(end + (random.nextInt(4) == 0 ? end : "")));
    String whole =
        (random.nextBoolean() ? "\uFEFF" : "") + text + (random.nextBoolean() ? end : "");
    byte[] bytes = whole.getBytes(StandardCharsets.UTF_8);
    if (!compressed) {
      return bytes;
    }
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    }
    return packed.toByteArray();
  }

  private static String cell(
      String cell, String separator, boolean commas, boolean quoted, String missing) {
    if (cell == null) {
      return missing;
    }
    String spelled = commas && cell.matches("-?\\d+\\.\\d+") ? cell.replace('.', ',') : cell;
    boolean needed =
        spelled.contains(separator) || spelled.contains("\"") || spelled.contains("\n");
    return quoted || needed ? '"' + spelled.replace("\"", "\"\"") + '"' : spelled;
  }

  @Test
  void table_inAnyDialect_readsBackTheSame() throws IOException {
    for (int i = 0; i < 300; i++) {
      var random = new Random(i);
      List<List<String>> table = table(random);
      String expected = null;
      for (int way = 0; way < 4; way++) {
        boolean compressed = random.nextInt(4) == 0;
        Path file = folder.resolve(compressed ? "t.csv.gz" : "t.csv");
        Files.write(file, written(table, random, compressed));
        String hash = Tables.read(file, TableOptions.defaults().withLabel("the label")).hash();
        expected = expected == null ? hash : expected;
        assertEquals(
            expected,
            hash,
            "table " + i + ":\n" + Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"t.arff", "T.ARFF.gz"})
  void table_inArff_isRefusedWithAdvice(String name) throws IOException {
    Path file = Files.writeString(folder.resolve(name), "@relation x");
    assertRefused(
        () -> LabelledTable.read(file, TableOptions.defaults()), name, "ARFF", "CSVSaver");
  }
}
