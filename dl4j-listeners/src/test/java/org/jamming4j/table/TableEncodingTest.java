package org.jamming4j.table;

import static org.jamming4j.data.Messages.assertRefused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jamming4j.data.Patterns;
import org.jamming4j.data.RandomSplit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is learnt from a table's training rows, and what becomes of its cells. */
class TableEncodingTest extends Tables {
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
