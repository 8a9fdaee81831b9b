package org.jamming4j.table;

import static org.jamming4j.data.Messages.assertRefused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables that come to a model which was trained on another one. */
class TableInputsTest {
  private static final TableEncoding NAMED =
      new TableEncoding(
          true,
          "kind",
          1,
          List.of(
              new NumberColumn("size", 5, true),
              new TextColumn("colour", List.of("red", "blue"), 0, false),
              new DroppedColumn("id", DroppedColumn.Reason.IDENTIFIER)));

  private static final ClassLabels LABELS = new ClassLabels(List.of("no", "yes"));

  @TempDir private Path folder;

  private TableInputs open(String content, TableEncoding encoding) throws IOException {
    Path file = Files.writeString(folder.resolve("new.csv"), content);
    return TableInputs.open(file, null, encoding, LABELS);
  }

  private TableInputs.Batch all(String content, TableEncoding encoding) throws IOException {
    try (TableInputs table = open(content, encoding)) {
      return table.next(100);
    }
  }

  private static void assertInputs(TableInputs.Batch batch, double[]... rows) {
    assertArrayEquals(rows, batch.inputs().toArray(double[][]::new));
  }

  @Test
  void columns_asInTraining_areTakenByPlace() throws IOException {
    TableInputs.Batch batch = all("size,kind,colour,id\n1,yes,red,a\n2,no,blue,b\n", NAMED);
    assertInputs(batch, new double[] {1, 0, 1, 0}, new double[] {2, 0, 0, 1});
    assertEquals(List.of(1, 0), batch.classes());
  }

  @Test
  void columns_inAnotherOrder_areTakenByName() throws IOException {
    TableInputs.Batch batch = all("colour;size\nblue;1,5\nred;2\n", NAMED);
    assertInputs(batch, new double[] {1.5, 0, 0, 1}, new double[] {2, 0, 1, 0});
    assertEquals(List.of(TableInputs.NO_LABEL, TableInputs.NO_LABEL), batch.classes());
  }

  @Test
  void columns_withoutTheLabel_areTakenByPlace() throws IOException {
    assertInputs(all("size,colour,id\n3,red,x\n", NAMED), new double[] {3, 0, 1, 0});
  }

  @Test
  void columns_thatAreNotThere_areNamed() throws IOException {
    assertRefused(
        () -> open("size,color,kind\n1,red,yes\n", NAMED).close(),
        "new.csv",
        "line 1",
        "no column named \"colour\"",
        "\"size\", \"color\", \"kind\"");
    assertRefused(() -> open("size,size,colour\n1,2,red\n", NAMED).close(), "several", "\"size\"");
  }

  @Test
  void columns_moreThanTheModelHas_areNotUsed() throws IOException {
    try (TableInputs table = open("more,size,colour,kind,most\n7,1,red,no,8\n", NAMED)) {
      assertEquals(List.of("more", "most"), table.unused());
      assertInputs(table.next(1), new double[] {1, 0, 1, 0});
    }
  }

  @Test
  void columns_withoutNames_areTakenByNumber() throws IOException {
    TableEncoding two = TableEncoding.numbers(2);
    assertInputs(all("1,2\n3,4\n", two), new double[] {1, 2}, new double[] {3, 4});
    assertEquals(List.of(1, 0), all("1,2,yes\n3,4,no\n", two).classes());
    assertRefused(
        () -> open("1\n2\n", two).close(), "1 columns", "takes 2", "3 with the label", "column 3");
  }

  @Test
  void labels_unknownOrMissing_areToldApart() throws IOException {
    assertEquals(
        List.of(TableInputs.UNKNOWN_LABEL, TableInputs.NO_LABEL, 0),
        all("size,kind,colour,id\n1,maybe,red,a\n1,,red,a\n1,no,red,a\n", NAMED).classes());
  }

  @Test
  void cells_missingOrNew_areCounted() throws IOException {
    try (TableInputs table = open("size,colour\n?,green\n,red\n1,\n", NAMED)) {
      assertInputs(
          table.next(10),
          new double[] {5, 1, 1, 0},
          new double[] {5, 1, 1, 0},
          new double[] {1, 0, 1, 0});
      assertEquals(Map.of("size", 2, "colour", 1), table.missing());
      assertEquals(Map.of("colour", 1), table.unseen());
    }
  }

  @Test
  void cells_thatAreNoNumbers_areNamedByLineAndColumn() throws IOException {
    assertRefused(
        () -> all("colour,size\nred,1\n\"dark\nblue\",2\n\nred,x1\n", NAMED),
        "new.csv, line 6, column 2 (\"size\")",
        "\"x1\" is not a number");
    assertRefused(() -> all("colour,size\nred,1\n\"dark\nblue\",x2\n", NAMED), "line 3", "\"x2\"");
  }

  @Test
  void rows_inBatches_areAllThere() throws IOException {
    var text = new StringBuilder("size,colour\n");
    for (int i = 0; i < 25; i++) {
      text.append(i).append(",red\n");
    }
    List<Double> sizes = new ArrayList<>();
    try (TableInputs table = open(text.toString(), NAMED)) {
      TableInputs.Batch batch = table.next(10);
      while (!batch.inputs().isEmpty()) {
        batch.inputs().forEach(inputs -> sizes.add(inputs[0]));
        batch = table.next(10);
      }
    }
    assertEquals(25, sizes.size());
    assertEquals(24.0, sizes.get(24));
  }

  @Test
  void file_withoutRows_isRefused() {
    assertRefused(() -> open("", NAMED).close(), "is empty");
    assertRefused(() -> open("size,colour\n", NAMED).close(), "no rows");
  }
}
