package weka.classifiers.functions;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.jamming4j.Tolerances;
import org.junit.jupiter.api.Test;
import weka.core.Instance;
import weka.core.Instances;
import weka.core.UnsupportedAttributeTypeException;
import weka.filters.Filter;
import weka.filters.unsupervised.attribute.Reorder;

/** What a classifier of hinge networks learns from which rows. */
abstract class HingeClassifierTraining {
  /** One that trains for a moment only. */
  abstract HingeClassifier brief();

  /** Has it train on {@link TestData#contradicted} for a minute or more. */
  abstract void prolong(HingeClassifier classifier);

  @Test
  void weightOfTwo_comparedToRowTwice_sameNetwork() throws Exception {
    Instances weighted = TestData.weather();
    Instances repeated = TestData.weather();
    for (int i = 0; i < 10; i++) {
      weighted.get(i).setWeight(2);
      repeated.add(repeated.get(i));
    }
    HingeClassifier one = brief();
    HingeClassifier other = brief();
    one.buildClassifier(weighted);
    other.buildClassifier(repeated);
    for (Instance row : TestData.weather()) {
      assertArrayEquals(
          other.distributionForInstance(row),
          one.distributionForInstance(row),
          Tolerances.REORDERED);
    }
    HingeClassifier unweighted = brief();
    unweighted.buildClassifier(TestData.weather());
    Instance row = TestData.weather().get(0);
    assertTrue(
        Math.abs(unweighted.distributionForInstance(row)[0] - one.distributionForInstance(row)[0])
            > 1e-4,
        "weights make no difference");
  }

  @Test
  void weightsScaledToTinySum_comparedToEqualOnes_sameNetwork() throws Exception {
    Instances tiny = TestData.weather();
    tiny.forEach(row -> row.setWeight(0.5 / 48));
    HingeClassifier one = brief();
    HingeClassifier other = brief();
    one.buildClassifier(tiny);
    other.buildClassifier(TestData.weather());
    Instance row = TestData.weather().get(3);
    assertArrayEquals(
        other.distributionForInstance(row), one.distributionForInstance(row), Tolerances.REORDERED);
  }

  @Test
  void weightOfZero_comparedToRowLeftOut_sameBits() throws Exception {
    Instances zero = TestData.weather();
    Instances without = TestData.weather();
    zero.get(5).setWeight(0);
    without.remove(5);
    HingeClassifier one = brief();
    HingeClassifier other = brief();
    one.buildClassifier(zero);
    other.buildClassifier(without);
    Instance row = TestData.weather().get(5);
    assertArrayEquals(other.distributionForInstance(row), one.distributionForInstance(row), 0);
  }

  @Test
  void weightsAllZero_training_refused() {
    Instances data = TestData.weather();
    data.forEach(row -> row.setWeight(0));
    var e = assertThrows(IllegalArgumentException.class, () -> brief().buildClassifier(data));
    assertTrue(e.getMessage().contains("weight 0"), e::getMessage);
  }

  @Test
  void missingClass_comparedToRowLeftOut_sameBits() throws Exception {
    Instances missing = TestData.iris();
    Instances without = TestData.iris();
    missing.get(149).setClassMissing();
    without.remove(149);
    HingeClassifier one = brief();
    HingeClassifier other = brief();
    one.buildClassifier(missing);
    other.buildClassifier(without);
    Instance row = TestData.iris().get(149);
    assertArrayEquals(other.distributionForInstance(row), one.distributionForInstance(row), 0);
  }

  @Test
  void classWithoutRows_training_getsProbabilityZero() throws Exception {
    Instances twoOfThree = TestData.iris();
    twoOfThree.removeIf(row -> row.classValue() == 1);
    HingeClassifier classifier = brief();
    classifier.buildClassifier(twoOfThree);
    for (Instance row : twoOfThree) {
      double[] distribution = classifier.distributionForInstance(row);
      assertEquals(3, distribution.length);
      assertEquals(0, distribution[1]);
      assertEquals(1, distribution[0] + distribution[2], Tolerances.OUTPUTS);
      assertNotEquals(1, classifier.classifyInstance(row));
    }
  }

  @Test
  void oneClassSeen_training_fallsBackToZeroR() throws Exception {
    Instances setosa = TestData.iris();
    setosa.removeIf(row -> row.classValue() != 0);
    HingeClassifier classifier = brief();
    classifier.buildClassifier(setosa);
    assertEquals(0, classifier.classifyInstance(TestData.iris().get(149)));
    assertTrue(classifier.toString().contains("ZeroR"), classifier::toString);
  }

