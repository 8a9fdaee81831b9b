package org.jamming4j.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import org.jamming4j.Tolerances;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DistinctPatternsTest {
  private static Patterns patterns(double[] inputs, int[] classes, double @Nullable [] weights) {
    return new Patterns(inputs, 2, classes, List.of("a", "b"), weights);
  }

  @Test
  void distinct_ofRepeatedOnes_haveTheSumOfTheWeights() {
    Patterns all =
        patterns(
            new double[] {1, 2, 3, 4, 1, 2, 1, 2, -0.0, 5, 0.0, 5},
            new int[] {0, 1, 0, 1, 0, 0},
            new double[] {1, 2, 3, 4, 5, 6});
    Patterns distinct = DistinctPatterns.of(all);
    // the fourth is of another class than the first
    assertEquals(4, distinct.size());
    double[] sums = {4, 2, 4, 11};
    for (int mu = 0; mu < 4; mu++) {
      assertEquals(sums[mu] / 21 * 4, distinct.weight(mu), Tolerances.ROUNDED * 10);
    }
    assertArrayEquals(new double[] {3, 4}, distinct.pattern(1));
    assertArrayEquals(new double[] {1, 2}, distinct.pattern(2));
    assertEquals(1, distinct.classOf(2));
    assertEquals(0, distinct.classOf(3));
  }

  @Test
  void distinct_ofARowTwice_areThoseOfTwiceTheWeight() {
    Patterns twice = patterns(new double[] {1, 2, 1, 2, 3, 4}, new int[] {0, 0, 1}, null);
    Patterns weighted = patterns(new double[] {1, 2, 3, 4}, new int[] {0, 1}, new double[] {2, 1});
    assertEquals(DistinctPatterns.of(weighted).hash(), DistinctPatterns.of(twice).hash());
  }

  @Test
  void distinct_whereNoneAreAlike_areTheSame() {
    Patterns all = patterns(new double[] {1, 2, 3, 4}, new int[] {0, 1}, null);
    assertSame(all, DistinctPatterns.of(all));
  }
}
