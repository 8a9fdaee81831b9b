package weka.classifiers.functions;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jamming4j.weka.InputScaling;
import org.junit.jupiter.api.Test;
import weka.classifiers.Evaluation;
import weka.core.Instance;
import weka.core.Instances;

/** What a user reads of a model. */
class HingeMLPReportTest {
  private static String report(HingeMLP classifier, Instances data) throws Exception {
    classifier.buildClassifier(data);
    return classifier.toString();
  }

  private static int wrongRows(HingeMLP classifier, Instances data) throws Exception {
    var evaluation = new Evaluation(data);
    evaluation.evaluateModel(classifier, data);
    return (int) evaluation.incorrect();
  }

  @Test
  void threeClasses_report_countsRowsAndSaysWhatElseItCounts() throws Exception {
    HingeMLP classifier = TestData.brief(30);
    String report = report(classifier, TestData.iris());
    int wrong = wrongRows(classifier, TestData.iris());
    assertTrue(report.contains("Rows in a wrong class   " + wrong + " of 150\n"), report);
    assertTrue(report.contains("of 450, rows times outputs"), report);
    assertFalse(report.contains("of 450\n"), report);
  }

  @Test
  void budgetSpent_report_leadsWithThatAndTheRemedy() throws Exception {
    HingeMLP classifier = TestData.brief(3);
    String report = report(classifier, TestData.weather());
    int wrong = wrongRows(classifier, TestData.weather());
    assertTrue(report.startsWith("HingeMLP\n\nUNDECIDED: the budget was spent after 3"), report);
    assertTrue(report.contains(wrong + " rows are in a wrong class so far"), report);
    assertTrue(report.contains("raise maxSteps"), report);
  }

  @Test
  void fitted_report_saysWhetherByTheFullMargin() throws Exception {
    String whole = report(TestData.brief(5000), TestData.weather());
    assertTrue(whole.contains("every row is in its class, by the full margin"), whole);
    assertTrue(whole.contains("Rows within the margin  0 of 48"), whole);
    HingeMLP classifier = TestData.brief(1);
    String part = "";
    // the first number of steps after which it fits, but not by the margin
    for (int steps = 10; !part.contains("SAT: the network fits") && steps < 5000; steps += 5) {
      classifier.setMaxSteps(steps);
      part = report(classifier, TestData.weather());
    }
    assertTrue(part.contains("by less than the full margin"), part);
    assertTrue(part.contains("Rows in a wrong class   0 of 48"), part);
    assertFalse(part.contains("Rows within the margin  0 of 48"), part);
  }

  @Test
  void tooSmall_report_explainsJamming() throws Exception {
    var classifier = new HingeMLP();
    classifier.setWidth(1);
    classifier.setDepth(1);
    classifier.setMaxSteps(50_000);
    String report = report(classifier, TestData.iris());
    assertTrue(report.startsWith("HingeMLP\n\nUNSAT: the network is too small"), report);
    assertTrue(report.contains("A larger width fits more of them"), report);
  }

  @Test
  void cellFarFromAllOthers_report_warns() throws Exception {
    Instances data = TestData.iris();
    for (Instance row : data) {
      assertTrue(row.value(2) < 10);
    }
    data.get(7).setValue(2, 1e6);
    HingeMLP classifier = TestData.brief(5);
    assertFalse(report(classifier, data).contains("Beware"));
    classifier.setInputs(InputScaling.STANDARD);
    String report = report(classifier, data);
    assertTrue(report.contains("Beware: of attribute " + data.attribute(2).name()), report);
    assertTrue(report.contains("1000000.0"), report);
    assertFalse(report(classifier, TestData.iris()).contains("Beware"));
  }
}
