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
      "reproduce optimisers --problems random-2 --ratios 2,0.05 --runs 2 --steps 100"
          + " --methods cycles,momentum";

  private static final int METHODS = 16;

  @TempDir private Path directory;

  @Test
  void optimisers_reduced_printsTheTablesItWrites() throws IOException {
    Ran ran = Ran.into(directory, SMALL);
    assertEquals(0, ran.code(), ran.err());
    List<String> out = ran.out().lines().toList();
    int blank = out.indexOf("");
    assertEquals("| candidate | problem | networks | r* | +- | mean s | +- s |", out.get(0));
    // a line of dashes below the heads
    assertEquals(2 + METHODS, blank);
    List<String> table = out.subList(blank + 1, out.size());
    List<String> csv = Files.readAllLines(directory.resolve("optimisers.csv"));
    assertTrue(table.get(0).startsWith("| candidate | problem | r |"), table.get(0));
    // two ratios and their sum for every candidate
    assertEquals(csv.size() + 1, table.size());
    assertEquals(1 + 3 * METHODS, csv.size());
    // 37 patterns are fitted at once, 1,482 not within 100 steps, which count 60 s
    String momentum = "full batch momentum 0.02";
    assertTrue(
        ran.out().contains(momentum + " | random-2 | 2.0 | 2 | >= 60.00 | 120.0 | 0 | 0 | 0 | 2 |"),
        ran.out());
    assertTrue(
        csv.stream()
            .anyMatch(row -> row.matches(momentum + ",random-2,0.05,2,[0-9.,]+,2,0,0,0,0,0")));
    // midway between the ratios, for all networks
    assertTrue(out.stream().anyMatch(row -> row.matches(".*momentum.*\\| 2 \\| 1.02 \\| 0.00 .*")));
  }

  @Test
  void optimisers_json_countsEveryRunOnce() throws IOException {
    Ran ran = Ran.into(directory, SMALL + " --json --threads 2 --seed 3");
    assertEquals(0, ran.code(), ran.err());
    JsonNode summary = new ObjectMapper().readTree(ran.out());
    assertEquals(
        summary, new ObjectMapper().readTree(directory.resolve("optimisers.json").toFile()));
    for (String key : List.of("command", "seed", "seconds", "thresholds", "rows", "runs")) {
      assertTrue(summary.hasNonNull(key), key);
    }
    assertEquals(METHODS * 4, summary.get("runs").size());
    for (JsonNode row : summary.get("rows")) {
      int sum = 0;
      for (String outcome : List.of("SAT", "UNSAT", "TRAPPED", "UNDECIDED")) {
        sum += row.get(outcome).asInt();
      }
      assertEquals(row.get("runs").asInt(), sum, row.toString());
    }
  }

  /** As after a kill in the middle of writing a line. */
  @Test
  void optimisers_stoppedAndStartedAgain_makesTheMissingRunsAlone() throws IOException {
    assertEquals(0, Ran.into(directory, SMALL).code());
    Path journal = directory.resolve("optimisers-runs.jsonl");
    List<String> lines = Files.readAllLines(journal);
    assertEquals(1 + METHODS * 4, lines.size());
    String some = String.join("\n", lines.subList(0, 30)) + "\n";
    Files.writeString(journal, some + lines.get(30).substring(0, 20));
    Ran again = Ran.into(directory, SMALL);
    assertEquals(0, again.code(), again.err());
    assertEquals(METHODS * 4 - 29, again.err().lines().count(), again.err());
    assertTrue(again.err().startsWith("  30 of " + 4 * METHODS), again.err());
    List<String> after = Files.readAllLines(journal);
    assertEquals(lines.subList(0, 30), after.subList(0, 30));
    assertEquals(lines.size(), after.size());
    // nothing is left to do
    Ran third = Ran.into(directory, SMALL);
    assertEquals("", third.err());
    assertEquals(again.out(), third.out());
  }

  @Test
  void optimisers_intoAnotherStudysDirectory_isRefusedAndLeavesIt() throws IOException {
    assertEquals(0, Ran.into(directory, SMALL).code());
    Path journal = directory.resolve("optimisers-runs.jsonl");
    String before = Files.readString(journal);
    Ran other = Ran.into(directory, SMALL + " --seed 2");
    assertEquals(2, other.code(), other.err());
    assertTrue(other.err().contains("another job"), other.err());
    assertEquals(before, Files.readString(journal));
    Files.writeString(journal, "no journal\n");
    Ran none = Ran.into(directory, SMALL);
    assertEquals(2, none.code(), none.err());
    assertTrue(none.err().contains("is damaged in line 1"), none.err());
    assertEquals(1, none.err().lines().count(), none.err());
  }

  /** At r = 20 nothing fits, whatever the patience. */
  @Test
  void rest_reduced_countsTheJammedThatFitLater() throws IOException {
    Ran ran =
        Ran.into(
            directory,
            "reproduce rest --problem mnist-3 --ratios 20,0.1 --runs 2 --cycle-steps 20"
                + " --learning-rate 0.05 --again TOLERANCE,CYCLES --threads 2");
    assertEquals(0, ran.code(), ran.err());
    List<String> table = ran.out().lines().toList();
    assertEquals(4, table.size(), ran.out());
    assertEquals("| mnist-3 | 0.1 | 2 | 0 | 0 | 0 | - | - | - |", table.get(2));
    assertEquals("| mnist-3 | 20.0 | 0 | 2 | 0 | 0 | 0 | - | 0 |", table.get(3));
    JsonNode summary = new ObjectMapper().readTree(directory.resolve("rest.json").toFile());
    assertEquals("reproduce rest", summary.get("command").asText());
    assertEquals(4, summary.get("runs").size());
    JsonNode jammed = summary.get("rows").get(1);
    assertEquals(2, jammed.get("UNSAT").asInt());
    assertEquals("{\"TOLERANCE\":0,\"CYCLES\":0}", jammed.get("unsatThatFit").toString());
    assertEquals(4, ran.err().lines().count(), ran.err());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "reproduce | There are optimisers, rest, searches, spectrum and whole-searches",
        "reproduce nonsense | nonsense",
        "reproduce optimisers --runs 0 | --runs 0",
        "reproduce optimisers --problems random-4 | Problem random-4 must be one of random-2, ",
        "reproduce optimisers --methods magic | [magic]",
        "reproduce optimisers --ratios 0 | 0.0 must be from 0.01 to 1000",
        "reproduce optimisers --seconds Infinity | must be bounded",
        "reproduce optimisers --steps 0 | 0 steps",
        "reproduce optimisers --threads 0 | --threads 0",
        "reproduce rest --problem random-4 | Problem random-4 must be one of random-2, ",
        "reproduce rest --ratios 0 | 0.0 must be from 0.01 to 1000",
        "reproduce rest --runs 0 | --runs 0",
        "reproduce whole-searches --searches 0 | --searches 0",
        "reproduce whole-searches --dim 0 | --dim 0",
        "reproduce spectrum --networks 0 | --networks 0",
        "reproduce spectrum --ratios 1,-1 | --ratios -1.0 must be above 0",
        "reproduce spectrum --problems moon | Problem moon must be one of random-2",
      })
  void badInput_oneClearLineAndExitCode2(String commandLine, String essential) {
    Ran ran = Ran.run(commandLine.split(" "));
    assertEquals(2, ran.code(), ran.err());
    assertEquals(1, ran.err().lines().count(), ran.err());
    assertTrue(ran.err().contains(essential), ran.err());
  }

  @Test
  void searches_reduced_printsARowForEveryTransition() throws IOException {
    Ran ran = Ran.into(directory, "reproduce searches --searches 2 --seed 3");
    assertEquals(0, ran.code(), ran.err());
    JsonNode rows =
        new ObjectMapper().readTree(directory.resolve("searches.json").toFile()).get("rows");
    assertEquals(37, rows.size());
    assertEquals(39, ran.out().lines().count());
    assertEquals(72, rows.get(36).get("searches").asInt());
    assertTrue(rows.get(36).get("coverage").asDouble() > 0.8, rows.toString());
    for (JsonNode row : rows) {
      assertTrue(row.get("medianRuns").asInt() <= row.get("mostRuns").asInt(), row.toString());
    }
    // on any number of threads
    Ran again =
        Ran.into(
            directory.resolve("again"), "reproduce searches --searches 2 --seed 3 --threads 1");
    assertEquals(ran.out(), again.out());
  }

  @Test
  void wholeSearches_reduced_countThoseThatContainThePooledThreshold() throws IOException {
    String line =
        "reproduce whole-searches --searches 2 --dim 5 --depth 2 --cycle-steps 0 --seed 2";
    Ran ran = Ran.into(directory, line);
    assertEquals(0, ran.code(), ran.err());
    JsonNode summary =
        new ObjectMapper().readTree(directory.resolve("whole-searches.json").toFile());
    assertEquals(165, summary.get("patterns").asInt());
    assertEquals(2, summary.get("searches").size());
    double pooled = summary.get("nStar").asDouble();
    int containing = 0;
    int runs = 0;
    for (JsonNode search : summary.get("searches")) {
      runs += search.get("runs").asInt();
      boolean contains =
          search.get("nStarLow").asDouble() <= pooled
              && pooled <= search.get("nStarHigh").asDouble();
      containing += contains ? 1 : 0;
    }
    assertEquals(containing, summary.get("containing").asInt());
    assertEquals(runs, summary.get("runs").asInt());
    Ran again = Ran.into(directory.resolve("again"), line + " --threads 1");
    assertEquals(ran.out(), again.out());
  }

  @Test
  void wholeSearches_stopped_goOnWithTheRunsThatWereMade() throws IOException {
    String line =
        "reproduce whole-searches --searches 2 --dim 5 --depth 2 --cycle-steps 0 --seed 2";
    Ran whole = Ran.into(directory, line);
    Path journal = directory.resolve("whole-searches-runs.jsonl");
    List<String> runs = Files.readAllLines(journal);
    List<String> some = runs.subList(0, runs.size() / 2);
    Files.writeString(journal, String.join("\n", some) + "\n");
    Ran rest = Ran.into(directory, line);
    assertEquals(whole.out(), rest.out(), rest.err());
    List<String> after = Files.readAllLines(journal);
    assertEquals(some, after.subList(0, some.size()));
    // those that a search had already and those it lacked, each once
    assertEquals(runs.size(), after.size());
    Ran other = Ran.into(directory, line.replace("--seed 2", "--seed 3"));
    assertEquals(2, other.code());
    assertTrue(other.err().contains("seed is 2 there and 3 here"), other.err());
  }

  @Test
  void spectrum_reduced_tellsHowManyNetworksDoAsTheorySays() throws IOException {
    String line =
        "reproduce spectrum --quick --problems random-2 --networks 2 --ratios 0.5,3 --cycle-steps 0 --steps 20000";
    Ran ran = Ran.into(directory, line);
    assertEquals(0, ran.code(), ran.err());
    JsonNode summary =
        new ObjectMapper().readTree(directory.resolve("spectrum-study.json").toFile());
    assertEquals(4, summary.get("networks").asInt());
    assertEquals(4, summary.get("bounded").asInt());
    assertEquals(summary.get("satisfied"), summary.get("flat"));
    assertEquals(2, summary.get("rows").size());
    JsonNode below = summary.get("rows").get(0);
    JsonNode beyond = summary.get("rows").get(1);
    assertTrue(below.get("unsatisfied").asInt() > 0, below.toString());
    assertTrue(below.get("width").asDouble() > 0, below.toString());
    assertEquals("2 SAT", beyond.get("outcomes").asText());
    // all but those of gaps that are left by rounding
    assertTrue(
        beyond.get("zeroModes").asDouble() + beyond.get("unsatisfied").asDouble()
            >= beyond.get("size").asDouble(),
        beyond.toString());
    assertEquals(0, beyond.get("negative").asDouble());
    assertTrue(ran.out().contains("| N_Delta = 0: H = 0 | "), ran.out());
    for (String plot : List.of("spectrum-hessian", "spectrum-residual", "spectrum-modes")) {
      assertTrue(Files.size(directory.resolve(plot + ".png")) > 1000, plot);
    }
    Ran again = Ran.into(directory.resolve("again"), line + " --threads 1");
    assertEquals(ran.out(), again.out());
  }
}
