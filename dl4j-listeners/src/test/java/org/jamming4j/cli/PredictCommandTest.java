package org.jamming4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a table to predictions, as a user gets there. */
class PredictCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int ROWS = 120;

  @TempDir private Path folder;
  private Path table;

  /** A table with everything in it: semicolons, decimal commas, texts, holes, an identifier. */
  @BeforeEach
  void writeTable() throws IOException {
    table = Files.writeString(folder.resolve("cells.csv"), text(true));
  }

  private static String text(boolean labelled) {
    var random = new Random(3);
    var text = new StringBuilder(labelled ? "id;x;kind;y;shape\n" : "shape;y;x\n");
    for (int i = 0; i < ROWS; i++) {
      double x = random.nextGaussian();
      double y = random.nextGaussian();
      String shape = List.of("round", "flat", "long").get(random.nextInt(3));
      String kind = shape.equals("flat") == x > y ? "yes" : "no";
      String number = i % 17 == 0 ? "" : String.format(Locale.GERMANY, "%.4f", x);
      String other = String.format(Locale.GERMANY, "%.4f", y);
      text.append(
          labelled
              ? "n%d;%s;%s;%s;%s%n".formatted(i, number, kind, other, shape)
              : "%s;%s;%s%n".formatted(shape, other, number));
    }
    return text.toString();
  }

  private Ran ran(String commandLine) {
    Ran ran = Ran.into(folder.resolve("out"), commandLine);
    assertEquals(0, ran.code(), ran.err());
    return ran;
  }

  private JsonNode predicted(Path data) throws IOException {
    return JSON.readTree(
        ran("predict --json --model %s --data %s".formatted(folder.resolve("out"), data)).out());
  }

  private List<String> predictions() throws IOException {
    return Files.readAllLines(folder.resolve("out/predictions.csv"));
  }

  @Test
  void size_ofATable_hasItsTrainErrorAgainInPredict() throws IOException {
    Ran ran =
        ran(
            "size --data %s --label kind --patterns %d --no-sphere --depth 2 --precision 0.4 --runs 12 --ensemble 3 --references 1"
                .formatted(table, ROWS));
    for (String part :
        List.of(
            "cells.csv: 120 rows of 5 columns, separator semicolon; the first row holds their names",
            "label kind: no ",
            "columns: 2 of numbers, 1 of texts, 1 left out; 6 inputs",
            "different texts: shape 3",
            "left out: id (all of its texts differ)",
            "missing: x 8;")) {
      assertTrue(ran.err().contains(part), part + " in " + ran.err());
    }
    JsonNode summary = JSON.readTree(folder.resolve("out/summary.json").toFile());
    assertEquals(8, summary.get("table").get("missing").get("x").asInt());
    JsonNode read = predicted(table);
    assertEquals(summary.get("trainErrorEnsemble"), read.get("errorRate"));
    assertEquals(ROWS, read.get("labelled").asInt());
    assertEquals(3, read.get("networks").asInt());
    List<String> first = predictions();
    assertEquals("class,output,spread,probability", first.get(0));
    assertEquals(ROWS + 1, first.size());
    JsonNode unlabelled = predicted(Files.writeString(folder.resolve("new.csv"), text(false)));
    assertFalse(unlabelled.has("errorRate"));
    assertEquals(first, predictions());
  }

  @Test
  void train_ofSeveralClasses_predictsEachWithItsProbability() throws IOException {
    String rows = "x,y\n0,a\n0.1,a\n1,b\n1.1,b\n2,c\n2.1,c\n";
    Path data = Files.writeString(folder.resolve("three.csv"), rows);
    ran("train --width 12 --patterns 6 --no-sphere --data " + data);
    JsonNode read = predicted(data);
    assertEquals(0, read.get("errorRate").asDouble());
    assertEquals("class,output,spread,probability,p(a),p(b),p(c)", predictions().get(0));
    String[] cells = predictions().get(3).split(",", -1);
    assertEquals("b", cells[0]);
    assertEquals("", cells[2]);
    assertEquals(cells[3], cells[5]);
    double sum = 0;
    for (int c = 4; c < 7; c++) {
      sum += Double.parseDouble(cells[c]);
    }
    assertEquals(1, sum, 1e-6);
    Path other = Files.writeString(folder.resolve("other.csv"), "x,y\n0,b\n1,b\n2,d\n");
    Ran ran = ran("predict --model %s --data %s".formatted(folder.resolve("out"), other));
    assertTrue(
        ran.out()
            .contains(
                "error rate 0.6667: 2 of the 3 rows with a label are wrong, 1 of them with a label that the model does not know"),
        ran.out());
  }

  @Test
  void predict_badInput_isOneLineAndLeavesWhatThereWas() throws IOException {
    Path data = Files.writeString(folder.resolve("two.csv"), "x,y\n0,a\n1,b\n0.2,a\n1.2,b\n");
    ran("train --width 4 --patterns 4 --no-sphere --data " + data);
    predicted(data);
    List<String> before = predictions();
    for (String bad : List.of("z,y\n1,a\n", "x,y\n1,a\nno,b\n", "", "x,y\n1,a\n1\n", "x,y\n")) {
      Path file = Files.writeString(folder.resolve("bad.csv"), bad);
      Ran ran =
          Ran.into(
              folder.resolve("out"),
              "predict --model %s --data %s".formatted(folder.resolve("out"), file));
      assertEquals(2, ran.code(), ran.err());
      assertEquals(1, ran.err().lines().count(), ran.err());
      assertTrue(ran.err().contains("bad.csv"), ran.err());
      assertEquals(before, predictions());
    }
    Ran ran = Ran.into(folder.resolve("o"), "predict --model %s --data x".formatted(folder));
    assertEquals(2, ran.code(), ran.err());
    assertTrue(ran.err().contains("no networks"), ran.err());
  }

  @Test
  void predict_networkOfImages_takesRowsOfNumbers() throws IOException {
    ran("train --width 4 --patterns 50 --dim 3");
    String pixels = "0.5,".repeat(783) + "0.5";
    Path data = Files.writeString(folder.resolve("pixels.csv"), pixels + "\n" + pixels + "\n");
    assertEquals(2, predicted(data).get("rows").asInt());
  }

  @Test
  void size_rowsThatContradictOthers_areSetAside() throws IOException {
    String contradicting = Files.readString(table) + "m;1;yes;1;flat\nn;1;no;1;flat\n";
    Path data = Files.writeString(folder.resolve("contradicting.csv"), contradicting);
    Ran ran =
        ran(
            "threshold --json --data %s --label kind --patterns %d --no-sphere --depth 2 --precision 0.4 --runs 8"
                .formatted(data, ROWS + 2));
    assertTrue(
        ran.err().contains("contradictions: 2 of 122 training rows have the inputs"), ran.err());
    assertTrue(ran.err().contains("N* is that of the other 120"), ran.err());
    JsonNode summary = JSON.readTree(ran.out());
    assertEquals(2, summary.get("setAside").asInt());
    assertEquals(ROWS, summary.get("patterns").asInt());
  }
}
