package org.jamming4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The benchmark as a user runs it, on shapes that take no time. */
class BenchmarkCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SMALL =
      "benchmark --shape 10,20,2,1000 --steps 200 --rounds 1 --threads 1 --sat-shape 6,20,2,20";

  @TempDir private Path directory;

  private Ran run(String commandLine) {
    return Ran.into(directory.resolve("out"), commandLine);
  }

  private static List<String> contenders(JsonNode section) {
    return StreamSupport.stream(section.spliterator(), false)
        .map(row -> row.get("contender").asText())
        .toList();
  }

  private static void assertKeys(JsonNode node, String... keys) {
    List<String> missing = new ArrayList<>();
    for (String key : keys) {
      if (!node.has(key)) {
        missing.add(key);
      }
    }
    assertEquals(List.of(), missing);
  }

  @Test
  void benchmark_tinyShapeAndPeer_printsAndWritesEveryContender() throws IOException {
    FakePeer.requirePython();
    Ran ran = run(SMALL + " --sat-seeds 0 --json --peer " + FakePeer.slow(directory));
    assertEquals(0, ran.code(), ran.err());
    assertEquals(ran.out(), Files.readString(directory.resolve("out/benchmark.json")));
    JsonNode summary = JSON.readTree(ran.out());
    assertKeys(
        summary, "command", "seed", "seconds", "machine", "peakGflops", "steps", "race", "scaling");
    assertKeys(summary.get("machine"), "processor", "cores", "java", "openblasCore");
    assertTrue(summary.get("peakGflops").asDouble() > 0);
    assertEquals(
        List.of("Jamming4J", "DL4J's fit", "DL4J's fit, kernel by Jamming4J", "PyTorch"),
        contenders(summary.get("steps")));
    for (JsonNode step : summary.get("steps")) {
      assertEquals(620, step.get("effectiveParameters").asLong());
      assertTrue(step.get("millisecondsPerStep").asDouble() > 0, step.toString());
      assertTrue(step.get("timesThisTrainer").asDouble() > 0, step.toString());
    }
    JsonNode peer = summary.get("steps").get(3);
    assertEquals(500, peer.get("millisecondsPerStep").asDouble());
    assertEquals(0, summary.get("race").size());
    assertEquals(0, summary.get("failures").size());
    String table = Files.readString(directory.resolve("out/benchmark.md"));
    assertTrue(table.contains("| (10, 20, 2, 1000) | Jamming4J |"), table);
    assertTrue(table.contains("|  | PyTorch | 500.0 |"), table);
  }

  @Test
  void benchmark_race_comparesBothCriteria() throws IOException {
    FakePeer.requirePython();
    Ran ran =
        run(
            SMALL
                + " --only race --sat-seeds 1 --sat-peer-steps 100 --peer "
                + FakePeer.slow(directory));
    assertEquals(0, ran.code(), ran.err());
    JsonNode race = JSON.readTree(directory.resolve("out/benchmark.json").toFile()).get("race");
    assertEquals(List.of("Jamming4J", "PyTorch", "Jamming4J", "PyTorch"), contenders(race));
    assertEquals(1, race.get(0).get("met").asInt());
    // 25 of 100 steps that took 50.5 s
    assertEquals(12.625, race.get(1).get("medianSeconds").asDouble(), 0.01);
    assertTrue(race.get(3).get("medianSeconds").isNull());
    assertEquals(50.5, race.get(3).get("medianAtLeast").asDouble());
    assertTrue(ran.out().contains("| N_Delta = 0 | PyTorch | > 50.5 | 0 of 1 | - |"), ran.out());
  }

  @Test
  void benchmark_scaling_hasOneRowForEachNumberOfPatterns() throws IOException {
    Ran ran = run(SMALL + " --only scaling --scaling-patterns 500,1000");
    assertEquals(0, ran.code(), ran.err());
    JsonNode summary = JSON.readTree(directory.resolve("out/benchmark.json").toFile());
    assertEquals(2, summary.get("scaling").size());
    assertEquals(1000, summary.get("scaling").get(1).get("shape").get("patterns").asInt());
    assertTrue(summary.get("scalingFactor").asDouble() >= 1);
  }

  @Test
  void benchmark_threshold_weighsTheWalkByThePeersMilliseconds() throws IOException {
    FakePeer.requirePython();
    Ran ran =
        run(
            SMALL
                + " --only threshold --threshold-patterns 300 --peer "
                + FakePeer.slow(directory));
    assertEquals(0, ran.code(), ran.err());
    JsonNode found =
        JSON.readTree(directory.resolve("out/benchmark.json").toFile()).get("threshold");
    assertEquals(300, found.get("patterns").asInt());
    assertTrue(found.get("nStarLow").asDouble() <= found.get("nStar").asDouble(), ran.out());
    assertTrue(found.get("walkNetworks").asInt() > found.get("walkSatisfied").asInt(), ran.out());
    // half a second a step whatever the width
    assertEquals(
        0.5 * found.get("walkSteps").asDouble(),
        found.get("walkSeconds").asDouble(),
        50,
        ran.out());
    assertTrue(ran.out().contains("the papers' walk with PyTorch"), ran.out());
  }

  @Test
  void benchmark_failingPeer_isToldOnceAndLosesNothingElse() throws IOException {
    FakePeer.requirePython();
    Path peer =
        FakePeer.script(directory, "import sys\nsys.exit('the peer has no room for this')\n");
    Ran ran = run(SMALL + " --shape 10,20,3,1000 --sat-seeds 1 --peer " + peer);
    assertEquals(0, ran.code(), ran.err());
    long told = ran.err().lines().filter(l -> l.contains("the peer has no room for this")).count();
    assertEquals(1, told, ran.err());
    JsonNode summary = JSON.readTree(directory.resolve("out/benchmark.json").toFile());
    assertEquals(
        List.of(
            "Jamming4J",
            "DL4J's fit",
            "DL4J's fit, kernel by Jamming4J",
            "Jamming4J",
            "DL4J's fit",
            "DL4J's fit, kernel by Jamming4J"),
        contenders(summary.get("steps")));
    assertEquals(List.of("Jamming4J", "Jamming4J"), contenders(summary.get("race")));
    assertEquals(3, summary.get("failures").size());
  }

  @Test
  void benchmark_peerWithoutItsLibrary_saysWhichIsMissing() throws IOException {
    FakePeer.requirePython();
    Path peer = FakePeer.script(directory, "import a_library_that_is_not_there\n");
    Ran ran = run(SMALL + " --sat-seeds 0 --peer " + peer);
    assertEquals(0, ran.code(), ran.err());
    assertTrue(ran.err().contains("No module named 'a_library_that_is_not_there'"), ran.err());
  }

  @Test
  void benchmark_pythonMissing_leavesThePeerOut() throws IOException {
    Ran ran =
        run(SMALL + " --sat-seeds 0 --python no-such-python --peer " + FakePeer.slow(directory));
    assertEquals(0, ran.code(), ran.err());
    assertTrue(ran.err().contains("PyTorch is left out"), ran.err());
    assertTrue(ran.err().contains("no-such-python"), ran.err());
  }

  @Test
  void benchmark_withoutPeer_saysSoOnce() {
    Ran ran = run(SMALL + " --sat-seeds 0");
    assertEquals(0, ran.code(), ran.err());
    assertEquals(1, ran.err().lines().filter(l -> l.contains("PyTorch")).count(), ran.err());
    assertFalse(ran.out().contains("PyTorch"), ran.out());
  }

  private static final String CURVATURE =
      " --only curvature --curvature-shape 4,5,2,60 --snapshot-shape 10,20,2,1000";

  private JsonNode curvature() throws IOException {
    return JSON.readTree(directory.resolve("out/benchmark.json").toFile()).get("curvature");
  }

  @Test
  void benchmark_curvatureWithoutPython_weighsItAgainstLapackAlone() throws IOException {
    Ran ran = run(SMALL + CURVATURE + " --python no-such-python");
    assertEquals(0, ran.code(), ran.err());
    assertEquals(1, ran.err().lines().filter(l -> l.contains("PyTorch")).count(), ran.err());
    JsonNode found = curvature();
    // 4 x 5 + 5 x 5 + 5 weights and 11 biases
    assertEquals(61, found.get("size").asInt());
    assertTrue(found.get("unsatisfied").asInt() > 0, found.toString());
    for (String positive :
        List.of(
            "spectraRatio",
            "assemblyRatio",
            "productRatio",
            "firstSnapshotSteps",
            "snapshotSteps")) {
      assertTrue(found.get(positive).asDouble() > 0, positive);
    }
    assertTrue(found.get("pytorchSeconds").isNull());
    assertTrue(ran.out().contains("| all eigenvalues of H, H0 and Hp |"), ran.out());
  }

  @Test
  void benchmark_curvatureBesideAPeer_tellsHowFarItsEigenvaluesAre() throws IOException {
    Ran ran = run(SMALL + CURVATURE + " --python " + FakePeer.eigenvalues(directory));
    assertEquals(0, ran.code(), ran.err());
    assertEquals(0, curvature().get("difference").asDouble());
    assertEquals(5, curvature().get("pytorchSeconds").asDouble());
    assertTrue(ran.out().contains("| the same by PyTorch, "), ran.out());
  }

  @Test
  void benchmark_curvatureBesidePyTorch_findsTheSameEigenvalues() throws IOException {
    FakePeer.requireTorch();
    Ran ran = run(SMALL + CURVATURE);
    assertEquals(0, ran.code(), ran.err());
    assertTrue(curvature().get("difference").asDouble() < 1e-9, ran.out());
  }
}
