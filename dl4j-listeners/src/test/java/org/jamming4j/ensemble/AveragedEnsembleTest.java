package org.jamming4j.ensemble;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jamming4j.Tolerances;
import org.jamming4j.data.MnistParity;
import org.jamming4j.data.Patterns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AveragedEnsembleTest {
  private static final Patterns TEST = MnistParity.embedded().split(60, 20, 3).test().orElseThrow();

  @TempDir private Path directory;

  private static List<TrainedNetwork> members(int size) {
    return IntStream.rangeClosed(1, size).mapToObj(TrainedNetworkTest::network).toList();
  }

  @Test
  void outputs_ofThreeNetworks_areTheirMean() {
    List<TrainedNetwork> members = members(3);
    double[][] mean = new AveragedEnsemble(members).outputs(TEST);
    double[][] a = members.get(0).outputs(TEST);
    double[][] b = members.get(1).outputs(TEST);
    double[][] c = members.get(2).outputs(TEST);
    for (int mu = 0; mu < TEST.size(); mu++) {
      Tolerances.assertClose((a[mu][0] + b[mu][0] + c[mu][0]) / 3, mean[mu][0], Tolerances.FLOAT64);
    }
  }

  @Test
  void saved_loaded_keepsMembersAndTheirOrder() throws IOException {
    var ensemble = new AveragedEnsemble(members(11));
    ensemble.save(directory);
    AveragedEnsemble loaded = AveragedEnsemble.load(directory);
    assertEquals(11, loaded.members().size());
    assertArrayEquals(ensemble.outputs(TEST), loaded.outputs(TEST));
  }

  @Test
  void predictions_ofThreeNetworks_haveTheirMeanAndSpread() {
    List<TrainedNetwork> members = members(3);
    List<Prediction> predictions = new AveragedEnsemble(members).predictions(TEST.inputs());
    double[] f = members.stream().mapToDouble(m -> m.outputs(TEST)[5][0]).toArray();
    double mean = (f[0] + f[1] + f[2]) / 3;
    double squares = Arrays.stream(f).map(one -> (one - mean) * (one - mean)).sum();
    Prediction one = predictions.get(5);
    Tolerances.assertClose(mean, one.output(), Tolerances.FLOAT64);
    Tolerances.assertClose(Math.sqrt(squares / 2), one.spread(), Tolerances.FLOAT64);
    assertEquals(mean > 0 ? 1 : 0, one.ofClass());
    assertTrue(one.isRight(one.ofClass()));
    Tolerances.assertClose(
        1 / (1 + Math.exp(-2 * mean / 3)), one.probabilities(3)[1], Tolerances.FLOAT64);
    assertTrue(
        Double.isNaN(new AveragedEnsemble(members(1)).predictions(TEST.inputs()).get(0).spread()));
  }

  @Test
  void temperature_savedAndLoaded_isKept() throws IOException {
    AveragedEnsemble ensemble = new AveragedEnsemble(members(3)).withTemperature(0.7);
    assertEquals(0.7, ensemble.temperature());
    ensemble.save(directory);
    assertEquals(ensemble.temperature(), AveragedEnsemble.load(directory).temperature());
    Path file = directory.resolve("temperature.json");
    for (String bad : List.of("{", "{}", "{\"temperature\": -1}", "[]")) {
      Files.writeString(file, bad);
      var e = assertThrows(IOException.class, () -> AveragedEnsemble.load(directory));
      assertTrue(e.getMessage().contains("temperature.json"), e.getMessage());
    }
    Files.delete(file);
    assertEquals(1, AveragedEnsemble.load(directory).temperature());
  }

  @Test
  void construction_withoutMembers_isRefused() {
    assertThrows(IllegalArgumentException.class, () -> new AveragedEnsemble(List.of()));
  }

  @Test
  void construction_withDifferentClasses_namesBoth() {
    TrainedNetwork one = TrainedNetworkTest.network(1);
    var other = new TrainedNetwork(one.network(), one.preprocessing(), List.of("no", "yes"));
    var e =
        assertThrows(
            IllegalArgumentException.class, () -> new AveragedEnsemble(List.of(one, other)));
    assertTrue(e.getMessage().contains("[even, odd]"), e.getMessage());
    assertTrue(e.getMessage().contains("[no, yes]"), e.getMessage());
  }

  @Test
  void load_emptyDirectory_saysSo() {
    var e = assertThrows(IOException.class, () -> AveragedEnsemble.load(directory));
    assertTrue(e.getMessage().contains("no networks"), e.getMessage());
  }
}
