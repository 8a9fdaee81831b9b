package org.jamming4j.benchmark;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One contender's steps at one shape.
 *
 * @param shape what was trained
 * @param contender who trained it
 * @param milliseconds a step, over the rounds
 * @param steps timed in the last round
 * @param peakBytes most physical memory of a whole process; null where the system does not tell
 */
public record StepResult(
    Shape shape, Contender contender, Spread milliseconds, int steps, @Nullable Long peakBytes) {

  /** What the rounds' readings come to. */
  static StepResult of(Shape shape, Contender contender, List<StepReading> readings) {
    return new StepResult(
        shape,
        contender,
        Spread.of(readings.stream().map(StepReading::millisecondsPerStep).toList()),
        readings.get(readings.size() - 1).steps(),
        readings.stream()
            .map(StepReading::peakBytes)
            .filter(Objects::nonNull)
            .max(Long::compare)
            .orElse(null));
  }

  /** 10^9 floating point operations a second, at the median. */
  public double gflops() {
    return shape.flopPerStep() / milliseconds.median() / 1e6;
  }

  /** Nanoseconds for each pattern and parameter of a step, at the median. */
  public double nanosecondsPerPatternAndParameter() {
    return milliseconds.median() * 1e6 / shape.patterns() / shape.effectiveParameters();
  }
}
