package weka.classifiers.functions;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jamming4j.Tolerances;
import org.jamming4j.network.HiddenActivation;
import org.jamming4j.weka.ClassProbabilities;
import org.jamming4j.weka.InputScaling;
import org.jamming4j.weka.InstanceEncoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.factory.Nd4j;
import weka.core.DenseInstance;
import weka.core.Instance;
import weka.core.Instances;
import weka.core.SerializedObject;
import weka.core.Utils;

/** What HingeMLP predicts, however it is asked. */
class HingeMLPPredictionTest {
  private static HingeMLP trainedOn(Instances data) throws Exception {
    HingeMLP classifier = TestData.brief(100);
    classifier.buildClassifier(data);
    return classifier;
  }

  @Test
  void untrained_predicting_refused() {
    assertThrows(
        IllegalStateException.class,
        () -> new HingeMLP().distributionForInstance(TestData.iris().get(0)));
  }

  @Test
  void batch_comparedToSingleRows_sameBits() throws Exception {
    for (Instances data : new Instances[] {TestData.iris(), TestData.weather()}) {
      HingeMLP classifier = trainedOn(data);
      double[][] batch = classifier.distributionsForInstances(data);
      assertEquals(data.size(), batch.length);
      for (int i = 0; i < data.size(); i++) {
        assertArrayEquals(batch[i], classifier.distributionForInstance(data.get(i)), 0);
        assertEquals(1, Utils.sum(batch[i]), Tolerances.OUTPUTS);
      }
    }
  }

  @Test
  void rowOfFullDataSet_comparedToRowOnItsOwn_sameBits() throws Exception {
    Instances data = TestData.weather();
    HingeMLP classifier = trainedOn(data);
    for (int i : new int[] {47, 0, 20}) {
      Instances alone = new Instances(data, 1);
      alone.add(data.get(i));
      Instance loose = new DenseInstance(data.get(i));
      double[] expected = classifier.distributionsForInstances(data)[i];
      assertArrayEquals(expected, classifier.distributionForInstance(data.get(i)), 0);
      assertArrayEquals(expected, classifier.distributionForInstance(alone.get(0)), 0);
      assertArrayEquals(expected, classifier.distributionForInstance(loose), 0);
    }
    assertEquals(TestData.weather().toString(), data.toString());
  }

  @Test
  void batchInOtherOrder_predicting_followsTheOrder() throws Exception {
    Instances data = TestData.iris();
    HingeMLP classifier = trainedOn(data);
    double[][] forward = classifier.distributionsForInstances(data);
    Instances reversed = new Instances(data, data.size());
    for (int i = data.size() - 1; i >= 0; i--) {
      reversed.add(data.get(i));
    }
    double[][] backward = classifier.distributionsForInstances(reversed);
    for (int i = 0; i < forward.length; i++) {
      assertArrayEquals(forward[i], backward[forward.length - 1 - i], 0);
    }
  }

  @Test
  void emptyBatch_predicting_empty() throws Exception {
    Instances none = new Instances(TestData.iris(), 0);
    assertEquals(0, trainedOn(TestData.iris()).distributionsForInstances(none).length);
  }

  @Test
  void serialisedCopy_predicting_sameBits() throws Exception {
    for (Instances data : new Instances[] {TestData.iris(), TestData.weather()}) {
      HingeMLP classifier = trainedOn(data);
      var copy = (HingeMLP) new SerializedObject(classifier).getObject();
      assertArrayEquals(
          classifier.distributionsForInstances(data), copy.distributionsForInstances(data));
      assertEquals(classifier.toString(), copy.toString());
    }
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
    double[][] inputs = InstanceEncoder.fit(data, InputScaling.STANDARD).encode(data);
    double[][] outputs =
        classifier.trainedNetwork().output(Nd4j.createFromArray(inputs)).toDoubleMatrix();
    double[][] actual = classifier.distributionsForInstances(data);
    for (int i = 0; i < actual.length; i++) {
      double[] expected = ClassProbabilities.of(outputs[i], new int[] {0, 1, 2}, 3);
      assertArrayEquals(expected, actual[i], Tolerances.OUTPUTS);
    }
  }

  @Test
  void severalThreads_predicting_sameBits() throws Exception {
    Instances data = TestData.weather();
    HingeMLP classifier = trainedOn(data);
    double[][] expected = classifier.distributionsForInstances(data);
    boolean same =
        IntStream.range(0, 400)
            .parallel()
            .allMatch(i -> isSame(expected[i % 48], classifier, data.get(i % 48)));
    assertTrue(same);
  }

  private static boolean isSame(double[] expected, HingeMLP classifier, Instance row) {
    try {
      return Arrays.equals(expected, classifier.distributionForInstance(row));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
