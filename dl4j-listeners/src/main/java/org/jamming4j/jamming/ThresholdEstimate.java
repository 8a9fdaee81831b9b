package org.jamming4j.jamming;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * N*, the size at which half of the networks fit, with an interval: up to its lower end no decided
 * run fitted, from its upper end on every one did, and at both at least half of the runs were
 * decided. The interval is the width of the transition as the runs show it, not a confidence
 * interval.
 *
 * @param nStar N*, between the two sizes at which the share of fits passes one half, by
 *     interpolation in log N
 * @param low largest size up to which no decided run fitted; 0 if even the smallest one fits
 * @param high smallest size from which on every decided run fitted
 */
public record ThresholdEstimate(double nStar, long low, long high) {

  /**
   * The estimate from the outcomes at several sizes.
   *
   * @param outcomes in any order; sizes without a decided run are passed over
   * @return empty if the decided sizes do not reach from fewer than half fits to all fits; if half
   *     fit at the smallest size, the estimate is that size
   */
  public static Optional<ThresholdEstimate> of(List<SizeOutcomes> outcomes) {
    List<SizeOutcomes> decided =
        outcomes.stream()
            .filter(o -> o.decided() > 0)
            .sorted(Comparator.comparingLong(SizeOutcomes::size))
            .toList();
    if (decided.isEmpty() || !decided.get(decided.size() - 1).allFit()) {
      return Optional.empty();
    }
    int above = 0;
    int lastBelowHalf = -1;
    long low = 0;
    boolean noneSoFar = true;
    for (int i = 0; i < decided.size(); i++) {
      SizeOutcomes here = decided.get(i);
      noneSoFar &= here.noneFits();
      low = noneSoFar ? here.size() : low;
      above = here.allFit() ? above : i + 1;
      lastBelowHalf = here.satShare() < 0.5 ? i : lastBelowHalf;
    }
    double nStar =
        lastBelowHalf < 0
            ? decided.get(0).size()
            : crossing(decided.get(lastBelowHalf), decided.get(lastBelowHalf + 1));
    return Optional.of(new ThresholdEstimate(nStar, low, decided.get(above).size()));
  }

  /** Where the straight line of the share of fits against log N passes one half. */
  private static double crossing(SizeOutcomes below, SizeOutcomes above) {
    double logBelow = Math.log((double) below.size());
    double logAbove = Math.log((double) above.size());
    double t = (0.5 - below.satShare()) / (above.satShare() - below.satShare());
    return Math.exp(logBelow + t * (logAbove - logBelow));
  }
}
