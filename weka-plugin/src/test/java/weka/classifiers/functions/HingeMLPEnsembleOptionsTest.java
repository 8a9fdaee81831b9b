package weka.classifiers.functions;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jamming4j.weka.InputScaling;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import weka.core.Utils;

/** HingeMLPEnsemble's command line. */
class HingeMLPEnsembleOptionsTest {
  @Test
  void options_allGiven_allSet() throws Exception {
    var classifier = new HingeMLPEnsemble();
    classifier.setOptions(
        Utils.splitOptions(
            "-members 7 -seconds 1.5 -width 4 -steps 77 -fast -num-slots 3 -inputs none"
                + " -weight-decay 0.25 -S 9"));
    assertEquals(7, classifier.getMembers());
    assertEquals(1.5, classifier.getSeconds());
    assertEquals(4, classifier.getWidth());
    assertEquals(77, classifier.getSteps());
    assertTrue(classifier.getFast());
    assertEquals(3, classifier.getNumSlots());
    assertEquals(InputScaling.NONE, classifier.getInputs());
    assertEquals(0.25, classifier.getWeightDecay());
    assertEquals(9, classifier.getSeed());
    var copy = new HingeMLPEnsemble();
    copy.setOptions(classifier.getOptions());
    assertArrayEquals(classifier.getOptions(), copy.getOptions());
    copy.setOptions(new String[] {});
    assertFalse(copy.getFast());
  }

  @ParameterizedTest
  @CsvSource({"-members, many", "-width, 2.5", "-seconds, soon", "-inputs, raw"})
  void option_noValueOfItsKind_isRefusedInOneLine(String option, String value) {
    var e =
        assertThrows(
            Exception.class, () -> new HingeMLPEnsemble().setOptions(new String[] {option, value}));
    assertTrue(e.getMessage().contains(value), e.getMessage());
    assertEquals(1, e.getMessage().lines().count());
  }

  @ParameterizedTest
  @CsvSource({
    "-members, 0, at least 1",
    "-weight-decay, -1.0, at least 0",
    "-weight-decay, NaN, at least 0",
    "-width, -1, 0 or more",
    "-steps, -1, 0 or more",
    "-num-slots, -1, 0 or more",
    "-seconds, -1.0, 0 or more",
    "-seconds, NaN, 0 or more"
  })
  void option_outOfRange_namesValueAndBoundWhenTrainingBegins(
      String option, String value, String bound) throws Exception {
    var classifier = new HingeMLPEnsemble();
    classifier.setOptions(new String[] {option, value});
    var e =
        assertThrows(
            IllegalArgumentException.class, () -> classifier.buildClassifier(TestData.iris()));
    assertTrue(e.getMessage().contains(value), e.getMessage());
    assertTrue(e.getMessage().contains(bound), e.getMessage());
    assertEquals(1, e.getMessage().lines().count());
  }
}
