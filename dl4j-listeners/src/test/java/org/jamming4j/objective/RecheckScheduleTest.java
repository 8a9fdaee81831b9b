package org.jamming4j.objective;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecheckScheduleTest {
  @Test
  void patterns_notSeenYet_areAllDue() {
    var schedule = new RecheckSchedule(3);
    assertEquals(3, schedule.countDue(1));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.5, Double.NaN, Double.POSITIVE_INFINITY})
  void pattern_notSatisfied_isDueAtTheNextStep(double gap) {
    var schedule = new RecheckSchedule(1);
    for (int step = 1; step < 10; step++) {
      assertTrue(schedule.isDue(0, step));
      schedule.saw(0, gap, step);
      schedule.endStep();
    }
  }

  @Test
  void pattern_firstSeen_isDueAtTheNextStepForItsSpeedIsNotKnown() {
    var schedule = new RecheckSchedule(1);
    schedule.saw(0, -100, 1);
    assertTrue(schedule.isDue(0, 2));
  }

  @Test
  void pattern_wellSatisfied_waitsForHalfTheTimeToZero() {
    var schedule = new RecheckSchedule(1);
    schedule.saw(0, -10.5, 1);
    schedule.endStep();
    schedule.saw(0, -10, 2);
    schedule.endStep();
    schedule.saw(0, -9.5, 3);
    // 0.5 a step, and five times that is typical: 9.5 / 2.5 / 2 = 1.9 steps
    assertFalse(schedule.isDue(0, 4));
    assertTrue(schedule.isDue(0, 5));
  }

  @Test
  void pattern_thatDoesNotMove_waitsForABoundedTime() {
    var schedule = new RecheckSchedule(1);
    for (int step = 1; step <= 3; step++) {
      schedule.saw(0, -1, step);
      schedule.endStep();
    }
    int due = 4;
    while (!schedule.isDue(0, due)) {
      due++;
    }
    assertTrue(due <= 3 + 1 + 50, "due at " + due);
  }

  @Test
  void pattern_unsatisfiedAgain_isDueAtOnce() {
    var schedule = new RecheckSchedule(1);
    for (int step = 1; step <= 3; step++) {
      schedule.saw(0, -1, step);
      schedule.endStep();
    }
    schedule.saw(0, 0.1, 4);
    assertTrue(schedule.isDue(0, 5));
  }
}
