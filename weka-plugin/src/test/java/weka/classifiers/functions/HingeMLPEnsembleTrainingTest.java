package weka.classifiers.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import weka.classifiers.Evaluation;

/** What HingeMLPEnsemble learns from which rows, and what it says of it. */
class HingeMLPEnsembleTrainingTest extends HingeClassifierTraining {
  @Override
  HingeMLPEnsemble brief() {
    return TestData.briefEnsemble();
  }

  @Override
  void prolong(HingeClassifier classifier) {
    ((HingeMLPEnsemble) classifier).setMembers(1_000_000);
  }

  @Test
  void iris_crossValidatedByDefault_ofUsualAccuracy() throws Exception {
    var evaluation = new Evaluation(TestData.iris());
    evaluation.crossValidateModel(new HingeMLPEnsemble(), TestData.iris(), 3, new Random(1));
    assertTrue(evaluation.pctCorrect() > 92, () -> evaluation.pctCorrect() + " %");
  }

  @Test
  void report_ofADefault_saysWhatWasTriedAndChosen() throws Exception {
    var classifier = new HingeMLPEnsemble();
    assertTrue(classifier.toString().contains("no model"));
    classifier.buildClassifier(TestData.contradicted());
    String report = classifier.toString();
    for (String part :
        new String[] {
          "An average of 10 networks of 2 hidden layers of width ",
          "By 10-fold cross-validation",
          // one of iris' rows is there twice
          "Beware: 2 rows, equal ones counted once, equal a row of another class",
          "N* = ",
          "Tried, averages of 5 networks",
          "chosen\n",
          "How sure: ",
          "To change: ",
          "Networks that fit       0 of 10"
        }) {
      assertTrue(report.contains(part), () -> part + " is not in\n" + report);
    }
    assertFalse(report.contains("NaN"), report);
    double size = classifier.getMeasure("measureNStar");
    assertTrue(report.contains(String.format(Locale.ROOT, "N* = %.0f ", size)), report);
    assertTrue(classifier.getMeasure("measureNStarLow") <= size, report);
    assertTrue(classifier.getMeasure("measureNStarHigh") >= size, report);
    // 147 rows are unlike each other in input and class, two of them contradict each other
    double ratio = classifier.getMeasure("measureRStar");
    assertEquals(3, ratio * size / Math.round(ratio * size / 3), 1e-9);
    double parameters = classifier.getMeasure("measureNumParameters");
    assertTrue(
        report.contains(String.format(Locale.ROOT, "Effective parameters N  %.0f\n", parameters)),
        report);
    assertEquals(3, classifier.getMeasure("measureOutcome"));
    assertTrue(classifier.getMeasure("measureNumUnsatisfied") > 0);
    assertTrue(classifier.getMeasure("measureTrainHingeLoss") > 0);
    assertTrue(classifier.getMeasure("measureSteps") >= 1);
  }

  @Test
  void report_withoutSearch_saysSo() throws Exception {
    HingeMLPEnsemble classifier = brief();
    classifier.buildClassifier(TestData.weather());
    assertTrue(classifier.toString().contains("N* was not looked for"), classifier::toString);
    assertTrue(classifier.toString().contains("No other width was tried"), classifier::toString);
    assertTrue(Double.isNaN(classifier.getMeasure("measureNStar")));
  }

  @Test
  void width_given_isTaken() throws Exception {
    HingeMLPEnsemble classifier = brief();
    classifier.setWidth(7);
    classifier.buildClassifier(TestData.weather());
    assertTrue(
        classifier.toString().contains("width 7, each stopped after 30 steps"),
        classifier::toString);
  }

  @Test
  void seconds_tooFew_reportSaysSo() throws Exception {
    var classifier = new HingeMLPEnsemble();
    classifier.setSeconds(0.001);
    classifier.buildClassifier(TestData.iris());
    assertTrue(
        classifier.toString().contains("Beware: time ran out before all was tried"),
        classifier::toString);
  }
}
