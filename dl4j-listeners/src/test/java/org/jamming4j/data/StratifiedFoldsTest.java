package org.jamming4j.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StratifiedFoldsTest {
  private static Patterns patterns(int... classes) {
    return new Patterns(
        IntStream.range(0, classes.length).asDoubleStream().toArray(),
        1,
        classes,
        List.of("a", "b", "c"));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 5, 10})
  void folds_ofAnyPatterns_holdEachOnceAndTheClassesInProportion(int folds) {
    var random = new Random(folds);
    for (int i = 0; i < 50; i++) {
      int n = folds + random.nextInt(60);
      Patterns patterns = patterns(random.ints(n, 0, 3).toArray());
      List<int[]> shares = StratifiedFolds.of(patterns, folds, i);
      assertEquals(folds, shares.size());
      int[] all = shares.stream().flatMapToInt(Arrays::stream).sorted().toArray();
      assertArrayEquals(IntStream.range(0, n).toArray(), all);
      assertWithinOne(shares.stream().mapToLong(share -> share.length).toArray());
      for (int c = 0; c < 3; c++) {
        int of = c;
        assertWithinOne(
            shares.stream()
                .mapToLong(
                    share -> Arrays.stream(share).filter(mu -> patterns.classOf(mu) == of).count())
                .toArray());
      }
    }
  }

  private static void assertWithinOne(long[] counts) {
    long most = Arrays.stream(counts).max().orElseThrow();
    assertTrue(most - Arrays.stream(counts).min().orElseThrow() <= 1, Arrays.toString(counts));
  }

  @Test
  void folds_ofASeed_areRepeatable() {
    Patterns patterns = patterns(new Random(1).ints(40, 0, 3).toArray());
    int[] first = StratifiedFolds.of(patterns, 4, 1).get(0);
    assertArrayEquals(first, StratifiedFolds.of(patterns, 4, 1).get(0));
    assertFalse(Arrays.equals(first, StratifiedFolds.of(patterns, 4, 2).get(0)));
  }

  @Test
  void folds_tooFewOrTooMany_areRefusedWithTheBound() {
    Patterns patterns = patterns(0, 1, 2);
    for (int folds : new int[] {1, 4}) {
      var e =
          assertThrows(
              IllegalArgumentException.class, () -> StratifiedFolds.of(patterns, folds, 1));
      assertEquals(folds + " folds must be from 2 to the number of patterns, 3.", e.getMessage());
    }
  }
}
