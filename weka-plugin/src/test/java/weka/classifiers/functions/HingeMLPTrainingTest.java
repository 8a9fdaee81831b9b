package weka.classifiers.functions;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.jamming4j.Tolerances;
import org.junit.jupiter.api.Test;
import weka.classifiers.Evaluation;
import weka.core.Instance;
import weka.core.Instances;
import weka.core.UnsupportedAttributeTypeException;
import weka.filters.Filter;
import weka.filters.unsupervised.attribute.Reorder;

/** What HingeMLP learns from which rows. */
class HingeMLPTrainingTest {
  @Test
  void iris_crossValidated_ofUsualAccuracy() throws Exception {
    var evaluation = new Evaluation(TestData.iris());
    evaluation.crossValidateModel(TestData.brief(1000), TestData.iris(), 3, new Random(1));
    assertTrue(evaluation.pctCorrect() > 90, () -> evaluation.pctCorrect() + " %");
  }

  /** The default budget leaves most runs the time to come to rest. */
  @Test
  void iris_networksTooSmallWithTheDefaultBudget_areJammedMostly() throws Exception {
    int jammed = 0;
    for (int seed = 1; seed <= 10; seed++) {
      var classifier = new HingeMLP();
      classifier.setWidth(2);
      classifier.setDepth(1);
      classifier.setSeed(seed);
      classifier.buildClassifier(TestData.iris());
      assertFalse(classifier.toString().contains(" SAT: "), classifier::toString);
      jammed += classifier.toString().contains("UNSAT: ") ? 1 : 0;
    }
    assertTrue(jammed > 5, jammed + " of 10");
  }

  @Test
  void weather_withMissingValues_fitted() throws Exception {
    HingeMLP classifier = TestData.brief(5000);
    classifier.buildClassifier(TestData.weather());
    assertTrue(classifier.toString().contains("SAT: "), classifier::toString);
    var evaluation = new Evaluation(TestData.weather());
    evaluation.evaluateModel(classifier, TestData.weather());
    assertEquals(100, evaluation.pctCorrect());
  }

  @Test
  void report_afterTraining_namesEverything() throws Exception {
    HingeMLP classifier = TestData.brief(2);
    assertTrue(classifier.toString().contains("no model"));
    classifier.buildClassifier(TestData.iris());
    String report = classifier.toString();
    for (String part :
        new String[] {
          "Width h                 10",
          "Depth L                 2",
          // 4 x 10 + 10 x 10 + 10 x 3
          "Effective parameters N  170",
          "Patterns P              150",
          "UNDECIDED",
          "Separated at step       never",
          "Satisfied at step       never",
          "Unsatisfied N_Delta",
          "Loss",
          "Dead layers lifted      0",
          "Steps                   2"
        }) {
      assertTrue(report.contains(part), () -> part + " is not in\n" + report);
    }
  }

  @Test
  void weightOfTwo_comparedToRowTwice_sameNetwork() throws Exception {
    Instances weighted = TestData.weather();
    Instances repeated = TestData.weather();
    for (int i = 0; i < 10; i++) {
      weighted.get(i).setWeight(2);
      repeated.add(repeated.get(i));
    }
    HingeMLP one = TestData.brief(50);
    HingeMLP other = TestData.brief(50);
    one.buildClassifier(weighted);
    other.buildClassifier(repeated);
    for (Instance row : TestData.weather()) {
      assertArrayEquals(
          other.distributionForInstance(row),
          one.distributionForInstance(row),
          Tolerances.REORDERED);
    }
    HingeMLP unweighted = TestData.brief(50);
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
    HingeMLP one = TestData.brief(50);
    HingeMLP other = TestData.brief(50);
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
    HingeMLP one = TestData.brief(50);
    HingeMLP other = TestData.brief(50);
    one.buildClassifier(zero);
    other.buildClassifier(without);
    Instance row = TestData.weather().get(5);
    assertArrayEquals(other.distributionForInstance(row), one.distributionForInstance(row), 0);
  }

  @Test
  void weightsAllZero_training_refused() {
    Instances data = TestData.weather();
    data.forEach(row -> row.setWeight(0));
    var e =
        assertThrows(IllegalArgumentException.class, () -> TestData.brief(5).buildClassifier(data));
    assertTrue(e.getMessage().contains("weight 0"), e::getMessage);
  }

  @Test
  void missingClass_comparedToRowLeftOut_sameBits() throws Exception {
    Instances missing = TestData.iris();
    Instances without = TestData.iris();
    missing.get(149).setClassMissing();
    without.remove(149);
    HingeMLP one = TestData.brief(50);
    HingeMLP other = TestData.brief(50);
    one.buildClassifier(missing);
    other.buildClassifier(without);
    Instance row = TestData.iris().get(149);
    assertArrayEquals(other.distributionForInstance(row), one.distributionForInstance(row), 0);
  }

