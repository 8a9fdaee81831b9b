package org.jamming4j.table;

import static org.jamming4j.data.Messages.assertRefused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jamming4j.data.Patterns;
import org.jamming4j.data.RandomSplit;
import org.jamming4j.data.Split;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How tables are read: what is a header, a label, a number, a text. */
class LabelledTableTest {
  @TempDir Path directory;

  private Path write(String content) throws IOException {
    return Files.writeString(directory.resolve("data.csv"), content);
  }

  /** All rows, in their order. */
  static Patterns read(Path file, TableOptions options) {
    return inOrder(LabelledTable.read(file, options)).split().training();
  }

  /** All rows, in their order, as training patterns. */
  private static TableSplit inOrder(LabelledTable table) {
    TableSplit drawn = table.split(table.size(), 0, 1);
    int[] order =
        RandomSplit.draw(
                new RandomSplit.Source("", table.size(), row -> row, ""), table.size(), 0, 1)
            .training();
    int[] back = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      back[order[i]] = i;
    }
    return new TableSplit(
        new Split(drawn.split().training().subset(back), Optional.empty()),
        drawn.encoding(),
        drawn.report());
  }

  private TableSplit whole(String content, TableOptions options) throws IOException {
    return inOrder(LabelledTable.read(write(content), options));
  }

  private Patterns read(String content, String labelColumn) throws IOException {
    return read(write(content), TableOptions.defaults().withLabel(labelColumn));
  }

  private void assertBad(String content, String... parts) throws IOException {
    assertBad(content, TableOptions.defaults(), parts);
  }

  private void assertBad(String content, TableOptions options, String... parts) throws IOException {
    Path file = write(content);
    assertRefused(() -> read(file, options), parts);
    assertRefused(() -> read(file, options), "data.csv");
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
    assertRefused(() -> read(missing, TableOptions.defaults()), "missing.csv does not exist");
    assertRefused(() -> read(directory, TableOptions.defaults()), "is a directory");
    Path latin = Files.write(write(""), "1,é\n2,b\n".getBytes(StandardCharsets.ISO_8859_1));
    assertRefused(() -> read(latin, TableOptions.defaults()), "data.csv", "UTF-8");
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

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "?", "NA", "null", "NaN", "n/a"})
  void read_missingNumber_isTheMeanAndHasAnInput(String cell) throws IOException {
    TableSplit table = whole("1,2,0\n" + cell + ",4,1\n4,3,1\n", TableOptions.defaults());
    Patterns patterns = table.split().training();
    assertArrayEquals(new double[] {1, 0, 2}, patterns.pattern(0));
    assertArrayEquals(new double[] {2.5, 1, 4}, patterns.pattern(1));
    assertEquals(Map.of("1", 1), table.report().missing());
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
        () -> read(named, TableOptions.defaults().withLabel("z")),
        "\"z\"",
        "1 to 3",
        "\"a\", \"b\", \"y\"");
    assertRefused(() -> read(named, TableOptions.defaults().withLabel("4")), "\"4\"", "1 to 3");
    assertRefused(() -> read(named, TableOptions.defaults().withLabel("0")), "\"0\"", "1 to 3");
    Path unnamed = write("1,2,0\n3,4,1\n");
    assertRefused(
        () -> read(unnamed, TableOptions.defaults().withLabel("y")),
        "\"y\"",
        "no header",
        "1 to 3");
    Path twice = write("a,a,y\n1,2,0\n3,4,1\n");
    assertRefused(
        () -> read(twice, TableOptions.defaults().withLabel("a")), "several", "\"a\"", "1 to 3");
  }

  @Test
  void read_openQuotationMark_isRefused() throws IOException {
    assertBad("1,2,0\n3,\"4,1\n", "quotation mark");
  }

  @Test
  void read_valueOfSeveralLines_isShownOnOne() throws IOException {
    assertBad("1,2,0\n3,\"4\n" + "x".repeat(100) + "\",1\n", "column 2", "\"4 xxx", "...");
  }

  @Test
  void read_textColumn_hasAnInputForEachText() throws IOException {
    TableSplit table =
        whole(
            "size,colour,y\n1,red,0\n2,blue,1\n3,dark  red,0\n4,red,1\n5,dark red,0\n6,red,0\n",
            TableOptions.defaults());
    assertEquals(
        List.of(
            new NumberColumn("size", 3.5, false),
            new TextColumn("colour", List.of("red", "dark red", "blue"), 0, false)),
        table.encoding().columns());
    Patterns patterns = table.split().training();
    assertArrayEquals(new double[] {2, 0, 0, 1}, patterns.pattern(1));
    assertArrayEquals(new double[] {3, 0, 1, 0}, patterns.pattern(2));
    assertEquals(Map.of("colour", 3), table.report().textColumns());
  }

  @Test
  void read_missingText_isTheMostFrequentOneAndHasAnInput() throws IOException {
    TableSplit table = whole("c,x,y\nred,1,0\n,2,1\nred,3,0\nblue,4,1\n", TableOptions.defaults());
    assertArrayEquals(new double[] {1, 0, 1, 2}, table.split().training().pattern(1));
    assertArrayEquals(new double[] {0, 1, 0, 4}, table.split().training().pattern(3));
  }

  @Test
  void read_manyTexts_shareAnInput() throws IOException {
    String rows =
        IntStream.range(0, 200)
            .mapToObj(i -> "t%d,%d,%d".formatted(i % 60, i, i % 2))
            .collect(Collectors.joining("\n"));
    TableSplit table = whole("text,x,y\n" + rows, TableOptions.defaults());
    TextColumn text = (TextColumn) table.encoding().columns().get(0);
    assertEquals(50, text.values().size());
    assertEquals(10, text.others());
    // the first twenty are there four times, all others three times
    assertEquals("t0", text.values().get(0));
    assertEquals(51 + 1, table.encoding().inputs());
    assertEquals(1, table.split().training().pattern(59)[50]);
    assertEquals(Map.of("text", 60), table.report().textColumns());
  }

  @Test
  void read_rareMissing_hasNoInput() throws IOException {
    String rows =
        IntStream.range(0, 200)
            .mapToObj(i -> (i == 7 || i == 8 ? "" : i) + "," + i % 2)
            .collect(Collectors.joining("\n"));
    assertEquals(1, whole("x,y\n" + rows, TableOptions.defaults()).encoding().inputs());
    assertEquals(2, whole("x,y\n" + rows + "\n,1\n", TableOptions.defaults()).encoding().inputs());
  }

  @Test
  void read_columnsThatSayNothing_areLeftOut() throws IOException {
    TableSplit table =
        whole(
            "id,one,none,word,x,y,out\na1,7,,w,1,0,3\nb2,7.0,,w,2,1,4\nc3,7,?,w,3,1,6\n",
            new TableOptions("y", null, Header.AUTO, List.of("out")));
    assertEquals(
        List.of(
            new DroppedColumn("id", DroppedColumn.Reason.IDENTIFIER),
            new DroppedColumn("one", DroppedColumn.Reason.CONSTANT),
            new DroppedColumn("none", DroppedColumn.Reason.EMPTY),
            new DroppedColumn("word", DroppedColumn.Reason.CONSTANT),
            new DroppedColumn("out", DroppedColumn.Reason.IGNORED)),
        table.report().dropped());
    assertArrayEquals(new double[] {2}, table.split().training().pattern(1));
    assertBad("a,w,0\nb,w,1\n", "no column is left", "\"1\" (all of its texts differ)");
    assertBad(
        "a,y\n1,0\n2,1\n", TableOptions.defaults().withIgnored(List.of("y")), "has the labels");
    assertBad(
        "a,y\n1,0\n2,1\n", TableOptions.defaults().withIgnored(List.of("b")), "no column \"b\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"2024-02-29", "1.2.2024", "02/28/24", "2024-02-29T10:00:00Z", "1/2/2024 8:15"})
  void read_dates_areRefusedWithAdvice(String date) throws IOException {
    assertBad(
        "x,when,y\n1,?,0\n2," + date + ",1\n3," + date + ",0\n",
        "line 3",
        "column 2 (\"when\")",
        "is a date",
        "the year",
        "--ignore");
    assertEquals(
        1,
        whole(
                "x,when,y\n1,?,0\n2," + date + ",1\n3,,0\n",
                TableOptions.defaults().withIgnored(List.of("when")))
            .encoding()
            .inputs());
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

  @Test
  void split_learnsFromTheTrainingRowsAlone() throws IOException {
    // rows of the test set have a text, a mean and a number of missing values of their own
    String rows =
        IntStream.range(0, 40)
            .mapToObj(i -> "%d,%s,%d".formatted(i * i, "abcd".charAt(i % 4), i % 2))
            .collect(Collectors.joining("\n", "x,t,y\n", "\n"));
    LabelledTable table = LabelledTable.read(write(rows), TableOptions.defaults());
    int[] drawn =
        RandomSplit.draw(new RandomSplit.Source("", 40, row -> row % 2, ""), 20, 20, 5).training();
    double mean = IntStream.of(drawn).mapToDouble(i -> (double) i * i).average().orElseThrow();
    TableEncoding encoding = table.split(20, 20, 5).encoding();
    assertEquals(mean, ((NumberColumn) encoding.columns().get(0)).mean(), 1e-12);
    String other = rows.replace("\n9,d", "\n?,new");
    LabelledTable changed = LabelledTable.read(write(other), TableOptions.defaults());
    for (long seed = 1; seed < 20; seed++) {
      TableSplit split = changed.split(20, 20, seed);
      boolean inTest =
          IntStream.of(
                  RandomSplit.draw(new RandomSplit.Source("", 40, row -> row % 2, ""), 20, 20, seed)
                      .test())
              .anyMatch(i -> i == 3);
      TextColumn texts = (TextColumn) split.encoding().columns().get(1);
      assertEquals(!inTest, texts.values().contains("new"));
      assertEquals(inTest ? Map.of("t", 1) : Map.of(), split.report().unseen());
      assertEquals(!inTest, ((NumberColumn) split.encoding().columns().get(0)).missingInput());
    }
  }

  @Test
  void encoding_asJson_comesBack() throws IOException {
    TableEncoding encoding =
        whole("id,a,c,y\nq,0.1,u,0\nr,?,v,1\ns,0.3,u,1\n", TableOptions.defaults()).encoding();
    assertEquals(encoding, TableEncoding.fromJson(encoding.toJson()));
    assertRefused(() -> TableEncoding.fromJson("{}"), "header");
    assertRefused(() -> TableEncoding.fromJson("null"), "null");
    assertRefused(
        () -> TableEncoding.fromJson(encoding.toJson().replace("\"text\"", "\"date\"")), "date");
  }
}
