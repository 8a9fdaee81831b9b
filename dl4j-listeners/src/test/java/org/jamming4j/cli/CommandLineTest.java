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
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.jamming4j.data.MnistParity;
import org.jamming4j.data.Patterns;
import org.jamming4j.ensemble.AveragedEnsemble;
import org.jamming4j.ensemble.ClassificationError;
import org.jamming4j.ensemble.TrainedNetwork;
import org.jamming4j.network.HiddenActivation;
import org.jamming4j.network.HingeNetworkShape;
import org.jamming4j.network.HingeNetworkSpec;
import org.jamming4j.network.Initialisation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every command as a user runs it. */
class CommandLineTest {
  @TempDir private Path directory;

  /** What a command printed, and its exit code. */
  private record Ran(int code, String out, String err) {}

  private static Ran run(String... args) {
    var out = new StringWriter();
    var err = new StringWriter();
    int code = Main.run(new PrintWriter(out, true), new PrintWriter(err, true), args);
    return new Ran(code, out.toString(), err.toString());
  }

  private Ran runInto(String out, String commandLine) {
    List<String> args = new ArrayList<>(List.of(commandLine.split(" ")));
    args.addAll(List.of("--out", directory.resolve(out).toString()));
    return run(args.toArray(String[]::new));
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

  private JsonNode trained(String out) throws IOException {
    return JSON.readTree(directory.resolve(out).resolve("train.json").toFile());
  }

  private static final String SMALL_SIZE =
      "size --patterns 120 --runs 3 --ensemble 4 --references 1 --test-patterns 500";

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
    for (String printed :
        List.of(
            "N*  " + summary.get("nStar").asText(),
            "none fits up to " + summary.get("nStarLow").asText(),
            "all from " + summary.get("nStarHigh").asText(),
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
        5e-5);
    try (Stream<Path> files = Files.list(out)) {
      assertEquals(4, files.count());
    }
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
        run(
            "size",
            "--data",
            csv.toString(),
            "--patterns",
            "45",
            "--runs",
            "2",
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

  @Test
  void train_easyData_fitsAndSavesTheNetwork() throws IOException {
    Ran ran = runInto("out", "train --width 20 --patterns 100 --test-patterns 300");
    assertEquals(0, ran.code(), ran.err());
    JsonNode summary = trained("out");
    for (String key :
        List.of(
            "command",
            "seed",
            "seconds",
            "outcome",
            "width",
            "depth",
            "effectiveParameters",
            "patterns",
            "steps",
            "loss",
            "unsatisfied",
            "trainError",
            "testError",
            "stepsPerSecond")) {
      assertTrue(summary.hasNonNull(key), key);
    }
    assertEquals("SAT", summary.get("outcome").asText());
    assertEquals(0, summary.get("unsatisfied").asInt());
    TrainedNetwork network = TrainedNetwork.load(directory.resolve("out/network.zip"));
    Patterns test = MnistParity.embedded().split(100, 300, 1).test().orElseThrow();
    assertEquals(
        summary.get("testError").asDouble(),
        ClassificationError.of(network.outputs(test), test),
        5e-5);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "train --width 4 --data random --patterns 40 --dim 5 --init normal --activation tanh",
        "train --width 6 --patterns 50 --optimiser momentum --protocol paper --margin 0.5",
        "train --width 6 --patterns 50 --activation softplus --seconds 0.2 --no-sphere --dim 3",
      })
  void train_otherOptions_areTaken(String commandLine) {
    Ran ran = runInto("out", commandLine + " --json --test-patterns 50");
    assertEquals(0, ran.code(), ran.err());
  }

  @Test
  void train_shapeOptions_makeTheSavedNetwork() throws Exception {
    Ran ran =
        runInto(
            "out",
            "train --width 4 --depth 2 --data random --patterns 40 --dim 5 --activation tanh --margin 0.5");
    assertEquals(0, ran.code(), ran.err());
    HingeNetworkSpec saved =
        HingeNetworkShape.of(TrainedNetwork.load(directory.resolve("out/network.zip")).network());
    assertEquals(
        new HingeNetworkSpec(5, 4, 2, 1, HiddenActivation.TANH, Initialisation.ORTHOGONAL, 0.5),
        saved);
  }

  @Test
  void train_papersProtocolAndFewSteps_isUndecided() throws IOException {
    runInto("out", "train --width 9 --patterns 100 --protocol paper --steps 150");
    assertEquals("UNDECIDED", trained("out").get("outcome").asText());
    runInto("out", "train --width 9 --patterns 100 --protocol paper --steps 150 --init normal");
    assertEquals(150, trained("out").get("steps").asInt());
  }

  @Test
  void train_jammedNetwork_isADoneRunThatSaysSo() throws IOException {
    Ran ran = runInto("out", "train --width 2 --depth 2 --patterns 300");
    assertEquals(0, ran.code(), ran.err());
    assertEquals("UNSAT", trained("out").get("outcome").asText());
    assertTrue(ran.out().contains("satisfied   never"), ran.out());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "size --nonsense | --nonsense",
        "size --patterns x | 'x' is not an int",
        "size --patterns 1 | --patterns 1 must be at least 2",
        "size --patterns 20000 | 10000",
        "size --dim 900 | --dim",
        "size --dim 0 | --dim 0 must be at least 1",
        "size --depth 0 | --depth 0 must be at least 1",
        "size --runs 0 | --runs 0",
        "size --ensemble 0 | --ensemble 0",
        "size --references 0 | --references 0",
        "size --threads 0 | --threads 0",
        "size --steps 0 | 0 steps",
        "size --seconds -1 | -1.0 seconds",
        "size --margin 0 | Margin 0.0",
        "size --learning-rate NaN | NaN",
        "size --protocol other | other",
        "size --data missing.csv | missing.csv",
        "size --data cifar10 | --cifar",
        "size --mnist nowhere | nowhere",
        "size --label x | --label",
        "size --test-patterns -1 | --test-patterns",
        "train --patterns 10 | --width",
        "train --width 0 | --width 0 must be at least 1",
        "size --depth 100000000 | 100000000",
        "train --width 3 --depth 100000000 | 100000000",
        "nonsense | nonsense",
      })
  void badInput_oneClearLineAndExitCode2(String commandLine, String essential) {
    Ran ran = runInto("never", commandLine);
    assertEquals(2, ran.code(), ran.err());
    assertEquals(1, ran.err().lines().count(), ran.err());
    assertTrue(ran.err().contains(essential), ran.err());
    assertEquals("", ran.out());
    assertFalse(Files.exists(directory.resolve("never")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a,b,y;1,2,0;3,1 | line 3",
        "a,b,y;1,NaN,0;3,1,1 | NaN",
        "a,b,y;1,Infinity,0;3,1,1 | Infinity",
        "a,b,y;1,2,0;3,1,0 | at least two classes",
        "a,b,y;1,2,0;3,,1 | line 3",
        "a,b,y;1,2,0;3,red,1 | red",
        "a,b,y;1,2,0;1,2,1;1,2,0;1,2,1 | all equal",
        "a,y;1,0;2,1;3,0;4,1 | --no-sphere",
      })
  void badCsv_oneClearLineAndExitCode2(String table, String essential) throws IOException {
    Path csv = Files.writeString(directory.resolve("t.csv"), table.replace(';', '\n') + "\n");
    Ran ran = run("size", "--data", csv.toString(), "--out", directory.resolve("never").toString());
    assertEquals(2, ran.code(), ran.err());
    assertEquals(1, ran.err().lines().count(), ran.err());
    assertTrue(ran.err().contains(essential), ran.err());
    assertFalse(Files.exists(directory.resolve("never")));
  }

  @Test
  void size_contradictoryCsv_isRefusedWithTheirNumber() throws IOException {
    Path csv =
        Files.writeString(directory.resolve("t.csv"), "a,b,y\n1,2,0\n1,2,1\n3,1,0\n4,4,1\n0,2,0\n");
    Ran ran =
        run(
            "size",
            "--data",
            csv.toString(),
            "--patterns",
            "5",
            "--out",
            directory.resolve("never").toString());
    assertEquals(2, ran.code(), ran.err());
    assertTrue(ran.err().contains("2 training patterns contradict"), ran.err());
  }

  @Test
  void size_outOnAFile_isRefused() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "mine");
    Ran ran = run("size", "--patterns", "50", "--out", file.toString());
    assertEquals(2, ran.code(), ran.err());
    assertEquals(1, ran.err().lines().count(), ran.err());
    assertEquals("mine", Files.readString(file));
  }

