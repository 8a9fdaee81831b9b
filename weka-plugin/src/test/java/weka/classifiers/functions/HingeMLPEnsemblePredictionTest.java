package weka.classifiers.functions;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jamming4j.Tolerances;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import weka.core.Instances;
import weka.core.Utils;

/** What HingeMLPEnsemble predicts, however it is asked. */
class HingeMLPEnsemblePredictionTest extends HingeClassifierPredictions {
  @Override
  HingeMLPEnsemble brief() {
    return TestData.briefEnsemble();
  }

  /** By DL4J's own pass, averaged; one temperature keeps the order, and the odds to a power. */
  @Test
  void outputs_comparedToAverageOfDl4jsPasses_areAPowerOfItsOdds() throws Exception {
    Instances data = TestData.weather();
    HingeMLPEnsemble classifier = brief();
    classifier.setMembers(3);
    classifier.buildClassifier(data);
    INDArray inputs = Nd4j.createFromArray(classifier.networkInputs(data));
    List<MultiLayerNetwork> networks = classifier.trainedNetworks();
    assertEquals(3, networks.size());
    INDArray sum = Nd4j.zeros(inputs.dataType(), data.size(), 1);
    networks.forEach(network -> sum.addi(network.output(inputs)));
    double[] average = sum.divi(3).data().asDouble();
    double[] logOdds = new double[average.length];
    for (int mu = 0; mu < average.length; mu++) {
      double[] p = classifier.distributionForInstance(data.get(mu));
      logOdds[mu] = Math.log(p[1] / p[0]);
    }
    double temperature = 2 * average[0] / logOdds[0];
    for (int mu = 0; mu < average.length; mu++) {
      assertEquals(2 * average[mu] / temperature, logOdds[mu], Tolerances.OUTPUTS);
    }
  }

  @Test
  void networkInputs_ofAnUntrainedOne_areRefused() {
    assertThrows(IllegalStateException.class, () -> brief().networkInputs(TestData.weather()));
  }

  @Test
  void numSlots_several_sameBits() throws Exception {
    Instances data = TestData.weather();
    HingeMLPEnsemble one = brief();
    one.setNumSlots(1);
    one.buildClassifier(data);
    HingeMLPEnsemble three = brief();
    three.setNumSlots(3);
    three.buildClassifier(data);
    assertArrayEquals(one.distributionsForInstances(data), three.distributionsForInstances(data));
    assertEquals(1, Utils.sum(one.distributionForInstance(data.get(0))), Tolerances.OUTPUTS);
  }
}
