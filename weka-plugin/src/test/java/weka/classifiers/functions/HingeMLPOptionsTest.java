package weka.classifiers.functions;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.beans.PropertyDescriptor;
import java.beans.PropertyEditor;
import java.beans.PropertyEditorManager;
import org.jamming4j.network.HiddenActivation;
import org.jamming4j.network.Initialisation;
import org.jamming4j.weka.InputScaling;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
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
                + " -learning-rate 0.01 -max-steps 77 -max-seconds 1.5 -inputs robust"
                + " -weight-decay 0.25 -S 9 -batch-size 12"));
    assertEquals(7, classifier.getWidth());
    assertEquals(4, classifier.getDepth());
    assertEquals(HiddenActivation.TANH, classifier.getActivation());
    assertEquals(Initialisation.NORMAL, classifier.getInitialisation());
    assertEquals(0.5, classifier.getMargin());
    assertEquals(InputScaling.ROBUST, classifier.getInputs());
    assertEquals(0.01, classifier.getLearningRate());
    assertEquals(77, classifier.getMaxSteps());
    assertEquals(1.5, classifier.getMaxSeconds());
    assertEquals(0.25, classifier.getWeightDecay());
    assertEquals(9, classifier.getSeed());
    assertEquals("12", classifier.getBatchSize());
    var copy = new HingeMLP();
    copy.setOptions(classifier.getOptions());
    assertArrayEquals(classifier.getOptions(), copy.getOptions());
  }

  @ParameterizedTest
  @CsvSource({
    "-width, many, a whole number",
    "-width, 2.5, a whole number",
    "-activation, sigmoid, 'RELU, TANH, SOFTPLUS'",
    "-initialisation, zero, 'ORTHOGONAL, NORMAL'",
    "-margin, wide, a number"
  })
  void option_noValueOfItsKind_oneLineNamesValueAndBound(
      String option, String value, String bound) {
    assertOneLine(() -> new HingeMLP().setOptions(new String[] {option, value}), value, bound);
  }

  @ParameterizedTest
  @CsvSource({
    "-width, 0, at least 1",
    "-depth, 0, at least 1",
    "-depth, 5000, at most 1000",
    "-margin, 0.0, from 1.0E-4",
    "-margin, NaN, from 1.0E-4",
    "-weight-decay, -1.0, at least 0",
    "-learning-rate, -1.0, positive",
    "-learning-rate, Infinity, finite",
    "-max-steps, 0, at least 1",
    "-max-seconds, -1.0, 0 or more",
    "-max-seconds, NaN, 0 or more",
    "-width, 10000, -Xmx",
    "-width, 50000, narrower"
  })
  void option_outOfRange_oneLineNamesValueAndBoundWhenTrainingBegins(
      String option, String value, String bound) throws Exception {
    var classifier = new HingeMLP();
    classifier.setOptions(new String[] {option, value});
    if (value.equals("50000")) {
      assertOneLine(() -> classifier.buildClassifier(TestData.iris()), "2147483647", bound);
    } else {
      assertOneLine(() -> classifier.buildClassifier(TestData.iris()), value, bound);
    }
  }

  private static void assertOneLine(Executable code, String... parts) {
    var e = assertThrows(Exception.class, code);
    for (String part : parts) {
      assertTrue(e.getMessage().contains(part), e::getMessage);
    }
    assertFalse(e.getMessage().contains("\n"), e::getMessage);
  }

  /** Weka's editor sets a property at every key. */
  @ParameterizedTest
  @CsvSource({
    "learningRate, 0.01",
    "margin, 0.5",
    "maxSeconds, 0.25",
    "width, 07",
    "depth, 02",
    "maxSteps, 010"
  })
  void property_typedKeyByKey_neverThrows(String name, String text) throws Exception {
    var classifier = new HingeMLP();
    PropertyDescriptor property = new PropertyDescriptor(name, HingeMLP.class);
    for (int length = 1; length <= text.length(); length++) {
      PropertyEditor editor = PropertyEditorManager.findEditor(property.getPropertyType());
      editor.setAsText(text.substring(0, length));
      property.getWriteMethod().invoke(classifier, editor.getValue());
      assertEquals(editor.getValue(), property.getReadMethod().invoke(classifier));
    }
    classifier.buildClassifier(TestData.weather());
  }

  @Test
  void option_unknown_refused() {
    assertThrows(Exception.class, () -> new HingeMLP().setOptions(new String[] {"-hidden", "3"}));
  }
}