  @Test
  void out_empty_isRefused() {
    Ran ran = run("train", "--width", "3", "--patterns", "20", "--out", "");
    assertEquals(2, ran.code(), ran.err());
    assertTrue(ran.err().contains("--out"), ran.err());
  }

  @Test
  void size_intoADirectoryWithFilesOfTheUsers_isRefusedBeforeTraining() throws IOException {
    Files.createDirectories(directory.resolve("out/networks"));
    Path mine = Files.writeString(directory.resolve("out/networks/mine.txt"), "mine");
    Ran ran = runInto("out", SMALL_SIZE);
    assertEquals(2, ran.code(), ran.err());
    assertEquals(1, ran.err().lines().count(), ran.err());
    assertTrue(ran.err().contains("mine.txt"), ran.err());
    assertEquals("mine", Files.readString(mine));
  }

  @Test
  void size_tooFewSteps_failsWithoutASummary() {
    Ran ran = runInto("out", SMALL_SIZE + " --steps 5");
    assertEquals(1, ran.code(), ran.err());
    assertTrue(ran.err().contains("raise --steps"), ran.err());
    assertFalse(Files.exists(directory.resolve("out/summary.json")));
  }

  @Test
  void train_diverging_failsNamingStepAndRate() {
    Ran ran =
        runInto("out", "train --width 5 --patterns 50 --optimiser momentum --learning-rate 1e200");
    assertEquals(1, ran.code(), ran.err());
    assertTrue(ran.err().contains("diverged at step"), ran.err());
    assertTrue(ran.err().contains("1.0E200"), ran.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "size --help", "train --help", "--version", "help size"})
  void help_isPrintedAndDone(String commandLine) {
    Ran ran = run(commandLine.split(" "));
    assertEquals(0, ran.code());
    assertFalse(ran.out().isBlank());
  }
}
