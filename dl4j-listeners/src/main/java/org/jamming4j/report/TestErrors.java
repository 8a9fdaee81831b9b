package org.jamming4j.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import org.jamming4j.sweep.RunRecord;
import org.jspecify.annotations.Nullable;

/**
 * Test errors of single networks of one size.
 *
 * @param width h
 * @param effectiveParameters N
 * @param networks how many networks
 * @param mean mean of their test errors, to four digits; null without test patterns
 * @param std their standard deviation, with networks - 1 as its divisor and 0 for one network; null
 *     without test patterns
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record TestErrors(
    int width,
    long effectiveParameters,
    int networks,
    @Nullable BigDecimal mean,
    @Nullable BigDecimal std) {

  /** The test errors of runs of one size. */
  static TestErrors of(List<RunRecord> runs) {
    RunRecord first = runs.get(0);
    double[] errors =
        runs.stream()
            .filter(run -> run.testError().isPresent())
            .mapToDouble(run -> run.testError().getAsDouble())
            .toArray();
    @Nullable BigDecimal mean = null;
    @Nullable BigDecimal std = null;
    if (errors.length > 0) {
      double sum = 0;
      for (double e : errors) {
        sum += e;
      }
      double exactMean = sum / errors.length;
      double squares = 0;
      for (double e : errors) {
        squares += (e - exactMean) * (e - exactMean);
      }
      mean = Rounding.to(4, exactMean);
      std = Rounding.to(4, errors.length == 1 ? 0 : Math.sqrt(squares / (errors.length - 1)));
    }
    return new TestErrors(
        first.spec().width(), first.spec().effectiveParameters(), runs.size(), mean, std);
  }
}
