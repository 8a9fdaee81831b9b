package org.jamming4j.listener;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogSpacedIterationsTest {
  private static List<Integer> due(int perDecade, IntStream iterations) {
    var spaced = new LogSpacedIterations(perDecade);
    return iterations.filter(spaced::isDue).boxed().toList();
  }

  @Test
  void isDue_tenPerDecade_areRoundedPowers() {
    assertEquals(
        List.of(0, 1, 2, 3, 4, 5, 6, 8, 10, 13, 16, 20, 25, 32, 40, 50, 63, 79, 100, 126),
        due(10, IntStream.range(0, 150)));
  }

  @Test
  void isDue_onePerDecade_arePowersOfTen() {
    assertEquals(List.of(0, 1, 10, 100, 1000), due(1, IntStream.rangeClosed(0, 9999)));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 7, 10, 40})
  void isDue_lateDecade_hasAsManyAsAsked(int perDecade) {
    List<Integer> found = due(perDecade, IntStream.range(0, 100_000));
    assertEquals(perDecade, found.stream().filter(i -> i >= 10_000).count());
    assertEquals(found.stream().distinct().sorted().toList(), found);
  }

  @Test
  void isDue_startAboveZero_beginsThereAndGoesOnToTheUsualPoints() {
    assertEquals(List.of(137, 158, 200, 251), due(10, IntStream.range(137, 300)));
  }

  @Test
  void isDue_iterationsWithHoles_firesAtTheFirstThatReachesAPoint() {
    assertEquals(
        List.of(0, 3, 6, 9, 12, 15, 18, 21, 27), due(10, IntStream.range(0, 10).map(i -> 3 * i)));
  }

  @Test
  void isDue_largestIterations_doNotOverflow() {
    var spaced = new LogSpacedIterations(10);
    assertTrue(spaced.isDue(Integer.MAX_VALUE - 1));
    assertEquals(false, spaced.isDue(Integer.MAX_VALUE));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -3})
  void constructor_lessThanOnePerDecade_isRefused(int perDecade) {
    assertThrows(IllegalArgumentException.class, () -> new LogSpacedIterations(perDecade));
  }
}
