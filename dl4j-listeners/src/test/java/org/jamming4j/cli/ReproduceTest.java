package org.jamming4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
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

/** The project's own studies, much reduced, as a user runs them. */
class ReproduceTest {
  private static final String SMALL =
      "reproduce optimisers --ratios 2,0.05 --depths 2 --runs 2 --steps 100";

  @TempDir private Path directory;

  @Test
  void optimisers_reduced_printsTheTableItWrites() throws IOException {
    Ran ran = Ran.into(directory, SMALL);
    assertEquals(0, ran.code(), ran.err());
    List<String> table = ran.out().lines().toList();
    List<String> csv = Files.readAllLines(directory.resolve("optimisers.csv"));
    assertTrue(table.get(0).startsWith("| candidate | r | L |"), table.get(0));
    // a line of dashes below the heads; two ratios and their sum for every candidate
    assertEquals(csv.size() + 1, table.size());
    assertEquals(1 + 3 * 10, csv.size());
    // 37 patterns are fitted at once, 1,482 not within 100 steps, which count 120 s
    assertTrue(
        ran.out().contains("| Adam 0.01 | 2.0 | 2 | 2 | >= 120.00 | 240.0 | 0 | 0 | 0 | 2 |"));
    assertTrue(
        csv.stream().anyMatch(row -> row.matches("Adam 0.01,0.05,2,2,[0-9.,]+,2,0,0,0,0,0")));
  }

  @Test
  void optimisers_json_countsEveryRunOnce() throws IOException {
    Ran ran = Ran.into(directory, SMALL + " --json --threads 2 --seed 3");
    assertEquals(0, ran.code(), ran.err());
    JsonNode summary = new ObjectMapper().readTree(ran.out());
    assertEquals(
        summary, new ObjectMapper().readTree(directory.resolve("optimisers.json").toFile()));
    for (String key : List.of("command", "seed", "seconds", "rows", "runs")) {
      assertTrue(summary.hasNonNull(key), key);
    }
    assertEquals(10 * 4, summary.get("runs").size());
    for (JsonNode row : summary.get("rows")) {
      int sum = 0;
      for (String outcome : List.of("SAT", "UNSAT", "TRAPPED", "UNDECIDED")) {
        sum += row.get(outcome).asInt();
      }
      assertEquals(row.get("runs").asInt(), sum, row.toString());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "reproduce | There is optimisers",
        "reproduce nonsense | nonsense",
        "reproduce optimisers --runs 0 | --runs 0",
        "reproduce optimisers --depths 4 | Depth 4 must be one of 2, 3 and 5",
        "reproduce optimisers --ratios 0 | 0.0 must be from 0.01 to 1000",
        "reproduce optimisers --seconds Infinity | must be bounded",
        "reproduce optimisers --steps 0 | 0 steps",
        "reproduce optimisers --threads 0 | --threads 0",
      })
  void badInput_oneClearLineAndExitCode2(String commandLine, String essential) {
    Ran ran = Ran.run(commandLine.split(" "));
    assertEquals(2, ran.code(), ran.err());
    assertEquals(1, ran.err().lines().count(), ran.err());
    assertTrue(ran.err().contains(essential), ran.err());
  }
}
