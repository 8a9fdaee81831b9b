package org.jamming4j.weka;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.jamming4j.data.Patterns;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import weka.core.Attribute;
import weka.core.DenseInstance;
import weka.core.Instances;
import weka.core.Utils;

/** Expected values are worked out by hand. */
class InstanceEncoderTest {
  private static final double NONE = Utils.missingValue();

  @BeforeAll
  static void prepare() {
    Dl4jRuntime.prepare();
  }

  /** Length: 1, 3, ?, 2, with weights 1, 1, 1, 2; colour: red, blue, ?, red; class: c, a, a, c. */
  private static Instances data() {
    var data =
        new Instances(
            "data",
            new ArrayList<>(
                List.of(
                    new Attribute("length"),
                    new Attribute("colour", List.of("red", "green", "blue")),
                    new Attribute("class", List.of("a", "b", "c")))),
            4);
    data.setClassIndex(2);
    data.add(new DenseInstance(1, new double[] {1, 0, 2}));
    data.add(new DenseInstance(1, new double[] {3, 2, 0}));
    data.add(new DenseInstance(1, new double[] {NONE, NONE, 0}));
    data.add(new DenseInstance(2, new double[] {2, 0, 2}));
    return data;
  }

  @Test
  void encode_numericWithMissing_weightedStandardScores() throws Exception {
    double[][] inputs = InstanceEncoder.fit(data()).encode(data());
    // mean 2, also of what replaces the missing one; variance (1 + 1 + 0 + 0)/5
    double deviation = Math.sqrt(0.4);
    assertArrayEquals(new double[] {-1 / deviation, 1 / deviation, 0, 0}, column(inputs, 0), 1e-15);
  }

  @Test
  void encode_nominalWithMissing_indicatorsOfTheMode() throws Exception {
    double[][] inputs = InstanceEncoder.fit(data()).encode(data());
    assertEquals(4, inputs[0].length);
    // red: 1, 0, 1 (the mode), 1 with weights 1, 1, 1, 2: mean 0.8, deviation 0.4
    assertArrayEquals(new double[] {0.5, -2, 0.5, 0.5}, column(inputs, 1), 1e-14);
    // green never occurs
    assertArrayEquals(new double[4], column(inputs, 2), 0);
    assertArrayEquals(new double[] {-0.5, 2, -0.5, -0.5}, column(inputs, 3), 1e-14);
  }

  private static double[] column(double[][] rows, int i) {
    double[] column = new double[rows.length];
    for (int mu = 0; mu < rows.length; mu++) {
      column[mu] = rows[mu][i];
    }
    return column;
  }

  @Test
  void patterns_declaredClassUnseen_leftOut() throws Exception {
    InstanceEncoder encoder = InstanceEncoder.fit(data());
    Patterns patterns = encoder.patterns(data());
    assertArrayEquals(new int[] {0, 2}, encoder.seenClasses());
    assertEquals(List.of("a", "c"), patterns.classNames());
    assertEquals(1, patterns.outputs());
    assertEquals(1, patterns.classOf(0));
    assertEquals(0, patterns.classOf(1));
  }

  @Test
  void patterns_weights_scaledToMeanOne() throws Exception {
    Patterns patterns = InstanceEncoder.fit(data()).patterns(data());
    assertTrue(patterns.isWeighted());
    assertEquals(0.8, patterns.weight(0), 1e-15);
    assertEquals(1.6, patterns.weight(3), 1e-15);
    Instances equal = data();
    equal.forEach(row -> row.setWeight(3));
    assertFalse(InstanceEncoder.fit(equal).patterns(equal).isWeighted());
  }
}