  @Test
  void classWithoutRows_training_getsProbabilityZero() throws Exception {
    Instances twoOfThree = TestData.iris();
    twoOfThree.removeIf(row -> row.classValue() == 1);
    HingeMLP classifier = TestData.brief(300);
    classifier.buildClassifier(twoOfThree);
    for (Instance row : twoOfThree) {
      double[] distribution = classifier.distributionForInstance(row);
      assertEquals(3, distribution.length);
      assertEquals(0, distribution[1]);
      assertEquals(1, distribution[0] + distribution[2], Tolerances.OUTPUTS);
      assertEquals(row.classValue(), classifier.classifyInstance(row));
    }
    assertTrue(classifier.toString().contains("1 output"), classifier::toString);
  }

  @Test
  void oneClassSeen_training_fallsBackToZeroR() throws Exception {
    Instances setosa = TestData.iris();
    setosa.removeIf(row -> row.classValue() != 0);
    HingeMLP classifier = TestData.brief(5);
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
    HingeMLP classifier = TestData.brief(5);
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
    HingeMLP classifier = TestData.brief(50);
    classifier.buildClassifier(data);
    assertEquals(1, classifier.distributionForInstance(data.get(0))[0], 1);
  }

  @Test
  void numericClass_training_refused() {
    Instances data = TestData.weather();
    data.setClassIndex(0);
    var e =
        assertThrows(
            UnsupportedAttributeTypeException.class, () -> TestData.brief(5).buildClassifier(data));
    assertTrue(e.getMessage().contains("numeric class"), e::getMessage);
  }

  @Test
  void trainingData_afterTraining_unchanged() throws Exception {
    Instances data = TestData.weather();
    TestData.brief(5).buildClassifier(data);
    assertEquals(TestData.weather().toString(), data.toString());
  }

  @Test
  void seed_repeated_sameBits() throws Exception {
    Instance row = TestData.iris().get(70);
    assertArrayEquals(trainedWithSeed(3, row), trainedWithSeed(3, row), 0);
    assertTrue(trainedWithSeed(3, row)[1] != trainedWithSeed(4, row)[1], "the seed has no effect");
  }

  private static double[] trainedWithSeed(int seed, Instance row) throws Exception {
    HingeMLP classifier = TestData.brief(100);
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
      HingeMLP classifier = TestData.brief(100);
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
    HingeMLP classifier = TestData.brief(5);
    classifier.buildClassifier(TestData.iris());
    prolong(classifier);
    Instances data = contradicted();
    Thread trainer = Thread.currentThread();
    var stop = new Thread(() -> interruptSoon(trainer));
    stop.start();
    assertThrows(InterruptedException.class, () -> classifier.buildClassifier(data));
    stop.join();
    assertTrue(Thread.interrupted(), "Weka tells a stop from a failure by it");
    assertThrows(
        IllegalStateException.class, () -> classifier.distributionForInstance(data.get(0)));
  }

  /** Contradicted data then take it a minute or more to find that it is jammed. */
  private static void prolong(HingeMLP classifier) {
    classifier.setWidth(100);
    classifier.setMaxSteps(Integer.MAX_VALUE);
  }

  private static Instances contradicted() {
    Instances data = TestData.iris();
    Instance contradiction = (Instance) data.get(0).copy();
    contradiction.setClassValue(2);
    data.add(contradiction);
    return data;
  }

  @Test
  void equalRowsOfTwoClasses_training_reported() throws Exception {
    HingeMLP classifier = TestData.brief(5);
    classifier.buildClassifier(contradicted());
    String report = classifier.toString();
    assertTrue(report.contains("no network of any size fits these data: 2 rows equal"), report);
    assertTrue(
        report.indexOf("no network of any size") < report.indexOf("Rows in a wrong class"), report);
    assertFalse(report.contains("SAT: "), report);
  }

  @Test
  void maxSeconds_spent_endsUndecided() throws Exception {
    HingeMLP classifier = TestData.brief(5);
    prolong(classifier);
    classifier.setMaxSeconds(0.1);
    classifier.buildClassifier(contradicted());
    assertTrue(classifier.toString().contains("UNDECIDED"), classifier::toString);
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
    HingeMLP one = TestData.brief(50);
    HingeMLP other = TestData.brief(50);
    one.buildClassifier(classFirst);
    other.buildClassifier(TestData.iris());
    assertArrayEquals(
        other.distributionForInstance(TestData.iris().get(99)),
        one.distributionForInstance(classFirst.get(99)),
        0);
  }
}
