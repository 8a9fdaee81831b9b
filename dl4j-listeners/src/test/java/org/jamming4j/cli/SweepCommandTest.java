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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SweepCommandTest {
  private static final String SMALL =
      """
      {"patterns": 60, "dim": 4, "test-patterns": 100, "steps": 2000, "depth": 2,
       "width": [3, 9], "weight-decay": [0, 0.003], "seeds": 2}
      """;

  @TempDir private Path directory;

  private Ran sweep(String spec, String options) throws IOException {
    Path file = Files.writeString(directory.resolve("spec.json"), spec);
    return Ran.into(directory.resolve("out"), "sweep --spec " + file + " " + options);
  }

  private JsonNode summary() throws IOException {
    return new ObjectMapper().readTree(directory.resolve("out/summary.json").toFile());
  }

  @Test
  void sweep_grid_runsEverySettingAndSortsThemByScore() throws IOException {
    Ran ran = sweep(SMALL, "--json");
    assertEquals(0, ran.code(), ran.err());
    JsonNode summary = new ObjectMapper().readTree(ran.out());
    assertEquals(summary, summary());
    assertEquals("sweep", summary.get("command").asText());
    assertEquals(8, summary.get("completed").asInt());
    assertEquals(0, summary.get("failed").asInt());
    assertEquals("runs.jsonl", summary.get("journal").asText());
    assertEquals(4, summary.get("settings").size());
    double last = -1;
    for (JsonNode row : summary.get("settings")) {
      assertEquals(2, row.get("runs").asInt());
      int outcomes = 0;
      for (String outcome : List.of("SAT", "UNSAT", "TRAPPED", "UNDECIDED")) {
        outcomes += row.get(outcome).asInt();
      }
      assertEquals(2, outcomes);
      double mean = row.get("scoreMean").asDouble();
      assertTrue(mean >= last, ran.out());
      assertTrue(row.get("scoreLow").asDouble() <= mean, ran.out());
      assertTrue(mean <= row.get("scoreHigh").asDouble(), ran.out());
      last = mean;
    }
    List<String> csv = Files.readAllLines(directory.resolve("out/sweep.csv"));
    assertEquals(9, csv.size());
    assertTrue(csv.get(0).startsWith("width,depth,patterns,"), csv.get(0));
    assertEquals(9, Files.readAllLines(directory.resolve("out/runs.jsonl")).size());
    for (String plot : List.of("sweep.png", "settings.png")) {
      assertTrue(Files.size(directory.resolve("out").resolve(plot)) > 5000, plot);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void sweep_onAnyNumberOfThreads_isTheSame(int threads) throws IOException {
    String random = SMALL.replace("{", "{\"search\": \"random\", \"settings\": 3,");
    assertEquals(0, sweep(random, "").code());
    JsonNode first = summary().get("settings");
    assertEquals(3, first.size());
    assertEquals(0, sweep(random, "--threads " + threads).code());
    assertEquals(first, summary().get("settings"));
  }

  @Test
  void sweep_goneOnWith_makesOnlyWhatIsMissing() throws IOException {
    assertEquals(0, sweep(SMALL, "").code());
    JsonNode whole = summary().get("settings");
    List<String> lines = Files.readAllLines(directory.resolve("out/runs.jsonl"));
    Path journal = Files.createDirectory(directory.resolve("out/unfinished")).resolve("runs.jsonl");
    // the last line is torn
    Files.writeString(
        journal, String.join("\n", lines.subList(0, 4)) + "\n" + lines.get(4).substring(0, 20));

    Ran refused = sweep(SMALL, "");
    assertEquals(2, refused.code(), refused.err());
    assertTrue(refused.err().contains("--resume"), refused.err());

    Ran other = sweep(SMALL.replace("[3, 9]", "[3, 8]"), "--resume");
    assertEquals(2, other.code(), other.err());
    assertTrue(other.err().contains("varied.width"), other.err());
    Ran otherTest = sweep(SMALL.replace("100", "90"), "--resume");
    assertEquals(2, otherTest.code(), otherTest.err());
    assertTrue(otherTest.err().contains("test is"), otherTest.err());

    Ran resumed = sweep(SMALL, "--resume");
    assertEquals(0, resumed.code(), resumed.err());
    assertTrue(resumed.err().contains("going on with 3 runs"), resumed.err());
    assertEquals(whole, summary().get("settings"));
    assertEquals(9, Files.readAllLines(directory.resolve("out/runs.jsonl")).size());
  }

  @Test
  void sweep_settingsThatComeToTheSame_areTrainedOnce() throws IOException {
    // without cycles there is no weight decay
    Ran ran = sweep(SMALL.replace("{", "{\"optimiser\": [\"fire\", \"momentum\"], "), "");
    assertEquals(0, ran.code(), ran.err());
    assertEquals(4, summary().get("settings").size());
    assertEquals(8, summary().get("completed").asInt());
  }

  @ParameterizedTest
  @ValueSource(strings = {"grid", "random"})
  void sweep_ofWhichNothingVaries_isOneSetting(String search) throws IOException {
    Ran ran =
        sweep(
            """
            {"search": "%s", "patterns": 60, "dim": 4, "test-patterns": 100, "steps": 500, "width": 9}
            """
                .formatted(search),
            "");
    assertEquals(0, ran.code(), ran.err());
    assertEquals(1, summary().get("settings").size());
    assertEquals(3, summary().get("completed").asInt());
    assertTrue(summary().get("ended").asBoolean());
    // there is nothing to draw it against
    assertFalse(Files.exists(directory.resolve("out/settings.png")));
  }

  @Test
  void sweep_candidateThatFails_isToldAndTheOthersGoOn() throws IOException {
    Ran ran =
        sweep(
            """
            {"patterns": 60, "dim": 4, "steps": 2000, "depth": 2, "width": [4, 30000], "seeds": 2}
            """,
            "");
    assertEquals(1, ran.code(), ran.err());
    assertTrue(Files.exists(directory.resolve("out/summary.json")), ran.err());
    assertEquals(2, summary().get("completed").asInt());
    assertEquals(2, summary().get("failed").asInt());
    String message = summary().get("failures").get(0).get("message").asText();
    assertTrue(message.contains("memory"), message);
    assertTrue(ran.out().contains("2 failed") && ran.out().contains("30000"), ran.out());
  }

  @Test
  void sweep_stoppedByRuns_saysSoAndCanBeGoneOnWith() throws IOException {
    Ran ran = sweep(SMALL.replace("{", "{\"stop-runs\": 3, "), "--threads 1");
    assertEquals(0, ran.code(), ran.err());
    assertFalse(summary().get("ended").asBoolean());
    assertEquals(3, summary().get("completed").asInt());
    assertTrue(ran.out().contains("Stopped before all was done"), ran.out());
    Ran rest = sweep(SMALL, "--resume");
    assertEquals(0, rest.code(), rest.err());
    assertEquals(8, summary().get("completed").asInt());
    assertTrue(summary().get("ended").asBoolean());
  }

  @ParameterizedTest
  @ValueSource(strings = {"grid", "random", "threshold"})
  void example_ofAKind_isASpecThatWorks(String kind) throws IOException {
    Ran printed = Ran.run("sweep", "--example", kind);
    assertEquals(0, printed.code(), printed.err());
    String quick =
        printed
            .out()
            .replaceFirst("\"patterns\": \\d+", "\"patterns\": 60, \"dim\": 4, \"steps\": 1000")
            .replaceFirst("\"seeds\": \\d+", "\"seeds\": 1")
            .replaceFirst("\"settings\": \\d+", "\"settings\": 3")
            .replaceFirst("\"precision\": [0-9.]+", "\"precision\": 0.9");
    Ran ran = sweep(quick, "");
    // with so few steps a search may end without a threshold, and says so
    boolean undecided = ran.code() == 1 && ran.err().contains("undecided");
    assertTrue(ran.code() == 0 || (kind.equals("threshold") && undecided), ran.err());
  }

  @Test
  void threshold_bySpec_isFoundAndTold() throws IOException {
    Ran ran =
        sweep(
            """
            {"search": "threshold", "data": "random", "patterns": 100, "dim": 4, "depth": 2,
             "cycle-steps": 0, "precision": 0.6, "runs": 30}
            """,
            "");
    assertEquals(0, ran.code(), ran.err());
    JsonNode threshold = summary().get("threshold");
    assertTrue(threshold.get("nStar").asDouble() > 0, threshold.toString());
    assertEquals(threshold.get("runs").asInt(), summary().get("completed").asInt());
    assertTrue(ran.out().contains("N*"), ran.out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"random", "mnist-parity"})
  void threshold_overPatterns_isFoundAndTold(String data) throws IOException {
    Path stale = directory.resolve("out/sweep.png");
    Files.createDirectories(stale.getParent());
    Files.createFile(stale);
    Ran ran =
        sweep(
            """
            {"search": "threshold", "over": "patterns", "data": "%s", "patterns": 800, "dim": 4,
             "width": 5, "depth": 2, "cycle-steps": 0, "precision": 0.6, "runs": 30}
            """
                .formatted(data),
            "");
    assertEquals(0, ran.code(), ran.err());
    assertTrue(summary().get("threshold").get("pStar").asDouble() > 0, ran.out());
    assertEquals("patterns", summary().get("varied").get(0).asText());
    assertTrue(ran.out().contains("P*"), ran.out());
    assertFalse(Files.exists(stale), "all networks are of one size");
    assertTrue(Files.size(directory.resolve("out/settings.png")) > 0);
  }

  @Test
  void reference_inTheDocumentation_isWhatIsPrinted() throws IOException {
    String docs = Files.readString(Path.of("../docs/sweep.md"));
    assertTrue(docs.contains(SweepExample.of("grid")), SweepExample.of("grid"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "{\"widht\": 3} | a field widht, which there is not; did you mean width?",
        "{\"seeds\": 0} | --seeds 0 must be at least 1",
        "{\"width\": []} | Field width: it varies over no value",
        "{\"width\": [3, 0]} | --width 0 must be at least 1",
        "{\"width\": [3.5]} | 3.5 is no whole number",
        "{\"width\": {\"from\": 9, \"to\": 3}} | from 9.0 must be less than to 3.0",
        "{\"width\": {\"from\": 3, \"upto\": 9}} | a range has no upto",
        "{\"width\": {\"from\": 3, \"to\": 9, \"count\": 1}} | count 1 must be from 2 to 10000",
        "{\"width\": {\"from\": 3, \"to\": 9, \"count\": 2.5}} | count 2.5 is no whole number",
        "{\"runs\": 9} | Field runs goes with search THRESHOLD, not GRID",
        "{\"search\": \"threshold\", \"settings\": 9} | Field settings goes with search RANDOM",
        "{\"margin\": {\"from\": 0, \"to\": 3, \"scale\": \"log\"}} | more than 0 on a logarithmic",
        "{\"init\": [\"normal\", \"orthogonall\"]} | orthogonall",
        "{\"init\": {\"from\": 1, \"to\": 2}} | names have no range",
        "{\"seeds\": [1, 2]} | Field seeds takes one value; what may vary are width",
        "{\"learning-rate\": [0.1, -1]} | Learning rate -1.0",
        "{\"width\": [4, 300000]} | more than 2147483647 parameters",
        "{\"patterns\": [1, 50]} | --patterns 1 must be at least 2",
        "{\"patterns\": [50, 20000]} | 20000",
        "{\"steps\": \"many\"} | many",
        "{\"steps\": null} | Field steps is null",
        "{\"score\": \"beauty\"} | beauty",
        "{\"score\": \"test_error\", \"data\": \"random\"} | score TEST_ERROR needs test patterns",
        "{\"search\": \"threshold\", \"width\": [3]} | varies the width by itself",
        "{\"search\": \"threshold\", \"over\": \"patterns\"} | over PATTERNS needs one width",
        "{\"search\": \"threshold\", \"over\": \"patterns\", \"width\": 3, \"depth\": [1, 2]} | varies the patterns by itself; leave out depth",
        "{\"over\": \"patterns\"} | Field over goes with search THRESHOLD",
        "{\"resume\": true} | a field resume",
        "{\"steps\": 1, \"steps\": 2} | no JSON",
        "[] | one JSON object",
        "{ | no JSON",
      })
  void badSpec_oneClearLineAndExitCode2(String spec, String essential) throws IOException {
    Ran ran = sweep(spec, "");
    assertEquals(2, ran.code(), ran.err());
    assertEquals(1, ran.err().lines().count(), ran.err());
    assertTrue(ran.err().contains(essential), ran.err());
    assertFalse(Files.exists(directory.resolve("out/summary.json")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sweep | --spec is missing",
        "sweep --spec no-such-file.json | no-such-file.json",
        "sweep --example any | one of grid, random, threshold",
      })
  void badInput_oneClearLineAndExitCode2(String commandLine, String essential) {
    Ran ran = Ran.run(commandLine.split(" "));
    assertEquals(2, ran.code(), ran.err());
    assertEquals(1, ran.err().lines().count(), ran.err());
    assertTrue(ran.err().contains(essential), ran.err());
  }
}
