package weka.classifiers.functions;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jamming4j.Tolerances;
import org.junit.jupiter.api.Test;
import weka.core.DenseInstance;
import weka.core.Instance;
import weka.core.Instances;
import weka.core.SerializedObject;
import weka.core.Utils;

/** What a classifier of hinge networks predicts, however it is asked. */
abstract class HingeClassifierPredictions {
  /** One that trains for a moment only. */
  abstract HingeClassifier brief();

  private HingeClassifier trainedOn(Instances data) throws Exception {
    HingeClassifier classifier = brief();
    classifier.buildClassifier(data);
    return classifier;
  }

  @Test
  void untrained_predicting_refused() {
    assertThrows(
        IllegalStateException.class, () -> brief().distributionForInstance(TestData.iris().get(0)));
  }

  @Test
  void batch_comparedToSingleRows_sameBits() throws Exception {
    for (Instances data : new Instances[] {TestData.iris(), TestData.weather()}) {
      HingeClassifier classifier = trainedOn(data);
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
    HingeClassifier classifier = trainedOn(data);
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
    HingeClassifier classifier = trainedOn(data);
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
      HingeClassifier classifier = trainedOn(data);
      var copy = (HingeClassifier) new SerializedObject(classifier).getObject();
      assertArrayEquals(
          classifier.distributionsForInstances(data), copy.distributionsForInstances(data));
      assertEquals(classifier.toString(), copy.toString());
    }
  }

  @Test
  void severalThreads_predicting_sameBits() throws Exception {
    Instances data = TestData.weather();
    HingeClassifier classifier = trainedOn(data);
    double[][] expected = classifier.distributionsForInstances(data);
    boolean same =
        IntStream.range(0, 400)
            .parallel()
            .allMatch(i -> isSame(expected[i % 48], classifier, data.get(i % 48)));
    assertTrue(same);
  }

  private static boolean isSame(double[] expected, HingeClassifier classifier, Instance row) {
    try {
      return Arrays.equals(expected, classifier.distributionForInstance(row));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
