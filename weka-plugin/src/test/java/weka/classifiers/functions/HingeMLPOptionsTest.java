package weka.classifiers.functions;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jamming4j.network.HiddenActivation;
import org.jamming4j.network.Initialisation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import weka.core.Utils;

/** HingeMLP's command line. */
class HingeMLPOptionsTest {
  @Test
  void options_allGiven_allSet() throws Exception {
    var classifier = new HingeMLP();
    classifier.setOptions(
        Utils.splitOptions(
            "-width 7 -depth 4 -activation tanh -initialisation NORMAL -margin 0.5"
                + " -learning-rate 0.01 -max-steps 77 -max-seconds 1.5 -S 9 -batch-size 12"));
    assertEquals(7, classifier.getWidth());
    assertEquals(4, classifier.getDepth());
    assertEquals(HiddenActivation.TANH, classifier.getActivation());
    assertEquals(Initialisation.NORMAL, classifier.getInitialisation());
    assertEquals(0.5, classifier.getMargin());
    assertEquals(0.01, classifier.getLearningRate());
    assertEquals(77, classifier.getMaxSteps());
    assertEquals(1.5, classifier.getMaxSeconds());
    assertEquals(9, classifier.getSeed());
    assertEquals("12", classifier.getBatchSize());
    var copy = new HingeMLP();
    copy.setOptions(classifier.getOptions());
    assertArrayEquals(classifier.getOptions(), copy.getOptions());
  }

  @ParameterizedTest
  @CsvSource({
    "-width, 0, at least 1",
    "-width, many, a whole number",
    "-width, 2.5, a whole number",
    "-depth, 0, at least 1",
    "-activation, sigmoid, 'RELU, TANH, SOFTPLUS'",
    "-initialisation, zero, 'ORTHOGONAL, NORMAL'",
    "-margin, 0, positive finite",
    "-margin, NaN, positive finite",
    "-margin, wide, a number",
    "-learning-rate, -1, positive finite",
    "-learning-rate, Infinity, positive finite",
    "-max-steps, 0, at least 1",
    "-max-seconds, -1, 0 or more",
    "-max-seconds, NaN, 0 or more"
  })
  void option_badValue_oneLineNamesValueAndBound(String option, String value, String bound) {
    String[] options = {option, value};
    var e = assertThrows(Exception.class, () -> new HingeMLP().setOptions(options));
    assertTrue(e.getMessage().contains(value), e::getMessage);
    assertTrue(e.getMessage().contains(bound), e::getMessage);
    assertFalse(e.getMessage().contains("\n"), e::getMessage);
  }

  @Test
  void option_unknown_refused() {
    assertThrows(Exception.class, () -> new HingeMLP().setOptions(new String[] {"-hidden", "3"}));
  }

  @Test
  void network_tooLargeForOneArray_refusedInOneLine() throws Exception {
    var classifier = new HingeMLP();
    classifier.setWidth(50_000);
    var e =
        assertThrows(
            IllegalArgumentException.class, () -> classifier.buildClassifier(TestData.iris()));
    assertTrue(e.getMessage().contains("narrower"), e::getMessage);
  }
}
