package org.jamming4j.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ContradictionsTest {
  private static Patterns patterns(double[] inputs, int... classes) {
    return new Patterns(inputs, inputs.length / classes.length, classes, List.of("a", "b", "c"));
  }

  @Test
  void find_distinctInputs_isEmpty() {
    assertEquals(Optional.empty(), Contradictions.find(RandomPatterns.generate(500, 3, 1)));
    assertEquals(0, Contradictions.count(RandomPatterns.generate(500, 3, 1)));
  }

  @Test
  void find_equalInputsOfOneClass_isEmpty() {
    Patterns twins = patterns(new double[] {1, 2, 1, 2, 2, 1}, 0, 0, 1);
    assertEquals(Optional.empty(), Contradictions.find(twins));
  }

  @Test
  void find_mixedGroups_countsAllTheirPatterns() {
    // inputs 5 (classes 0, 0, 1) and 7 (classes 2, 1) contradict, 6 and 8 do not
    Patterns mixed = patterns(new double[] {8, 5, 6, 5, 7, 5, 7, 6}, 0, 0, 1, 0, 2, 1, 1, 1);
    assertEquals(Optional.of(new Contradictions(5, 1, 5)), Contradictions.find(mixed));
    assertEquals(5, Contradictions.count(mixed));
    assertArrayEquals(new int[] {0, 2, 7}, Contradictions.withoutThem(mixed));
  }

  @Test
  void find_lastCoordinateDiffersByOneBit_isEmpty() {
    Patterns near = patterns(new double[] {3, 1, 3, Math.nextUp(1.0)}, 0, 1);
    assertEquals(Optional.empty(), Contradictions.find(near));
  }

  @Test
  void find_zerosOfEitherSign_areTheSame() {
    assertEquals(1, Contradictions.find(patterns(new double[] {0.0, -0.0}, 0, 1)).get().second());
  }

  @Test
  void find_collidingHashes_comparesValues() {
    // a grid of small integers, whose doubles share most of their bits
    double[] inputs = new double[2 * 2000];
    int[] classes = new int[2000];
    for (int mu = 0; mu < 2000; mu++) {
      inputs[2 * mu] = Math.floorDiv(mu, 50);
      inputs[2 * mu + 1] = mu % 50;
      classes[mu] = mu % 2;
    }
    assertEquals(0, Contradictions.count(patterns(inputs, classes)));
  }
}
