package org.jamming4j.table;

import static org.jamming4j.data.Messages.assertRefused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jamming4j.data.Patterns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How tables are read: what is a header, a label, a number, a text. */
class LabelledTableTest extends Tables {
  private Patterns read(String content, String labelColumn) throws IOException {
    return Tables.read(write(content), TableOptions.defaults().withLabel(labelColumn));
  }

  private static int[] classes(Patterns patterns) {
    return IntStream.range(0, patterns.size()).map(patterns::classOf).toArray();
  }

  @Test
  void read_header_isSkipped() throws IOException {
    Patterns patterns = read("age,height,class\n1,2.5,no\n-3e2,.5,yes\n", null);
    assertEquals(2, patterns.size());
    assertArrayEquals(new double[] {1, 2.5}, patterns.pattern(0));
    assertArrayEquals(new double[] {-300, 0.5}, patterns.pattern(1));
    assertEquals(List.of("no", "yes"), patterns.classNames());
    assertArrayEquals(new int[] {0, 1}, classes(patterns));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1,2,0\n3,4,1\n", "1,2,no\n3,4,yes", "\n1,2,-1\r\n\r\n3,4,1\r\n  \r\n"})
  void read_noHeader_keepsTheFirstRow(String content) throws IOException {
    Patterns patterns = read(content, null);
    assertEquals(2, patterns.size());
    assertArrayEquals(new double[] {1, 2}, patterns.pattern(0));
    assertArrayEquals(new int[] {0, 1}, classes(patterns));
  }

  @ParameterizedTest
  @CsvSource({"label", "2", "' label '"})
  void read_labelInTheMiddle_keepsTheOtherColumns(String labelColumn) throws IOException {
    Patterns patterns = read("a,label,b\n1,x,2\n3,y,4\n", labelColumn);
    assertArrayEquals(new double[] {3, 4}, patterns.pattern(1));
    assertEquals(List.of("x", "y"), patterns.classNames());
  }

  @Test
  void read_headerOfNumbers_isSkippedIfTheLabelIsNamed() throws IOException {
    String content = "0,1,label\n5,6,0\n7,8,1\n";
    assertEquals(2, read(content, "label").size());
    assertBad(content, "\"label\"", "--header yes", "--header no");
    assertEquals(2, whole(content, TableOptions.defaults().withHeader(Header.YES)).report().rows());
    assertEquals(3, whole(content, TableOptions.defaults().withHeader(Header.NO)).report().rows());
  }

  @Test
  void read_headerNameThatIsANumber_winsOverThePosition() throws IOException {
    Patterns patterns = read("x,1,z\n3,a,5\n6,b,8\n", "1");
    assertEquals(List.of("a", "b"), patterns.classNames());
    assertArrayEquals(new double[] {3, 5}, patterns.pattern(0));
  }

  @Test
  void read_pandasIndexColumn_isAHeaderWithAnEmptyName() throws IOException {
    assertEquals(2, read(",a,b,y\n0,1,2,p\n1,3,4,q\n", null).size());
  }

  @Test
  void read_byteOrderMarkQuotesAndSpaces_areUnderstood() throws IOException {
    String content = "\uFEFF\"a, b\", c ,y\r\n \"1\" , 2 , \"very, \"\"good\"\"\"\r\n3,4,bad \r\n";
    Patterns patterns = read(content, "y");
    assertArrayEquals(new double[] {1, 2}, patterns.pattern(0));
    assertEquals(List.of("bad", "very, \"good\""), patterns.classNames());
    assertEquals(2, read("\uFEFF1,2,0\n3,4,1\n", null).size());
  }

  @ParameterizedTest
  @CsvSource({"10;9;-1, -1;9;10", "b;a;10, 10;a;b", "1;0;0, 0;1;", "yes;no;no, no;yes;"})
  void read_labels_areOrderedByValueOrAlphabet(String labels, String order) throws IOException {
    String content =
        List.of(labels.split(";")).stream()
            .map(y -> y.hashCode() + "," + y + "\n")
            .collect(Collectors.joining());
    assertEquals(List.of(order.split(";")), read(content, null).classNames());
  }

  @Test
  void read_severalClasses_hasOneOutputEach() throws IOException {
    Patterns patterns = read("1,c\n2,a\n3,b\n4,a\n", null);
    assertEquals(3, patterns.outputs());
    assertArrayEquals(new int[] {2, 0, 1, 0}, classes(patterns));
  }

  @Test
  void read_fileThatCannotBeRead_isRefused() throws IOException {
    Path missing = directory.resolve("missing.csv");
    assertRefused(
        () -> Tables.read(missing, TableOptions.defaults()), "missing.csv does not exist");
    assertRefused(() -> Tables.read(directory, TableOptions.defaults()), "is a directory");
    Path latin = Files.write(write(""), "1,é\n2,b\n".getBytes(StandardCharsets.ISO_8859_1));
    assertRefused(() -> Tables.read(latin, TableOptions.defaults()), "data.csv", "UTF-8");
  }

  @Test
  void read_nothingInIt_isRefused() throws IOException {
    assertBad("", "empty");
    assertBad("\n \n", "empty");
    assertBad("a,b,y\n", "header", "no rows");
  }

  @Test
  void read_raggedRow_isRefused() throws IOException {
    assertBad("1,2,0\n\n3,4,1\n5,1\n", "line 4", "2 fields", "has 3");
    assertBad("1,2,0\r\n3,4,1,9\r\n", "line 2", "4 fields", "has 3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Infinity", "-inf", "+INF", "1e999", "-1e999"})
  void read_notFinite_isRefused(String cell) throws IOException {
    assertBad(
        "1,2,0\n3," + cell + ",1\n", "line 2", "column 2", cell, "finite", "leave the cell empty");
    assertBad("1," + cell + ",0\n3,4,1\n", "line 1", "column 2", cell, "finite");
    assertBad("1,2,0\n3,4," + cell + "\n", "line 2", "column 3", cell, "finite");
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc", "1d", "2f", "0x10", "1,5", "1-2", "--1", "e5", "1 2", "."})
  void read_notANumber_isRefused(String cell) throws IOException {
    assertBad(
        "a,b,y\n1,2,0\n3,\"" + cell + "\",1\n",
        "line 3",
        "column 2 (\"b\")",
        '"' + cell + '"',
        "not a number",
        "leave the cell empty",
        "--ignore");
  }

  @Test
  void read_missingLabel_dropsTheRow() throws IOException {
    TableSplit table = whole("1,2,0\n3,4,\n5,6,1\n7,9,NA\n", TableOptions.defaults());
    assertEquals(2, table.split().training().size());
    assertArrayEquals(new double[] {5, 6}, table.split().training().pattern(1));
    assertEquals(2, table.report().rowsWithoutLabel());
    assertBad("1,2,\n3,4,?\n", "column 3", "none of the 2 rows has a label", "--label");
  }

  @Test
  void read_oneClass_isRefused() throws IOException {
    assertBad(
        "a,y\n1,yes\n2, yes\n", "column 2 (\"y\")", "all 2 patterns", "\"yes\"", "two classes");
  }

  @Test
  void read_continuousLabel_isRefused() throws IOException {
    String rows =
        IntStream.range(0, 101).mapToObj(i -> i + "," + i * 0.5).collect(Collectors.joining("\n"));
    assertBad(rows, "column 2", "101 distinct", "100", "regression target");
    String fewer = rows.substring(0, rows.lastIndexOf('\n'));
    assertEquals(100, read(fewer, null).classNames().size());
  }

  @Test
  void read_labelsOfOtherSpelling_areOneClass() throws IOException {
    Patterns numbers = read("5,1\n6,1.0\n7,0\n8,-0\n9,1e0\n", null);
    assertEquals(List.of("0", "1"), numbers.classNames());
    assertArrayEquals(new int[] {1, 1, 0, 0, 1}, classes(numbers));
    Patterns texts = read("5,not  sure\n6,not sure\n7, Sure \n8,sure\n", null);
    assertEquals(List.of("Sure", "not  sure", "sure"), texts.classNames());
    assertArrayEquals(new int[] {1, 1, 0, 2}, classes(texts));
  }

  @Test
  void read_oneColumn_isRefused() throws IOException {
    assertBad("1\n2\n", "only one column", "commas");
    assertBad("1|2|0\n3|4|1\n", "only one column", "--separator");
  }

  @Test
  void read_labelColumnThatIsNotThere_isRefused() throws IOException {
    Path named = write("a,b,y\n1,2,0\n3,4,1\n");
    assertRefused(
        () -> Tables.read(named, TableOptions.defaults().withLabel("z")),
        "\"z\"",
        "1 to 3",
        "\"a\", \"b\", \"y\"");
    assertRefused(
        () -> Tables.read(named, TableOptions.defaults().withLabel("4")), "\"4\"", "1 to 3");
    assertRefused(
        () -> Tables.read(named, TableOptions.defaults().withLabel("0")), "\"0\"", "1 to 3");
    Path unnamed = write("1,2,0\n3,4,1\n");
    assertRefused(
        () -> Tables.read(unnamed, TableOptions.defaults().withLabel("y")),
        "\"y\"",
        "no header",
        "1 to 3");
    Path twice = write("a,a,y\n1,2,0\n3,4,1\n");
    assertRefused(
        () -> Tables.read(twice, TableOptions.defaults().withLabel("a")),
        "several",
        "\"a\"",
        "1 to 3");
  }

  @Test
  void read_openQuotationMark_isRefused() throws IOException {
    assertBad("1,2,0\n3,\"4,1\n", "quotation mark");
  }

  @Test
  void read_valueOfSeveralLines_isShownOnOne() throws IOException {
    assertBad("1,2,0\n3,\"4\n" + "x".repeat(100) + "\",1\n", "column 2", "\"4 xxx", "...");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "colour,size,y;red,1,a;blue,2,b;red,3,a | true",
        "red,1,a;blue,2,b;red,3,a | false",
        "shape,colour,y;round,red,a;flat,blue,b;round,blue,a | true",
        "round,red,a;flat,blue,b;round,blue,a | false",
        ",a,b,y;0,1,2,p;1,3,4,q | true",
        "1,2,y;3,4,a;5,6,b | false"
      })
  void header_isFoundByLookingAndTold(String rows, boolean header) throws IOException {
    String content = rows.replace(';', '\n');
    TableOptions options = TableOptions.defaults();
    TableReport found = whole(content, options).report();
    assertEquals(header, found.header(), content);
    assertEquals(true, found.headerFoundByLooking());
    TableReport told = whole(content, options.withHeader(header ? Header.YES : Header.NO)).report();
    assertEquals(header, told.header());
    assertEquals(false, told.headerFoundByLooking());
    assertEquals(found.rows(), told.rows());
  }

  @Test
  void header_ofMoreNumbersThanNames_isRefusedWithAdvice() throws IOException {
    String content = "id,2019,2020,y\n1,2,3,a\n4,5,6,b\n";
    assertBad(content, "line 1", "column 1", "\"id\" is not a number", "--header yes");
    assertEquals(2, whole(content, TableOptions.defaults().withHeader(Header.YES)).report().rows());
  }
}
