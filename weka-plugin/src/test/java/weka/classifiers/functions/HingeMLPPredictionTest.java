package weka.classifiers.functions;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.jamming4j.Tolerances;
import org.jamming4j.ensemble.ClassProbabilities;
import org.jamming4j.network.HiddenActivation;
import org.jamming4j.weka.InstanceEncoder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.factory.Nd4j;
import weka.core.Instances;

/** What HingeMLP predicts, however it is asked. */
class HingeMLPPredictionTest extends HingeClassifierPredictions {
  @Override
  HingeMLP brief() {
    return TestData.brief(100);
  }

  @ParameterizedTest
  @EnumSource(HiddenActivation.class)
  void outputs_comparedToForwardPassOfDl4j_equalToRounding(HiddenActivation activation)
      throws Exception {
    Instances data = TestData.iris();
    HingeMLP classifier = TestData.brief(30);
    classifier.setDepth(3);
    classifier.setActivation(activation);
    classifier.buildClassifier(data);
    double[][] inputs = InstanceEncoder.fit(data, classifier.getInputs()).encode(data);
    double[][] outputs =
        classifier.trainedNetwork().output(Nd4j.createFromArray(inputs)).toDoubleMatrix();
    double[][] actual = classifier.distributionsForInstances(data);
    for (int i = 0; i < actual.length; i++) {
      double[] expected = ClassProbabilities.of(outputs[i], new int[] {0, 1, 2}, 3);
      assertArrayEquals(expected, actual[i], Tolerances.OUTPUTS);
    }
  }
}
