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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "spectrum | Name one of --model FILE",
        "spectrum --model a.zip --n-star 3 | Name one of --model FILE",
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
