package org.jamming4j.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.jamming4j.benchmark.BenchmarkSettings;
import org.jamming4j.benchmark.Contender;
import org.jamming4j.benchmark.Criterion;
import org.jamming4j.benchmark.Machine;
import org.jamming4j.benchmark.PeakBenchmark;
import org.jamming4j.benchmark.Precision;
import org.jamming4j.benchmark.RaceResult;
import org.jamming4j.benchmark.RaceResult.Finish;
import org.jamming4j.benchmark.Shape;
import org.jamming4j.benchmark.Spread;
import org.jamming4j.benchmark.StepResult;
import org.junit.jupiter.api.Test;

class BenchmarkSummaryTest {
  private static final Shape SHAPE = new Shape(10, 30, 5, 1000);

  private static BenchmarkSummary summary(List<StepResult> steps, List<RaceResult> races) {
    return BenchmarkSummary.of(
        new BenchmarkSettings(Precision.FLOAT64, 2, 1, 5, 0, 1),
        new Machine("some processor", 2, "some Java"),
        Optional.of(new PeakBenchmark.Result(100, "some product", "Haswell")),
        steps,
        SHAPE,
        races,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        12);
  }

  private static StepResult steps(Contender contender, double milliseconds) {
    return new StepResult(SHAPE, contender, Spread.of(List.of(milliseconds)), 8, 2L << 20);
  }

  private static RaceResult race(Contender contender, boolean met, double seconds) {
    return new RaceResult(Criterion.SATISFIED, contender, List.of(new Finish(met, seconds)));
  }

  @Test
  void steps_ratesAndRatios_areThoseByHand() {
    var step =
        summary(List.of(steps(Contender.JAMMING4J, 0.5), steps(Contender.PYTORCH, 2)), List.of())
            .steps()
            .get(1);
    // 22.98 MFLOP in 2 ms
    assertEquals(11.49, step.gflops().doubleValue());
    assertEquals(0.1149, step.shareOfPeak().doubleValue());
    assertEquals(4, step.timesThisTrainer().doubleValue());
    assertEquals(2, step.peakMebibytes());
  }

  @Test
  void race_onlyTheOtherNeverMet_hasALowerBound() {
    BenchmarkSummary summary =
        summary(
            List.of(),
            List.of(race(Contender.JAMMING4J, true, 2), race(Contender.PYTORCH, false, 30)));
    assertNull(summary.race().get(1).medianSeconds());
    assertNull(summary.race().get(1).timesThisTrainer());
    String table = BenchmarkTables.of(summary);
    assertTrue(table.contains("| > 30.0 | 0 of 1 | - | > 15.0 |"), table);
  }

  @Test
  void race_thisTrainerNeverMet_hasNoRatio() {
    BenchmarkSummary summary =
        summary(
            List.of(),
            List.of(race(Contender.JAMMING4J, false, 2), race(Contender.PYTORCH, true, 30)));
    assertNull(summary.race().get(1).timesThisTrainer());
    assertTrue(BenchmarkTables.of(summary).contains("| 30.0 | 1 of 1 | 30.0 | - |"));
  }
}
