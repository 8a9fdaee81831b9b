package org.jamming4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.jamming4j.Tolerances;
import org.jamming4j.data.MnistParity;
import org.jamming4j.data.Patterns;
import org.jamming4j.ensemble.AveragedEnsemble;
import org.jamming4j.ensemble.ClassificationError;
import org.jamming4j.sweep.RunRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job as a user runs it. */
class SizeCommandTest {
  @TempDir private Path directory;

  private Ran runInto(String out, String commandLine) {
    return Ran.into(directory.resolve(out), commandLine);
  }

  /** Keeps every digit of a number, trailing zeros too. */
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private JsonNode summary(String out) throws IOException {
    return JSON.readTree(directory.resolve(out).resolve("summary.json").toFile());
  }

  static final String SMALL_SIZE =
      "size --patterns 120 --precision 0.3 --ensemble 4 --references 1 --test-patterns 500";

  @Test
  void size_reduced_writesWhatItPrints() throws IOException {
    Ran ran = runInto("out", SMALL_SIZE);
    assertEquals(0, ran.code(), ran.err());
    JsonNode summary = summary("out");
    for (String key :
        List.of(
            "command",
            "seed",
            "seconds",
            "patterns",
            "depth",
            "nStar",
            "nStarLow",
            "nStarHigh",
            "rStar",
            "width",
            "effectiveParameters",
            "ensembleSize",
            "testErrorSingleMean",
            "testErrorSingleStd",
            "testErrorEnsemble")) {
      assertTrue(summary.hasNonNull(key), key);
    }
    String interval =
        "N*  %s   (95 %% interval %s to %s)"
            .formatted(
                summary.get("nStar").asText(),
                summary.get("nStarLow").asText(),
                summary.get("nStarHigh").asText());
    assertTrue(ran.out().contains(interval), ran.out());
    for (String printed :
        List.of(
            "r*  " + summary.get("rStar").asText(),
            "width " + summary.get("width").asText(),
            "N = " + summary.get("effectiveParameters").asText(),
            summary.get("testErrorSingleMean").asText()
                + " +- "
                + summary.get("testErrorSingleStd").asText(),
            summary.get("testErrorEnsemble").asText())) {
      assertTrue(ran.out().contains(printed), printed + " is not in\n" + ran.out());
    }
    assertTrue(ran.err().contains("looking for N*"), ran.err());
  }

  @Test
  void size_reduced_writesRunsNetworksAndAPlot() throws IOException {
    Ran ran = runInto("out", SMALL_SIZE);
    assertEquals(0, ran.code(), ran.err());
    Path out = directory.resolve("out");
    List<String> rows = Files.readAllLines(out.resolve("runs.csv"));
    int runs = 0;
    for (JsonNode counts : summary("out").get("outcomes")) {
      for (String outcome : List.of("SAT", "UNSAT", "TRAPPED", "UNDECIDED")) {
        runs += counts.get(outcome).asInt();
      }
    }
    assertEquals(runs + 1, rows.size());
    BufferedImage plot = ImageIO.read(out.resolve("size.png").toFile());
    assertTrue(plot.getWidth() > 500 && plot.getHeight() > 500);
    AveragedEnsemble ensemble = AveragedEnsemble.load(out.resolve("networks"));
    assertEquals(4, ensemble.members().size());
    Patterns test = MnistParity.embedded().split(120, 500, 1).test().orElseThrow();
    assertEquals(
        summary("out").get("testErrorEnsemble").asDouble(),
        ClassificationError.of(ensemble.outputs(test), test),
        Tolerances.FOUR_DIGITS);
    try (Stream<Path> files = Files.list(out)) {
      // summary, runs twice, networks and the plot
      assertEquals(5, files.count());
    }
  }

