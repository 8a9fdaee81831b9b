package org.jamming4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpectrumCommandTest {
  private static final String DATA = " --patterns 120 --dim 4 --test-patterns 0 --depth 2 ";

  @TempDir private Path directory;

  private Ran run(String commandLine) {
    return Ran.run((commandLine + " --out " + directory.resolve("out")).trim().split(" +"));
  }

  private JsonNode written() throws IOException {
    return new ObjectMapper().readTree(directory.resolve("out/spectrum.json").toFile());
  }

  @Test
  void savedNetwork_onItsData_hasItsSpectrum() throws IOException {
    Ran trained =
        Ran.run(
            ("train --width 3 --steps 500 --patterns 120 --dim 4 --depth 2 --out "
                    + directory.resolve("net"))
                .split(" "));
    assertEquals(0, trained.code(), trained.err());
    Path model = directory.resolve("net/network.zip");
    // the runs of another command in that folder are none of its own
    Path runs = Files.createDirectories(directory.resolve("out")).resolve("runs.jsonl");
    Files.writeString(runs, "{}\n");
    Ran ran = run("spectrum --patterns 120 --json --model " + model);
    assertEquals(0, ran.code(), ran.err());
    JsonNode json = new ObjectMapper().readTree(ran.out());
    assertEquals(written(), json);
    JsonNode before = new ObjectMapper().readTree(directory.resolve("net/train.json").toFile());
    assertEquals(before.get("unsatisfied"), json.get("unsatisfied"));
    // 4 x 3 + 3 x 3 + 3 weights, 7 biases
    assertEquals(31, json.get("eigenvalues").size());
    assertEquals(
        31,
        json.get("zeroModes").asInt()
            + json.get("negative").asInt()
            + json.get("positive").asInt());
    assertEquals(0, json.get("traceResidual").asDouble(), 1e-12);
    assertEquals("{}\n", Files.readString(runs));
    List<String> lines = Files.readAllLines(directory.resolve("out/spectrum.csv"));
    assertEquals(1 + 3 * 31, lines.size());
    assertTrue(lines.get(0).startsWith("network,effectiveParameters,matrix"), lines.get(0));
    assertTrue(Files.size(directory.resolve("out/spectrum.png")) > 1000);
    assertFalse(json.has("networks"));
  }

  @Test
  void networks_aboutTheThreshold_haveTheirSpectra() throws IOException {
    Ran ran =
        run(
            "spectrum --n-star 20 --ratios 4,0.5 --coordinates weights --steps 2000 --cycle-steps 0"
                + DATA);
    assertEquals(0, ran.code(), ran.err());
    JsonNode networks = written().get("networks");
    assertEquals(2, networks.size());
    assertTrue(
        networks.get(0).get("effectiveParameters").asInt()
            < networks.get(1).get("effectiveParameters").asInt());
    for (JsonNode network : networks) {
      assertEquals(network.get("effectiveParameters").asInt(), network.get("eigenvalues").size());
      boolean flat = network.get("unsatisfied").asInt() == 0;
      assertEquals(flat, network.get("zeroModes").asInt() == network.get("eigenvalues").size());
      assertTrue(
          network.get("residualNegative").asInt()
              <= network.get("unsatisfied").asInt() + network.get("negative").asInt());
    }
    assertTrue(ran.out().contains("by weights alone; N* = 20.0"), ran.out());
    assertTrue(ran.out().contains("trace of Hp"), ran.out());
  }

  @Test
  void threshold_notTold_isLookedForAndTheNetworksAboutItAreWatched() throws IOException {
    String small =
        " --data random --patterns 60 --dim 4 --depth 2 --cycle-steps 1000 --steps 20000";
    String precision = " --precision 0.4";
    Ran looked =
        Ran.run(("threshold" + small + precision + " --out " + directory.resolve("t")).split(" "));
    assertEquals(0, looked.code(), looked.err());
    JsonNode threshold =
        new ObjectMapper().readTree(directory.resolve("t/threshold.json").toFile());
    Ran ran = run("spectrum --series" + small + precision);
    assertEquals(0, ran.code(), ran.err());
    assertEquals(threshold.get("nStar"), written().get("nStar"));
    JsonNode networks = written().get("networks");
    assertEquals(3, networks.size());
    for (JsonNode network : networks) {
      JsonNode series = network.get("series");
      assertTrue(series.size() >= 2, series.toString());
      for (int i = 0; i < series.size(); i++) {
        assertEquals(
            i == 0 ? 0 : (int) Math.pow(10, i - 1), series.get(i).get("iteration").asInt());
        assertEquals(
            network.get("eigenvalues").size(),
            series.get(i).get("zeroModes").asInt()
                + series.get(i).get("negative").asInt()
                + series.get(i).get("positive").asInt());
      }
      assertTrue(series.get(0).get("norm").asDouble() > 0);
    }
    BufferedImage strip = ImageIO.read(directory.resolve("out/spectrum-series.png").toFile());
    assertTrue(strip.getWidth() > strip.getHeight(), strip.toString());
    assertTrue(ran.err().contains("spectrum-series.png"), ran.err());
    // the same without looking on, and no strip of another run is left
    Ran again = run("spectrum --n-star " + written().get("nStar").asText() + small);
    assertEquals(0, again.code(), again.err());
    assertFalse(Files.exists(directory.resolve("out/spectrum-series.png")));
    assertEquals(
        networks.get(0).get("eigenvalues"), written().get("networks").get(0).get("eigenvalues"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "spectrum --model a.zip --n-star 3 | --model and --n-star do not go together",
        "spectrum --model a.zip --depth 2 | --model and --depth do not go together",
        "spectrum --model a.zip --series | --model and --series do not go together",
        "spectrum --n-star 20 --resume | --n-star and --resume do not go together",
        "spectrum --patterns 60 --precision -7 | -7.0",
        "spectrum --model no-such.zip | no-such.zip",
        "spectrum --n-star -1 | --n-star -1.0 must be from 1",
        "spectrum --n-star 100 --ratios 1,0 | --ratios 0.0 must be above 0",
        "spectrum --n-star 100 --coordinates biases | biases",
        "spectrum --n-star 9e8 | spectra of",
      })
  void badInput_oneClearLineAndExitCode2(String commandLine, String essential) {
    Ran ran = run(commandLine);
    assertEquals(2, ran.code(), ran.err());
    assertEquals(1, ran.err().lines().count(), ran.err());
    assertTrue(ran.err().contains(essential), ran.err());
    assertFalse(Files.exists(directory.resolve("out/spectrum.json")));
  }

  @Test
  void savedNetwork_ofOtherData_isRefused() {
    Path net = directory.resolve("net");
    Ran trained =
        Ran.run(
            ("train --width 3 --steps 50 --data random --patterns 40 --dim 4 --depth 1 --out "
                    + net)
                .split(" "));
    assertEquals(0, trained.code(), trained.err());
    Ran ran = run("spectrum --model " + net.resolve("network.zip"));
    assertEquals(2, ran.code(), ran.err());
    assertEquals(1, ran.err().lines().count(), ran.err());
  }
}
