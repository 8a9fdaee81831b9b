package org.jamming4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import org.jamming4j.Tolerances;
import org.jamming4j.data.MnistParity;
import org.jamming4j.data.Patterns;
import org.jamming4j.ensemble.ClassificationError;
import org.jamming4j.ensemble.TrainedNetwork;
import org.jamming4j.network.HiddenActivation;
import org.jamming4j.network.HingeNetworkShape;
import org.jamming4j.network.HingeNetworkSpec;
import org.jamming4j.network.Initialisation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every command as a user runs it. */
class CommandLineTest {
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

  private JsonNode trained(String out) throws IOException {
    return JSON.readTree(directory.resolve(out).resolve("train.json").toFile());
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
        Tolerances.FOUR_DIGITS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "train --width 4 --data random --patterns 40 --dim 5 --init normal --activation tanh",
        "train --width 6 --patterns 50 --optimiser momentum --protocol paper --margin 0.5",
        "train --width 6 --patterns 50 --activation softplus --seconds 0.2 --no-sphere --dim 3",
        "train --width 6 --patterns 50 --mini-batch 20 --active-set off --threads 2 --lr-decay none",
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
  @ValueSource(
      strings = {
        "--optimiser adam",
        "--cycle-steps 0",
        "--optimiser fire",
        "--optimiser FIRE --learning-rate 0.05",
        "--lr-decay linear:0.5:400",
        "--lr-decay exponential:100",
      })
  void train_otherMethods_fitOnAnotherWay(String options) throws IOException {
    String easy = "train --width 20 --patterns 100 --test-patterns 50";
    assertEquals(0, runInto("soap", easy).code());
    Ran ran = runInto("other", easy + " " + options);
    assertEquals(0, ran.code(), ran.err());
    assertEquals("SAT", trained("other").get("outcome").asText());
    assertNotEquals(trained("soap").get("steps"), trained("other").get("steps"));
  }

  @Test
  void train_diverging_failsNamingStepAndRate() {
    Ran ran =
        runInto("out", "train --width 5 --patterns 50 --optimiser momentum --learning-rate 1e200");
    assertEquals(1, ran.code(), ran.err());
    assertTrue(ran.err().contains("diverged at step"), ran.err());
    assertTrue(ran.err().contains("1.0E200"), ran.err());
    // no stack trace
    assertFalse(ran.err().contains("\tat "), ran.err());
    assertFalse(ran.err().contains("should not happen"), ran.err());
  }

  /** As on a full disk: a PrintWriter keeps quiet, and so must we not. */
  @Test
  void standardOutput_thatCantBeWritten_isAFailure() {
    var full =
        new PrintWriter(
            new Writer() {
              @Override
              public void write(char[] text, int offset, int length) throws IOException {
                throw new IOException("No space left on device");
              }

              @Override
              public void flush() {}

              @Override
              public void close() {}
            });
    var err = new StringWriter();
    int code =
        Main.run(
            full,
            new PrintWriter(err, true),
            "train",
            "--width=3",
            "--patterns=20",
            "--json",
            "--out=" + directory);
    assertEquals(1, code);
    assertTrue(err.toString().contains("standard output can't be written"), err.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "size --help", "train --help", "--version", "help size"})
  void help_isPrintedAndDone(String commandLine) {
    Ran ran = Ran.run(commandLine.split(" "));
    assertEquals(0, ran.code());
    assertFalse(ran.out().isBlank());
  }
}
