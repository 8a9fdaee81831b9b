package org.jamming4j.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jamming4j.network.HingeNetworkSpec;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

/** The parameters that steps change, and the network's own. */
class RunParametersTest {
  private static final HingeNetworkSpec SPEC = HingeNetworkSpec.relu(3, 4, 2, 1);

  private static double[] own(MultiLayerNetwork network) {
    return network.params().castTo(DataType.DOUBLE).data().asDouble();
  }

  private static double[] after(RunParameters parameters) {
    double[] copy = new double[parameters.size()];
    parameters.copyTo(copy);
    return copy;
  }

  @Test
  void float64_changedAndCommitted_isTheNetworks() {
    MultiLayerNetwork network = SPEC.build(1);
    double[] before = own(network);
    var parameters = new RunParameters(network);
    parameters.fetch();
    parameters.shrink(0.25);
    parameters.values()[2] += 1;
    assertArrayEquals(before, own(network));
    parameters.commit();
    double[] expected = Arrays.stream(before).map(w -> 0.75 * w).toArray();
    expected[2] += 1;
    assertArrayEquals(expected, own(network));
    assertArrayEquals(expected, after(parameters));
  }

  @Test
  void float64_networkChangedByAnother_isFetched() {
    MultiLayerNetwork network = SPEC.build(1);
    var parameters = new RunParameters(network);
    network.params().putScalar(2, 42);
    parameters.fetch();
    assertEquals(42, parameters.values()[2]);
  }

  @Test
  void float32_smallSteps_addUpThoughEachIsRoundedAway() {
    MultiLayerNetwork network = SPEC.build(1).convertDataType(DataType.FLOAT);
    network.params().putScalar(0, 1);
    var parameters = new RunParameters(network);
    for (int step = 0; step < 64; step++) {
      parameters.fetch();
      parameters.values()[0] += 0x1p-29;
      parameters.commit();
    }
    // a 64th of the spacing of float32 at 1, 64 times
    assertEquals(1 + 0x1p-23, own(network)[0]);
    assertEquals(1 + 0x1p-23, after(parameters)[0]);
  }
}
