package weka.classifiers.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.jamming4j.weka.InputScaling;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import weka.classifiers.Evaluation;

/** What HingeMLP learns from which rows. */
class HingeMLPTrainingTest extends HingeClassifierTraining {
  @Override
  HingeMLP brief() {
    return TestData.brief(50);
  }

  @Test
  void iris_crossValidated_ofUsualAccuracy() throws Exception {
    var evaluation = new Evaluation(TestData.iris());
    evaluation.crossValidateModel(TestData.brief(1000), TestData.iris(), 3, new Random(1));
    assertTrue(evaluation.pctCorrect() > 90, () -> evaluation.pctCorrect() + " %");
  }

  /** The default budget leaves most runs the time to come to rest. */
  @ParameterizedTest
  @CsvSource({"STANDARD, 2", "PIECEWISE, 1"})
  void iris_networksTooSmallWithTheDefaultBudget_areJammedMostly(InputScaling inputs, int width)
      throws Exception {
    int jammed = 0;
    for (int seed = 1; seed <= 10; seed++) {
      var classifier = new HingeMLP();
      classifier.setInputs(inputs);
      classifier.setWidth(width);
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
    classifier.setInputs(InputScaling.STANDARD);
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

  /** Contradicted data then take it a minute or more to find that it is jammed. */
  @Override
  void prolong(HingeClassifier classifier) {
    ((HingeMLP) classifier).setWidth(100);
    ((HingeMLP) classifier).setMaxSteps(Integer.MAX_VALUE);
  }

  @Test
  void equalRowsOfTwoClasses_training_reported() throws Exception {
    HingeMLP classifier = TestData.brief(5);
    classifier.buildClassifier(TestData.contradicted());
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
    classifier.buildClassifier(TestData.contradicted());
    assertTrue(classifier.toString().contains("UNDECIDED"), classifier::toString);
  }
}
