package org.jamming4j.tiles;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jamming4j.Tolerances;
import org.jamming4j.data.RandomPatterns;
import org.jamming4j.network.HiddenActivation;
import org.jamming4j.network.HingeNetworkSpec;
import org.jamming4j.network.Initialisation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

class ForwardPassTest {
  private static final double[][] ROWS = RandomPatterns.generate(300, 7, 2).inputs();

  private static HingeNetworkSpec spec(HiddenActivation activation) {
    return new HingeNetworkSpec(7, 9, 3, 2, activation, Initialisation.NORMAL, 1);
  }

  @ParameterizedTest
  @EnumSource(HiddenActivation.class)
  void outputs_ofEveryActivation_areDl4jsToRounding(HiddenActivation activation) throws Exception {
    MultiLayerNetwork network = spec(activation).build(3);
    double[][] expected = network.output(Nd4j.createFromArray(ROWS)).toDoubleMatrix();
    double[][] actual = ForwardPass.through(network).outputs(ROWS);
    for (int mu = 0; mu < ROWS.length; mu++) {
      assertArrayEquals(expected[mu], actual[mu], Tolerances.OUTPUTS);
    }
  }

  @ParameterizedTest
  @EnumSource(HiddenActivation.class)
  void outputs_ofARow_areTheSameBitsAloneAsAmongOthers(HiddenActivation activation)
      throws Exception {
    ForwardPass pass = ForwardPass.through(spec(activation).build(3));
    double[][] together = pass.outputs(ROWS);
    for (int mu = 0; mu < ROWS.length; mu++) {
      assertArrayEquals(together[mu], pass.outputs(new double[][] {ROWS[mu]})[0]);
    }
    double[][] some = pass.outputs(Arrays.copyOfRange(ROWS, 100, 217));
    for (int i = 0; i < some.length; i++) {
      assertArrayEquals(together[100 + i], some[i]);
    }
  }

  @Test
  void outputs_onManyThreads_areTheSame() throws Exception {
    ForwardPass pass = ForwardPass.through(spec(HiddenActivation.RELU).build(3));
    double[][] expected = pass.outputs(ROWS);
    assertTrue(
        IntStream.range(0, 50)
            .parallel()
            .allMatch(i -> Arrays.deepEquals(expected, pass.outputs(ROWS))));
  }

  @Test
  void outputs_ofNoRows_areNone() throws Exception {
    ForwardPass pass = ForwardPass.through(spec(HiddenActivation.RELU).build(3));
    assertEquals(0, pass.outputs(new double[0][]).length);
  }

  @Test
  void pass_ofANetworkThatIsTrainedOn_staysAsItWas() throws Exception {
    MultiLayerNetwork network = spec(HiddenActivation.RELU).build(3);
    ForwardPass pass = ForwardPass.through(network);
    double[][] before = pass.outputs(ROWS);
    network.params().muli(2);
    assertTrue(Arrays.deepEquals(before, pass.outputs(ROWS)));
  }

  @Test
  void pass_throughFloat32_isInFloat64() throws Exception {
    MultiLayerNetwork network =
        spec(HiddenActivation.RELU).build(3).convertDataType(DataType.FLOAT);
    MultiLayerNetwork exact = network.convertDataType(DataType.DOUBLE);
    assertTrue(
        Arrays.deepEquals(
            ForwardPass.through(exact).outputs(ROWS), ForwardPass.through(network).outputs(ROWS)));
  }

  @Test
  void row_ofAnotherLength_isRefusedByNumber() throws Exception {
    ForwardPass pass = ForwardPass.through(spec(HiddenActivation.RELU).build(3));
    double[][] rows = ROWS.clone();
    rows[200] = new double[6];
    var e = assertThrows(IllegalArgumentException.class, () -> pass.outputs(rows));
    assertEquals("Row 200 has 6 numbers, but the network takes 7.", e.getMessage());
  }
}
