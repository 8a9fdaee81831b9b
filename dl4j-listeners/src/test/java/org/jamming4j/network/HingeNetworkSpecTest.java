package org.jamming4j.network;

import static org.jamming4j.Tolerances.FLOAT64;
import static org.jamming4j.Tolerances.assertClose;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.jamming4j.RandomShape;
import org.jamming4j.Tolerances;
import org.jamming4j.data.Patterns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class HingeNetworkSpecTest {
  private static double[] parameters(MultiLayerNetwork network) {
    return network.params().dup().data().asDouble();
  }

  @ParameterizedTest
  @CsvSource({"10,30,5,1,3930", "51,51,3,1,7854", "16,16,3,1,784", "10,8,3,1,216", "4,3,1,5,27"})
  void effectiveParameters_ofKnownNetworks_areTheirWeights(
      int inputs, int width, int depth, int outputs, long expected) {
    HingeNetworkSpec spec = HingeNetworkSpec.relu(inputs, width, depth, outputs);
    assertEquals(expected, spec.effectiveParameters());
    assertEquals(expected + (long) width * depth + outputs, spec.build(1).numParams());
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 20, 137, 3930, 100_000})
  void widthNear_anyN_isTheClosestInRatio(double n) {
    HingeNetworkSpec spec = HingeNetworkSpec.relu(10, 1, 3, 1);
    int width = spec.widthNear(n);
    double best = Math.abs(Math.log(spec.withWidth(width).effectiveParameters() / n));
    for (int other = 1; other < 2 * width + 5; other++) {
      double distance = Math.abs(Math.log(spec.withWidth(other).effectiveParameters() / n));
      assertTrue(best <= distance + Tolerances.OUTPUTS, width + " is worse than " + other);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0,1,1,1,Input dimension 0",
    "1,0,1,1,Width 0",
    "1,-2,1,1,Width -2",
    "1,1,0,1,Depth 0",
    "1,1,1,0,Number of outputs 0"
  })
  void constructor_belowOne_namesTheValue(
      int inputs, int width, int depth, int outputs, String start) {
    var error =
        assertThrows(
            IllegalArgumentException.class,
            () -> HingeNetworkSpec.relu(inputs, width, depth, outputs));
    assertEquals(start + " must be at least 1.", error.getMessage());
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void constructor_badMargin_isNamed(double margin) {
    var error =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                new HingeNetworkSpec(
                    2, 2, 1, 1, HiddenActivation.RELU, Initialisation.NORMAL, margin));
    assertTrue(error.getMessage().startsWith("Margin " + margin), error.getMessage());
  }

  @Test
  void constructor_tooManyParameters_saysWhatToDo() {
    var error =
        assertThrows(IllegalArgumentException.class, () -> HingeNetworkSpec.relu(10, 50_000, 3, 1));
    assertTrue(error.getMessage().contains("narrower or shallower"), error.getMessage());
  }

  @ParameterizedTest
  @CsvSource({"7,7,2,1", "10,4,3,3", "3,11,2,2", "1,5,1,1", "5,1,2,3"})
  void build_orthogonal_hasOrthonormalWeights(int inputs, int width, int depth, int outputs) {
    MultiLayerNetwork network = HingeNetworkSpec.relu(inputs, width, depth, outputs).build(9);
    for (int layer = 0; layer <= depth; layer++) {
      INDArray w = network.getParam(layer + "_W");
      INDArray product = w.rows() >= w.columns() ? w.transpose().mmul(w) : w.mmul(w.transpose());
      assertEquals(DataType.DOUBLE, w.dataType());
      for (int i = 0; i < product.rows(); i++) {
        for (int j = 0; j < product.columns(); j++) {
          assertClose(i == j ? 1 : 0, product.getDouble(i, j), FLOAT64);
        }
      }
    }
  }

  @Test
  void build_normal_hasTheFanInsDeviation() {
    var spec = new HingeNetworkSpec(25, 100, 2, 1, HiddenActivation.RELU, Initialisation.NORMAL, 1);
    MultiLayerNetwork network = spec.build(3);
    double[] first = network.getParam("0_W").dup().data().asDouble();
    double[] second = network.getParam("1_W").dup().data().asDouble();
    assertClose(1 / 25.0, meanSquare(first), 3 * Math.sqrt(2.0 / first.length) / 25);
    assertClose(1 / 100.0, meanSquare(second), 3 * Math.sqrt(2.0 / second.length) / 100);
    assertClose(0, Arrays.stream(second).average().orElseThrow(), 3 / 10.0 / 100);
  }

  private static double meanSquare(double[] values) {
    return Arrays.stream(values).map(v -> v * v).average().orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void build_anyShape_hasZeroBiasesAndTheLayoutsViews(long seed) {
    HingeNetworkSpec spec = RandomShape.network(seed);
    MultiLayerNetwork network = spec.build(seed);
    double[] all = parameters(network);
    ParameterLayout layout = spec.layout();
    assertEquals(all.length, layout.parameters());
    assertEquals(spec.depth() + 1, layout.layers());
    assertEquals(spec.effectiveParameters(), layout.effectiveParameters());
    for (int layer = 0; layer < layout.layers(); layer++) {
      INDArray w = network.getParam(layer + "_W");
      INDArray b = network.getParam(layer + "_b");
      assertArrayEquals(new long[] {layout.inputs(layer), layout.outputs(layer)}, w.shape());
      for (int j = 0; j < layout.outputs(layer); j++) {
        for (int i = 0; i < layout.inputs(layer); i++) {
          assertEquals(
              w.getDouble(i, j), all[layout.weights(layer) + i + j * layout.inputs(layer)]);
        }
        assertEquals(0, b.getDouble(j));
        all[layout.biases(layer) + j] = 1;
      }
    }
    network.setParams(Nd4j.createFromArray(all).reshape(1, -1));
    for (int layer = 0; layer < layout.layers(); layer++) {
      assertEquals(layout.outputs(layer), network.getParam(layer + "_b").sumNumber().intValue());
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void build_sameSeedOnAnotherThread_hasTheSameBits(long seed) {
    HingeNetworkSpec spec = RandomShape.network(seed);
    double[] here = parameters(spec.build(seed));
    double[] there = CompletableFuture.supplyAsync(() -> parameters(spec.build(seed))).join();
    assertArrayEquals(here, there);
    assertFalse(Arrays.equals(here, parameters(spec.build(seed + 1))));
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13})
  void serialiser_roundTrip_keepsOutputsToTheLastBit(long seed, @TempDir Path directory)
      throws IOException {
    HingeNetworkSpec spec = RandomShape.network(seed);
    MultiLayerNetwork network = spec.build(seed);
    Patterns patterns = RandomShape.patterns(spec, 9, seed);
    Path file = directory.resolve("network.zip");
    ModelSerializer.writeModel(network, file.toFile(), true);
    MultiLayerNetwork read = ModelSerializer.restoreMultiLayerNetwork(file.toFile(), true);
    assertArrayEquals(parameters(network), parameters(read));
    assertEquals(network.output(patterns.features()), read.output(patterns.features()));
    assertEquals(network.getLayerWiseConfigurations(), read.getLayerWiseConfigurations());
  }
}
