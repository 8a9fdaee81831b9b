package weka.classifiers.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import weka.core.Instances;

/** What Weka's Experimenter takes down of HingeMLP. */
class HingeMLPMeasuresTest {
  @Test
  void measures_ofATrainedNetwork_areThoseOfItsReport() throws Exception {
    HingeMLP classifier = TestData.brief(5000);
    classifier.buildClassifier(TestData.weather());
    String report = classifier.toString();
    assertEquals(0, classifier.getMeasure("measureOutcome"), report);
    assertEquals(0, classifier.getMeasure("measureNumUnsatisfied"), report);
    assertEquals(0, classifier.getMeasure("measureTrainHingeLoss"), report);
    for (String[] line :
        new String[][] {
          {"Effective parameters N", "measureNumParameters"}, {"Steps", "measureSteps"}
        }) {
      String expected = "%-24s%.0f%n".formatted(line[0], classifier.getMeasure(line[1]));
      assertTrue(report.contains(expected.strip()), () -> expected + " is not in\n" + report);
    }
  }

  @Test
  void measures_thatThereAreNot_areNaN() throws Exception {
    var untrained = new HingeMLP();
    HingeMLP trained = TestData.brief(5);
    trained.buildClassifier(TestData.iris());
    assertEquals(3, trained.getMeasure("measureOutcome"));
    for (String measure :
        List.of("measureNStar", "measureNStarLow", "measureNStarHigh", "measureRStar")) {
      assertTrue(Double.isNaN(trained.getMeasure(measure)), measure);
    }
    for (String measure : Collections.list(untrained.enumerateMeasures())) {
      assertTrue(Double.isNaN(untrained.getMeasure(measure)), measure);
    }
  }

  @Test
  void measures_ofZeroR_areNaN() throws Exception {
    Instances setosa = TestData.iris();
    setosa.removeIf(row -> row.classValue() != 0);
    HingeMLP classifier = TestData.brief(5);
    classifier.buildClassifier(setosa);
    assertTrue(Double.isNaN(classifier.getMeasure("measureSteps")));
  }

  @Test
  void measure_thatIsNone_isRefusedWithThoseThereAre() {
    var e =
        assertThrows(
            IllegalArgumentException.class, () -> new HingeMLP().getMeasure("measureSize"));
    assertTrue(e.getMessage().contains("measureSize"), e.getMessage());
    assertTrue(e.getMessage().contains("measureNumParameters"), e.getMessage());
  }
}