  @Test
  void size_stoppedAmidstTheEnsemble_goesOnWithTheNetworksThatWereTrained() throws IOException {
    runInto("unbroken", SMALL_SIZE);
    Path broken = directory.resolve("broken");
    Files.createDirectories(broken);
    List<String> lines = Files.readAllLines(directory.resolve("unbroken/runs.jsonl"));
    int ensemble = 0;
    while (!lines.get(ensemble).contains("\"ENSEMBLE\"")) {
      ensemble++;
    }
    // as left by a kill after the second network
    Path kept = Files.createDirectories(broken.resolve("unfinished"));
    Files.write(kept.resolve("runs.jsonl"), lines.subList(0, ensemble + 2));
    for (String line : lines.subList(ensemble, ensemble + 2)) {
      RunRecord run = RunRecord.fromJson(line);
      Files.copy(
          directory.resolve("unbroken/networks/network-%03d.zip".formatted(run.index() + 1)),
          kept.resolve(
              "ensemble-width-%d-%03d.zip".formatted(run.spec().width(), run.index() + 1)));
    }
    Ran other = runInto("broken", SMALL_SIZE.replace("500", "400") + " --resume");
    assertEquals(2, other.code());
    assertTrue(other.err().contains("runs of another job: test is"), other.err());
    Ran resumed = runInto("broken", SMALL_SIZE + " --resume");
    assertEquals(0, resumed.code(), resumed.err());
    List<String> after = Files.readAllLines(broken.resolve("runs.jsonl"));
    assertEquals(lines.subList(0, ensemble + 2), after.subList(0, ensemble + 2));
    // each of the others once
    assertEquals(lines.size(), after.size());
    assertFalse(Files.exists(kept));
    var one = (ObjectNode) summary("unbroken");
    var two = (ObjectNode) summary("broken");
    one.remove("seconds");
    two.remove("seconds");
    assertEquals(one, two);
    for (int i = 1; i <= 4; i++) {
      String network = "networks/network-%03d.zip".formatted(i);
      assertEquals(
          -1,
          Files.mismatch(directory.resolve("unbroken").resolve(network), broken.resolve(network)));
    }
  }

  @Test
  void size_resumedWithADamagedNetwork_namesItAndKeepsIt() throws IOException {
    runInto("out", SMALL_SIZE);
    Path out = directory.resolve("out");
    int width = summary("out").get("width").asInt();
    Path kept = Files.createDirectories(out.resolve("unfinished"));
    Path network = kept.resolve("ensemble-width-%d-001.zip".formatted(width));
    Files.writeString(network, "no network");
    Ran ran = runInto("out", SMALL_SIZE + " --resume");
    assertEquals(1, ran.code());
    assertTrue(ran.err().contains("Remove " + network), ran.err());
    assertEquals("no network", Files.readString(network));
    Files.delete(network);
    assertEquals(0, runInto("out", SMALL_SIZE + " --resume").code());
  }

  @Test
  void size_directoryOfThatNameIsTheUsers_isRefusedAndKept() throws IOException {
    Path mine = Files.createDirectories(directory.resolve("out/unfinished")).resolve("novel.txt");
    Files.writeString(mine, "It was");
    Ran ran = runInto("out", SMALL_SIZE);
    assertEquals(2, ran.code());
    assertTrue(ran.err().contains("novel.txt"), ran.err());
    assertTrue(Files.exists(mine));
  }

  @Test
  void size_json_printsOneObjectEqualToTheFile() throws IOException {
    Ran ran = runInto("out", SMALL_SIZE + " --json");
    assertEquals(0, ran.code(), ran.err());
    assertEquals(summary("out"), JSON.readTree(ran.out()));
  }

  @Test
  void size_sameSeedOtherThreads_sameResults() throws IOException {
    runInto("one", SMALL_SIZE + " --threads 1 --seed 5");
    runInto("two", SMALL_SIZE + " --threads 2 --seed 5");
    var one = (ObjectNode) summary("one");
    var two = (ObjectNode) summary("two");
    one.remove("seconds");
    two.remove("seconds");
    assertEquals(one, two);
  }

  @Test
  void size_csvOfThreeClassesWithoutTestPatterns_leavesTestErrorsOut() throws IOException {
    Path csv = threeClasses();
    Ran ran =
        Ran.run(
            "size",
            "--data",
            csv.toString(),
            "--patterns",
            "45",
            "--precision",
            "0.5",
            "--ensemble",
            "2",
            "--references",
            "1",
            "--depth",
            "2",
            "--out",
            directory.resolve("out").toString());
    assertEquals(0, ran.code(), ran.err());
    JsonNode summary = summary("out");
    assertEquals(3, summary.get("outputs").asInt());
    assertTrue(summary.get("testErrorEnsemble").isNull());
    assertTrue(ran.out().contains("P k/N* with k = 3"), ran.out());
  }

  private Path threeClasses() throws IOException {
    var random = new Random(1);
    var text = new StringBuilder("a,b,c,kind\n");
    for (int mu = 0; mu < 45; mu++) {
      text.append(random.nextGaussian() + mu % 3)
          .append(',')
          .append(random.nextGaussian())
          .append(',')
          .append(random.nextGaussian() - mu % 3)
          .append(',')
          .append("xyz".charAt(mu % 3))
          .append('\n');
    }
    return Files.writeString(directory.resolve("three.csv"), text);
  }
}
