package org.jamming4j.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.jamming4j.benchmark.RaceResult.Finish;
import org.junit.jupiter.api.Test;

class SpreadTest {
  private static final double NEVER = Double.POSITIVE_INFINITY;

  @Test
  void of_oddNumber_isTheMiddleAndTheEnds() {
    assertEquals(new Spread(3, 1, 9, 3), Spread.of(List.of(9.0, 1.0, 3.0)));
  }

  @Test
  void of_evenNumber_isTheMeanOfTheMiddleTwo() {
    assertEquals(new Spread(2.5, 1, 9, 4), Spread.of(List.of(9.0, 1.0, 3.0, 2.0)));
  }

  @Test
  void of_infiniteValues_keepsAFiniteMedianIfMostAreFinite() {
    assertEquals(new Spread(3, 1, NEVER, 3), Spread.of(List.of(NEVER, 1.0, 3.0)));
    assertEquals(NEVER, Spread.of(List.of(NEVER, NEVER, 3.0)).median());
  }

  @Test
  void of_nothing_isRefused() {
    assertThrows(IllegalArgumentException.class, () -> Spread.of(List.of()));
  }

  @Test
  void race_mostNeverMet_hasALowerBoundOfItsMedian() {
    var race =
        new RaceResult(
            Criterion.SATISFIED,
            Contender.PYTORCH,
            List.of(new Finish(true, 4), new Finish(false, 10), new Finish(false, 12)));
    assertEquals(1, race.met());
    assertEquals(NEVER, race.seconds().median());
    assertEquals(10, race.medianAtLeast());
  }
}
