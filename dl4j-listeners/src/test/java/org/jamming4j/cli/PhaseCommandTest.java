package org.jamming4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** N* of several numbers of patterns, as a user finds it. */
class PhaseCommandTest {
  private static final String SMALL =
      "phase --data random --patterns 120,60 --dim 4 --depth 2 --precision 0.4 --cycle-steps 500";

  @TempDir private Path directory;

  private JsonNode summary() throws IOException {
    return new ObjectMapper().readTree(directory.resolve("phase.json").toFile());
  }

  @Test
  void phase_twoNumbersOfPatterns_findsBothThresholds() throws IOException {
    Ran ran = Ran.into(directory, SMALL + " --json");
    assertEquals(0, ran.code(), ran.err());
    JsonNode summary = summary();
    assertEquals(summary, new ObjectMapper().readTree(ran.out()));
    for (String key : List.of("command", "seed", "seconds", "points", "bound", "exponent")) {
      assertTrue(summary.hasNonNull(key), key);
    }
    JsonNode points = summary.get("points");
    assertEquals(2, points.size());
    assertEquals(60, points.get(0).get("patterns").asInt());
    assertEquals(120, points.get(1).get("patterns").asInt());
    int runs = 0;
    double bound = 0;
    for (JsonNode point : points) {
      double nStar = point.get("nStar").asDouble();
      assertTrue(point.get("nStarLow").asDouble() < nStar, point.toString());
      assertTrue(nStar < point.get("nStarHigh").asDouble(), point.toString());
      bound = Math.max(bound, nStar / point.get("patterns").asDouble());
      runs += point.get("runs").asInt();
    }
    assertEquals(bound, summary.get("bound").asDouble(), 0.001);
    double n60 = points.get(0).get("nStar").asDouble();
    double n120 = points.get(1).get("nStar").asDouble();
    assertEquals(Math.log(n120 / n60) / Math.log(2), summary.get("exponent").asDouble(), 0.001);
    List<String> rows = Files.readAllLines(directory.resolve("runs.csv"));
    assertEquals(1 + runs, rows.size());
    assertTrue(rows.get(0).contains(",patterns,"), rows.get(0));
    BufferedImage plot = ImageIO.read(directory.resolve("phase.png").toFile());
    assertTrue(plot.getWidth() > 500 && plot.getHeight() > 500);
  }

  /** As after a kill amidst the second search. */
  @Test
  void phase_cutAndResumed_isTheUnbrokenOne() throws IOException {
    Ran unbroken = Ran.into(directory, SMALL);
    assertEquals(0, unbroken.code(), unbroken.err());
    JsonNode points = summary().get("points");
    Path unfinished = Files.createDirectory(directory.resolve("unfinished"));
    for (String journal : List.of("runs-60.jsonl", "runs-120.jsonl")) {
      List<String> lines = Files.readAllLines(directory.resolve(journal));
      Files.write(
          unfinished.resolve(journal),
          lines.subList(0, journal.equals("runs-120.jsonl") ? 4 : lines.size()));
    }
    Ran careless = Ran.into(directory, SMALL);
    assertEquals(2, careless.code(), careless.err());
    assertTrue(careless.err().contains("add --resume"), careless.err());
    Ran resumed = Ran.into(directory, SMALL + " --resume");
    assertEquals(0, resumed.code(), resumed.err());
    assertTrue(resumed.err().contains("going on with 3 runs"), resumed.err());
    assertEquals(points, summary().get("points"));
  }

  @Test
  void phase_whereAnotherCommandHasNotEnded_isRefusedAndKeepsItsRuns() throws IOException {
    Path journal = Files.createDirectory(directory.resolve("unfinished")).resolve("runs.jsonl");
    Files.writeString(journal, "{}\n");
    for (String resume : List.of("", " --resume")) {
      Ran ran = Ran.into(directory, SMALL + resume);
      assertEquals(2, ran.code(), ran.err());
      assertTrue(ran.err().contains("runs.jsonl holds the runs of a job of another"), ran.err());
      assertEquals("{}\n", Files.readString(journal));
    }
  }
}
