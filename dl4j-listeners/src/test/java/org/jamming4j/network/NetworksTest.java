package org.jamming4j.network;

import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class NetworksTest {
  @Test
  void output_failing_leavesInputAndMasksAsTheyWere() {
    MultiLayerNetwork network = HingeNetworkSpec.relu(3, 4, 1, 1).build(1);
    INDArray input = Nd4j.ones(DataType.DOUBLE, 2, 3);
    INDArray mask = Nd4j.ones(DataType.DOUBLE, 2, 1);
    network.setInput(input);
    network.getLayers()[1].setMaskArray(mask);
    INDArray wrong = Nd4j.ones(DataType.DOUBLE, 2, 5);
    assertThrows(RuntimeException.class, () -> Networks.output(network, wrong));
    assertSame(mask, network.getLayers()[1].getMaskArray());
    assertSame(input, network.getInput());
  }
}
