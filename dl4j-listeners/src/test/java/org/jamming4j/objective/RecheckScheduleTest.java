package org.jamming4j.objective;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecheckScheduleTest {
  private static boolean isDue(RecheckSchedule schedule, int step) {
    return schedule.findDue(step) == 1;
  }

  /** A step that sees one pattern. */
  private static void see(RecheckSchedule schedule, double gap, int step) {
    var speeds = new RecheckSchedule.Speeds();
    schedule.saw(0, gap, step, speeds);
    schedule.endStep(speeds);
  }

  @Test
  void patterns_notSeenYet_areAllDue() {
    var schedule = new RecheckSchedule(3);
    assertEquals(3, schedule.findDue(1));
    assertArrayEquals(new int[] {0, 1, 2}, schedule.found());
  }

  /** Every third one is unsatisfied, every sixth about to be, and the others are far from it. */
  @Test
  void patterns_someDue_areFoundUnsatisfiedOnesFirst() {
    var schedule = new RecheckSchedule(90);
    for (int step = 1; step <= 3; step++) {
      var speeds = new RecheckSchedule.Speeds();
      for (int mu = 0; mu < 90; mu++) {
        double gap = mu % 3 == 0 ? 1 : mu % 6 == 1 ? -1e-6 : -1;
        schedule.saw(mu, gap - 1e-3 * step, step, speeds);
      }
      schedule.endStep(speeds);
    }
    assertEquals(45, schedule.findDue(4));
    int[] expected = new int[45];
    Arrays.setAll(expected, i -> i < 30 ? 3 * i : 6 * (i - 30) + 1);
    assertArrayEquals(expected, Arrays.copyOf(schedule.found(), 45));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.5, Double.NaN, Double.POSITIVE_INFINITY})
  void pattern_notSatisfied_isDueAtTheNextStep(double gap) {
    var schedule = new RecheckSchedule(1);
    for (int step = 1; step < 10; step++) {
      assertTrue(isDue(schedule, step));
      see(schedule, gap, step);
    }
  }

  @Test
  void pattern_firstSeen_isDueAtTheNextStepForItsSpeedIsNotKnown() {
    var schedule = new RecheckSchedule(1);
    schedule.saw(0, -100, 1, new RecheckSchedule.Speeds());
    assertTrue(isDue(schedule, 2));
  }

  @Test
  void pattern_wellSatisfied_waitsForHalfTheTimeToZero() {
    var schedule = new RecheckSchedule(1);
    see(schedule, -10.5, 1);
    see(schedule, -10, 2);
    schedule.saw(0, -9.5, 3, new RecheckSchedule.Speeds());
    // 0.5 a step, and five times that is typical: 9.5 / 2.5 / 2 = 1.9 steps
    assertFalse(isDue(schedule, 4));
    assertTrue(isDue(schedule, 5));
  }

  @Test
  void speeds_ofSeveralParts_countAsOne() {
    var schedule = new RecheckSchedule(2);
    for (int step = 1; step <= 3; step++) {
      var first = new RecheckSchedule.Speeds();
      var second = new RecheckSchedule.Speeds();
      schedule.saw(0, -100 - step, step, first);
      schedule.saw(1, -100 - 7 * step, step, second);
      first.add(second);
      schedule.endStep(first);
    }
    // the root mean square of 1 and 7 is 5: 104 / 25 / 2 = 2.08 and 128 / 25 / 2 = 2.56 steps
    schedule.saw(0, -104, 4, new RecheckSchedule.Speeds());
    schedule.saw(1, -128, 4, new RecheckSchedule.Speeds());
    assertEquals(0, schedule.findDue(6));
    assertEquals(2, schedule.findDue(7));
  }

  @Test
  void pattern_thatDoesNotMove_waitsForABoundedTime() {
    var schedule = new RecheckSchedule(1);
    for (int step = 1; step <= 3; step++) {
      see(schedule, -1, step);
    }
    int due = 4;
    while (!isDue(schedule, due)) {
      due++;
    }
    assertTrue(due <= 3 + 1 + 50, "due at " + due);
  }

  @Test
  void pattern_unsatisfiedAgain_isDueAtOnce() {
    var schedule = new RecheckSchedule(1);
    for (int step = 1; step <= 3; step++) {
      see(schedule, -1, step);
    }
    schedule.saw(0, 0.1, 4, new RecheckSchedule.Speeds());
    assertTrue(isDue(schedule, 5));
  }

  /** As when steps in between were interrupted before they came to it. */
  @Test
  void pattern_seenLaterThanItWasDue_isScheduledAllTheSame() {
    var schedule = new RecheckSchedule(1);
    for (int step = 1; step <= 3; step++) {
      see(schedule, -1, step);
    }
    see(schedule, -1.5, 1000);
    assertFalse(isDue(schedule, 1001));
    assertTrue(isDue(schedule, 1051));
  }
}
