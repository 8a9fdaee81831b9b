package org.jamming4j.ensemble;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.deeplearning4j.util.ModelSerializer;
import org.jamming4j.data.MnistParity;
import org.jamming4j.data.Patterns;
import org.jamming4j.data.Preprocessing;
import org.jamming4j.data.Split;
import org.jamming4j.network.HingeNetworkSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainedNetworkTest {
  private static final Split RAW = MnistParity.embedded().split(60, 20, 3);

  @TempDir private Path directory;

  static TrainedNetwork network(long seed) {
    return new TrainedNetwork(
        HingeNetworkSpec.relu(5, 7, 2, 1).build(seed),
        Preprocessing.fit(RAW.training(), 5, true),
        RAW.training().classNames());
  }

  @Test
  void saved_loaded_predictsRawPatternsBitIdentically() throws IOException {
    TrainedNetwork network = network(1);
    Path file = directory.resolve("a.zip");
    network.save(file);
    TrainedNetwork loaded = TrainedNetwork.load(file);
    Patterns test = RAW.test().orElseThrow();
    assertEquals(784, test.dimension());
    assertArrayEquals(network.outputs(test), loaded.outputs(test));
    assertEquals(List.of("even", "odd"), loaded.classNames());
  }

  @Test
  void saved_readByDl4jAlone_isTheSameNetwork() throws IOException {
    TrainedNetwork network = network(2);
    Path file = directory.resolve("a.zip");
    network.save(file);
    var restored = ModelSerializer.restoreMultiLayerNetwork(file.toFile());
    assertEquals(network.network().params(), restored.params());
  }

  @Test
  void load_missingFile_isNamed() {
    Path file = directory.resolve("missing.zip");
    var e = assertThrows(IOException.class, () -> TrainedNetwork.load(file));
    assertTrue(e.getMessage().contains("missing.zip"), e.getMessage());
  }

  @Test
  void load_networkOfDl4jWithoutPreprocessing_saysSo() throws IOException {
    Path file = directory.resolve("plain.zip");
    ModelSerializer.writeModel(network(1).network(), file.toFile(), false);
    var e = assertThrows(IOException.class, () -> TrainedNetwork.load(file));
    assertTrue(e.getMessage().contains("not saved by Jamming4J"), e.getMessage());
  }

  @Test
  void load_noZip_isAnIoException() throws IOException {
    Path file = directory.resolve("text.zip");
    Files.writeString(file, "no zip");
    assertThrows(IOException.class, () -> TrainedNetwork.load(file));
  }
}