  @Test
  void noAttributes_training_fallsBackToZeroR() throws Exception {
    Instances bare = TestData.weather();
    for (int i = bare.numAttributes() - 2; i >= 0; i--) {
      bare.deleteAttributeAt(i);
    }
    HingeClassifier classifier = brief();
    classifier.buildClassifier(bare);
    assertEquals(bare.size(), classifier.distributionsForInstances(bare).length);
    assertTrue(classifier.toString().contains("ZeroR"), classifier::toString);
  }

  @Test
  void constantAndAllMissingColumns_training_harmless() throws Exception {
    Instances data = TestData.weather();
    for (Instance row : data) {
      row.setValue(0, 0.1);
      row.setMissing(1);
      row.setMissing(2);
    }
    HingeClassifier classifier = brief();
    classifier.buildClassifier(data);
    assertEquals(1, classifier.distributionForInstance(data.get(0))[0], 1);
  }

  @Test
  void numericClass_training_refused() {
    Instances data = TestData.weather();
    data.setClassIndex(0);
    var e =
        assertThrows(UnsupportedAttributeTypeException.class, () -> brief().buildClassifier(data));
    assertTrue(e.getMessage().contains("numeric class"), e::getMessage);
  }

  @Test
  void trainingData_afterTraining_unchanged() throws Exception {
    Instances data = TestData.weather();
    brief().buildClassifier(data);
    assertEquals(TestData.weather().toString(), data.toString());
  }

  @Test
  void seed_repeated_sameBits() throws Exception {
    Instance row = TestData.iris().get(70);
    assertArrayEquals(trainedWithSeed(3, row), trainedWithSeed(3, row), 0);
    assertTrue(trainedWithSeed(3, row)[1] != trainedWithSeed(4, row)[1], "the seed has no effect");
  }

  private double[] trainedWithSeed(int seed, Instance row) throws Exception {
    HingeClassifier classifier = brief();
    classifier.setSeed(seed);
    classifier.buildClassifier(TestData.iris());
    return classifier.distributionForInstance(row);
  }

  @Test
  void training_ofAnything_writesNothingToStandardOutput() throws Exception {
    PrintStream before = System.out;
    var written = new ByteArrayOutputStream();
    System.setOut(new PrintStream(written, true, StandardCharsets.UTF_8));
    try {
      HingeClassifier classifier = brief();
      classifier.setDebug(true);
      classifier.buildClassifier(TestData.iris());
      classifier.distributionsForInstances(TestData.iris());
    } finally {
      System.setOut(before);
    }
    assertEquals("", written.toString(StandardCharsets.UTF_8));
  }

  @Test
  void interruptedThread_training_throwsAndLeavesNoModel() throws Exception {
    HingeClassifier classifier = brief();
    classifier.buildClassifier(TestData.iris());
    prolong(classifier);
    Instances data = TestData.contradicted();
    Thread trainer = Thread.currentThread();
    var stop = new Thread(() -> interruptSoon(trainer));
    stop.start();
    assertThrows(InterruptedException.class, () -> classifier.buildClassifier(data));
    boolean told = Thread.interrupted();
    // with the flag still set, this would throw, should the other thread not have ended yet
    stop.join();
    assertTrue(told, "Weka tells a stop from a failure by it");
    assertThrows(
        IllegalStateException.class, () -> classifier.distributionForInstance(data.get(0)));
  }

  private static void interruptSoon(Thread thread) {
    try {
      Thread.sleep(300);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    thread.interrupt();
  }

  @Test
  void classAsFirstAttribute_training_sameBits() throws Exception {
    var reorder = new Reorder();
    reorder.setAttributeIndices("last,1-4");
    reorder.setInputFormat(TestData.iris());
    Instances classFirst = Filter.useFilter(TestData.iris(), reorder);
    assertEquals(0, classFirst.classIndex());
    HingeClassifier one = brief();
    HingeClassifier other = brief();
    one.buildClassifier(classFirst);
    other.buildClassifier(TestData.iris());
    assertArrayEquals(
        other.distributionForInstance(TestData.iris().get(99)),
        one.distributionForInstance(classFirst.get(99)),
        0);
  }

  @Test
  void cellTooLargeToComputeWith_training_isRefusedInOneLine() {
    Instances data = TestData.iris();
    data.get(7).setValue(2, 1e300);
    HingeClassifier classifier = brief();
    var e = assertThrows(IllegalArgumentException.class, () -> classifier.buildClassifier(data));
    assertTrue(e.getMessage().contains("1.0E300"), e::getMessage);
    assertTrue(e.getMessage().contains(data.attribute(2).name()), e::getMessage);
    assertEquals(1, e.getMessage().lines().count());
  }
}
