package org.jamming4j.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.jamming4j.data.Patterns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One table, written in the ways in which tables come. */
class TableTextTest {
  private static final String TABLE =
      """
      width,height,kind
      1.5,-2,a
      0.25,3e-1,"b, or not"
      7,.5,a
      """;

  @TempDir private Path folder;

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static Patterns expected() {
    return new Patterns(
        new double[] {1.5, -2, 0.25, 0.3, 7, 0.5},
        2,
        new int[] {0, 1, 0},
        List.of("a", "b, or not"));
  }

  private static String separatedBy(String separator) {
    return TABLE.replaceAll(",(?! )", separator);
  }

  @ParameterizedTest
  @CsvSource({"',', comma", "';', semicolon", "'\t', tab"})
  void read_ofAnySeparator_isFound(String separator, String name) throws IOException {
    String text = separatedBy(separator);
    for (String variant :
        new String[] {text, text.replace("\n", "\r\n"), "\uFEFF" + text, text.strip()}) {
      Patterns patterns = Tables.read(write(name + ".csv", variant), TableOptions.defaults());
      assertEquals(expected().hash(), patterns.hash(), variant);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {";", "\t"})
  void read_ofDecimalCommas_readsThemAsPoints(String separator) throws IOException {
    String text = separatedBy(separator).replaceAll("(\\d*)\\.(\\d+)", "$1,$2");
    assertEquals(
        expected().hash(),
        Tables.read(write("commas.csv", text), TableOptions.defaults().withLabel("kind")).hash(),
        text);
  }

  @Test
  void read_ofCommasAndPoints_isRefusedWithBoth() throws IOException {
    Path file = write("both.csv", "x;kind\n1.5;a\n2;b\n1,234;a\n");
    var e =
        assertThrows(
            IllegalArgumentException.class, () -> Tables.read(file, TableOptions.defaults()));
    assertTrue(e.getMessage().contains("line 4: \"1,234\""), e.getMessage());
    assertTrue(e.getMessage().contains("\"1.5\""), e.getMessage());
  }

  @Test
  void read_ofSemicolonsWithinSomeCells_isByCommas() throws IOException {
    Patterns patterns =
        Tables.read(write("within.csv", "x,kind\n1,a;b\n2,c\n3,a;b\n"), TableOptions.defaults());
    assertEquals(List.of("a;b", "c"), patterns.classNames());
  }

  @Test
  void read_withAnotherSeparator_takesIt() throws IOException {
    Path file = write("bar.csv", separatedBy("|"));
    assertEquals(
        expected().hash(), Tables.read(file, TableOptions.defaults().withSeparator('|')).hash());
    var e =
        assertThrows(
            IllegalArgumentException.class, () -> Tables.read(file, TableOptions.defaults()));
    assertTrue(e.getMessage().contains("--separator"), e.getMessage());
  }

  @Test
  void read_compressed_isTheSame() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(separatedBy(";").getBytes(StandardCharsets.UTF_8));
    }
    Path file = folder.resolve("table.csv.gz");
    Files.write(file, bytes.toByteArray());
    assertEquals(expected().hash(), Tables.read(file, TableOptions.defaults()).hash());
    Path torn = folder.resolve("torn.csv.gz");
    Files.write(torn, java.util.Arrays.copyOf(bytes.toByteArray(), bytes.size() / 2));
    var e =
        assertThrows(
            IllegalArgumentException.class, () -> Tables.read(torn, TableOptions.defaults()));
    assertTrue(e.getMessage().contains("not a whole file of gzip"), e.getMessage());
    Path plain = write("plain.csv.gz", TABLE);
    e =
        assertThrows(
            IllegalArgumentException.class, () -> Tables.read(plain, TableOptions.defaults()));
    assertTrue(e.getMessage().contains("not a whole file of gzip"), e.getMessage());
  }

  @Test
  void read_ofALongTable_findsItsSeparatorInTheBeginning() throws IOException {
    var text = new StringBuilder();
    for (int mu = 0; mu < 30_000; mu++) {
      text.append(mu).append(",5;").append(mu % 7).append(mu % 2 == 0 ? ";a\n" : ";b\n");
    }
    Patterns patterns = Tables.read(write("long.csv", text.toString()), TableOptions.defaults());
    assertEquals(30_000, patterns.size());
    assertEquals(29_999.5, patterns.input(29_999, 0));
  }
}
