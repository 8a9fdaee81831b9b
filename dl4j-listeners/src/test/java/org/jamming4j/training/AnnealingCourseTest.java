package org.jamming4j.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.jamming4j.training.AnnealingCourse.Event;
import org.junit.jupiter.api.Test;

class AnnealingCourseTest {
  /** Windows of two steps, and rates of 1, 1/2, 1/4, 1/8 and 1/16. */
  private static final Annealing FIVE_RATES = new Annealing(2, 0.02, 0.5, 0.05, 0.1);

  private static Event window(AnnealingCourse course, double loss, boolean ofAll) {
    assertEquals(Event.NONE, course.observe(loss, true));
    return course.observe(loss, ofAll);
  }

  /** The rates of windows of the given losses, until it is over. */
  private static List<Double> rates(AnnealingCourse course, double... losses) {
    List<Double> rates = new ArrayList<>();
    for (double loss : losses) {
      rates.add(course.scale());
      if (window(course, loss, true) == Event.OVER) {
        break;
      }
    }
    return rates;
  }

  @Test
  void loss_thatFallsNoMore_lowersTheRateWindowByWindow() {
    var course = new AnnealingCourse(FIVE_RATES, false);
    assertEquals(
        List.of(1.0, 1.0, 0.5, 0.25, 0.125, 0.0625), rates(course, 1, 1, 1, 1, 1, 1, 1, 1));
    assertTrue(course.scale() < 0.05);
  }

  @Test
  void loss_thatNeverFellAtARate_skipsToTheLastOne() {
    assertEquals(
        List.of(1.0, 1.0, 0.5, 0.0625),
        rates(new AnnealingCourse(FIVE_RATES, true), 1, 1, 1, 1, 1, 1, 1, 1));
    // where it fell, the next rate may gain as well
    assertEquals(
        List.of(1.0, 1.0, 0.5, 0.5, 0.25, 0.0625),
        rates(new AnnealingCourse(FIVE_RATES, true), 1, 1, 0.97, 0.96, 0.95, 0.95));
  }

  @Test
  void restart_afterWindowsThatFell_forgetsThem() {
    var course = new AnnealingCourse(FIVE_RATES, true);
    window(course, 1, true);
    course.restart(0.25);
    assertEquals(0.25, course.scale());
    assertEquals(Event.NONE, window(course, 2, true));
    assertEquals(Event.LOWERED, window(course, 2, true));
    assertEquals(0.125, course.scale());
  }

  @Test
  void lossOfSomePatterns_isAskedForOfAllWhereTheLastRateBeginsAndEnds() {
    var course = new AnnealingCourse(new Annealing(2, 0.02, 0.5, 0.2, 0.1), false);
    assertEquals(Event.NONE, window(course, 1, false));
    assertEquals(Event.LOWERED, window(course, 1, false));
    assertEquals(Event.UNSURE, window(course, 1, false));
    assertEquals(0.5, course.scale());
    assertEquals(Event.LOWERED, course.confirm(1.2));
    assertEquals(0.25, course.scale());
    // that of all still falls
    assertEquals(Event.UNSURE, window(course, 1, false));
    assertEquals(Event.NONE, course.confirm(1.1));
    assertEquals(0.25, course.scale());
    // and now it does not
    assertEquals(Event.UNSURE, window(course, 1, false));
    assertEquals(Event.OVER, course.confirm(1.09));
  }

  @Test
  void oneRateAlone_isNotOverBeforeAWindowBetweenTwoLooksAtAll() {
    var course = new AnnealingCourse(new Annealing(2, 0.02, 0.5, 0.6, 0.1), false);
    assertEquals(Event.NONE, window(course, 1, false));
    assertEquals(Event.UNSURE, window(course, 1, false));
    assertEquals(Event.NONE, course.confirm(1));
    assertEquals(Event.UNSURE, window(course, 1, false));
    assertEquals(Event.OVER, course.confirm(1));
  }

  @Test
  void fellFrom_countsLossesOfAllPatternsAlone() {
    var course = new AnnealingCourse(FIVE_RATES, false);
    window(course, 0.5, false);
    assertFalse(course.fellFrom(1));
    window(course, 0.99, true);
    assertFalse(course.fellFrom(1));
    course.confirm(0.98);
    assertTrue(course.fellFrom(1));
    course.restart(1);
    assertTrue(course.fellFrom(1));
    assertFalse(course.fellFrom(Double.NaN));
  }
}
