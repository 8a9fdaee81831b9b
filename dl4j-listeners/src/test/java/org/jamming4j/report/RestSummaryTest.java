package org.jamming4j.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.jamming4j.jamming.Outcome;
import org.jamming4j.sweep.RestStudy;
import org.jamming4j.sweep.RestStudy.Again;
import org.junit.jupiter.api.Test;

class RestSummaryTest {
  private static RestStudy.Run jammed(double ratio, Outcome tolerance, Outcome fall) {
    return new RestStudy.Run(
        "p", ratio, 0, Outcome.UNSAT, 9, Map.of(Again.FALL, fall, Again.TOLERANCE, tolerance));
  }

  @Test
  void jammedRuns_thatFitWhenMadeAgain_areCountedByRatioAndByHowTheyWereMade() {
    var runs =
        List.of(
            jammed(3, Outcome.SAT, Outcome.SAT),
            jammed(3, Outcome.UNSAT, Outcome.SAT),
            jammed(3, Outcome.UNDECIDED, Outcome.TRAPPED),
            new RestStudy.Run("p", 3, 3, Outcome.SAT, 9, Map.of()),
            new RestStudy.Run("p", 2, 0, Outcome.UNDECIDED, 9, Map.of()));
    List<String> table = RestSummary.of(runs, 1, 0).markdown().lines().toList();
    assertEquals("| p | 2.0 | 0 | 0 | 0 | 1 | - | - | - |", table.get(2));
    assertEquals("| p | 3.0 | 1 | 3 | 0 | 0 | 1 | 2 | - |", table.get(3));
  }
}
