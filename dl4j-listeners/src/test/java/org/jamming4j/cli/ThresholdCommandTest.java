package org.jamming4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.jamming4j.report.OutputDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The search for N* and P*, as a user runs it. */
class ThresholdCommandTest {
  private static final String SMALL =
      "threshold --data random --patterns 60 --dim 4 --depth 2 --precision 0.4 --cycle-steps 500";

  @TempDir private Path directory;

  private Ran run(String commandLine) {
    return Ran.into(directory, commandLine);
  }

  private JsonNode summary() throws IOException {
    return new ObjectMapper().readTree(directory.resolve("threshold.json").toFile());
  }

  private static JsonNode withoutSeconds(JsonNode summary) {
    return ((ObjectNode) summary).deepCopy().without("seconds");
  }

  @Test
  void threshold_overWidths_writesWhatItPrints() throws IOException {
    Ran ran = run(SMALL);
    assertEquals(0, ran.code(), ran.err());
    JsonNode summary = summary();
    for (String key :
        List.of(
            "command",
            "seed",
            "seconds",
            "patterns",
            "depth",
            "redrawn",
            "nStar",
            "nStarLow",
            "nStarHigh",
            "rStar",
            "rStarLow",
            "rStarHigh",
            "transitionWidth",
            "width95")) {
      assertTrue(summary.hasNonNull(key), key);
    }
    assertFalse(summary.has("pStar"));
    double low = summary.get("nStarLow").asDouble();
    double high = summary.get("nStarHigh").asDouble();
    assertTrue(low < summary.get("nStar").asDouble() && summary.get("nStar").asDouble() < high);
    assertTrue(high / low <= 1.4 * 1.4 + 0.01, summary.toString());
    assertEquals("initialisation and patterns", summary.get("redrawn").asText());
    assertTrue(ran.out().contains("N*  " + summary.get("nStar").asText()), ran.out());
    assertTrue(
        ran.out()
            .contains(
                "interval %s to %s"
                    .formatted(
                        summary.get("nStarLow").asText(), summary.get("nStarHigh").asText())),
        ran.out());
    int runs = 0;
    for (JsonNode size : summary.get("outcomes")) {
      for (String outcome : List.of("SAT", "UNSAT", "TRAPPED", "UNDECIDED")) {
        runs += size.get(outcome).asInt();
      }
    }
    assertEquals(summary.get("runs").asInt(), runs);
    assertEquals(1 + runs, Files.readAllLines(directory.resolve("runs.csv")).size());
    BufferedImage plot = ImageIO.read(directory.resolve("threshold.png").toFile());
    assertTrue(plot.getWidth() > 500 && plot.getHeight() > 500);
  }

  @Test
  void threshold_overPatterns_findsHowManyFit() throws IOException {
    Ran ran =
        run(
            "threshold --over patterns --width 4 --dim 6 --depth 2 --precision 0.3 --seed 2"
                + " --cycle-steps 500 --json");
    assertEquals(0, ran.code(), ran.err());
    JsonNode summary = summary();
    assertEquals(summary, new ObjectMapper().readTree(ran.out()));
    assertTrue(summary.get("pStarLow").asDouble() < summary.get("pStar").asDouble());
    assertTrue(summary.get("pStar").asDouble() < summary.get("pStarHigh").asDouble());
    assertFalse(summary.has("nStar"));
    assertEquals("initialisation", summary.get("redrawn").asText());
    assertEquals(
        summary.get("rStar").asDouble(),
        summary.get("pStar").asDouble() / summary.get("effectiveParameters").asDouble(),
        0.001);
    for (JsonNode size : summary.get("outcomes")) {
      assertEquals(4, size.get("width").asInt());
    }
  }

  /** As after a kill: some runs are made, and the last line is torn. */
  @Test
  void threshold_cutAndResumed_isTheUnbrokenOne() throws IOException {
    Ran whole = run(SMALL + " --threads 2");
    assertEquals(0, whole.code(), whole.err());
    JsonNode unbroken = withoutSeconds(summary());
    List<String> lines = Files.readAllLines(directory.resolve("runs.jsonl"));
    Path journal = Files.createDirectory(directory.resolve("unfinished")).resolve("runs.jsonl");
    String result = Files.readString(directory.resolve("threshold.json"));
    Files.writeString(
        journal, String.join("\n", lines.subList(0, 5)) + "\n" + lines.get(5).substring(0, 99));
    String before = Files.readString(journal);

    Ran careless = run(SMALL);
    assertEquals(2, careless.code(), careless.err());
    assertTrue(careless.err().contains("add --resume"), careless.err());
    Ran other = run(SMALL + " --resume --seed 2");
    assertEquals(2, other.code(), other.err());
    assertTrue(other.err().contains("seed is 1 there and 2 here"), other.err());
    other = run(SMALL.replace("--patterns 60", "--patterns 61") + " --resume");
    assertTrue(other.err().contains("patterns is 60 there and 61 here"), other.err());
    other = run(SMALL + " --resume --steps 5000");
    assertTrue(other.err().contains("training.steps"), other.err());
    assertEquals(before, Files.readString(journal));
    // what the run before has left stays until this one has ended
    assertEquals(result, Files.readString(directory.resolve("threshold.json")));

    Ran resumed = run(SMALL + " --resume --threads 1");
    assertEquals(0, resumed.code(), resumed.err());
    assertTrue(resumed.err().contains("going on with 4 runs"), resumed.err());
    assertEquals(unbroken, withoutSeconds(summary()));
  }

  @Test
  void threshold_resumedForMorePrecision_keepsItsRuns() throws IOException {
    assertEquals(0, run(SMALL).code());
    int runs = summary().get("runs").asInt();
    Ran more = run(SMALL.replace("0.4", "0.25") + " --resume");
    assertEquals(0, more.code(), more.err());
    assertTrue(summary().get("runs").asInt() > runs);
    assertTrue(more.err().contains("going on with"), more.err());
    // one that has ended is replaced by a new one
    assertEquals(0, run(SMALL).code());
    assertEquals(runs, summary().get("runs").asInt());
  }

  @Test
  void threshold_damagedJournal_isNamedAndLeft() throws IOException {
    assertEquals(0, run(SMALL).code());
    Path journal = directory.resolve("runs.jsonl");
    List<String> lines = Files.readAllLines(journal);
    lines.set(3, lines.get(3).replace("\"steps\":", "\"stops\":"));
    Files.write(journal, lines);
    String before = Files.readString(journal);
    Ran ran = run(SMALL + " --resume");
    assertEquals(2, ran.code(), ran.err());
    assertTrue(ran.err().contains("line 4"), ran.err());
    assertEquals(before, Files.readString(journal));
  }

  @Test
  void threshold_whereAnotherRunWrites_isRefused() throws IOException {
    try (var held = new OutputDirectory(directory)) {
      Ran ran = run(SMALL + " --resume");
      assertEquals(2, ran.code(), ran.err());
      assertTrue(ran.err().contains("Another run is writing to " + held.path()), ran.err());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // nothing is decided within so few steps
        "--steps 30 --precision 0.1 | raise --steps to 300",
        "--runs 2 --near 1000 | raise --runs",
      })
  void threshold_thatIsNotFound_saysWhyAndKeepsItsRuns(String options, String essential)
      throws IOException {
    Ran ran = run("threshold --data random --patterns 500 --dim 6 " + options);
    assertEquals(1, ran.code(), ran.err());
    String last = ran.err().lines().reduce("", (a, b) -> b);
    assertTrue(last.contains(essential), ran.err());
    assertEquals("", ran.out());
    assertFalse(Files.exists(directory.resolve("threshold.json")));
    Path unfinished = directory.resolve("unfinished");
    assertTrue(Files.readAllLines(unfinished.resolve("runs.jsonl")).size() > 2);
    assertTrue(Files.readString(unfinished.resolve("not-found.txt")).contains(essential));
    // its advice can be followed in the same directory
    Ran other = run("threshold --data random --patterns 100 --dim 4 --runs 30 --precision 0.5");
    assertEquals(0, other.code(), other.err());
    assertFalse(Files.exists(unfinished));
  }

  @Test
  void threshold_everyNetworkFits_isABoundWithoutATransition() throws IOException {
    Path table = directory.resolve("easy.csv");
    var rows = new StringBuilder("a,b,kind\n");
    for (int mu = 0; mu < 40; mu++) {
      double side = mu % 2 == 0 ? 1 : -1;
      rows.append("%s,%s,%s\n".formatted(side * (1 + mu % 3), mu % 5, side > 0 ? "p" : "n"));
    }
    Files.writeString(table, rows);
    Ran ran =
        run("threshold --depth 2 --cycle-steps 1000 --steps 20000 --data " + table + " --json");
    assertEquals(0, ran.code(), ran.err());
    JsonNode summary = summary();
    assertEquals("all fit", summary.get("end").asText());
    assertEquals(summary.get("nStar"), summary.get("nStarHigh"));
    assertEquals(summary.get("rStar"), summary.get("rStarLow"));
    for (String unknown : List.of("nStarLow", "rStarHigh", "transitionWidth", "lapse")) {
      assertFalse(summary.has(unknown), unknown);
    }
  }
}
