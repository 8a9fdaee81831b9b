package org.jamming4j.sweep.search;

import java.util.Random;
import org.apache.commons.math3.distribution.GumbelDistribution;
import org.apache.commons.math3.distribution.LogisticDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.RealDistribution;
import org.jamming4j.jamming.Outcome;

/**
 * A transition that is known, to try searches on without any training.
 *
 * @param shape of the curve
 * @param threshold N* or P*, at which P(SAT) is one half
 * @param width standard deviation, over runs that do not lapse, of the log size at which they begin
 *     to fit
 * @param lapse share of runs that fail whatever the size
 */
public record PlantedTransition(Shape shape, double threshold, double width, double lapse) {

  /** Curves of other shapes than the one that is fitted show what that assumption does. */
  public enum Shape {
    /** The one that is fitted. */
    LOGISTIC,
    /** Falls off faster. */
    PROBIT,
    /** Complementary log-log: rises slowly and saturates fast. */
    CLOGLOG;

    /** Of standard deviation 1. */
    private RealDistribution standard() {
      return switch (this) {
        case LOGISTIC -> new LogisticDistribution(null, 0, Math.sqrt(3) / Math.PI);
        case PROBIT -> new NormalDistribution(null, 0, 1);
        case CLOGLOG -> new GumbelDistribution(null, 0, Math.sqrt(6) / Math.PI);
      };
    }

    /** P(SAT) of runs that do not lapse, at so many standard deviations. */
    private double share(double x) {
      // Gumbel's largest values, turned round, are those of a complementary log-log curve
      return this == CLOGLOG
          ? 1 - standard().cumulativeProbability(-x)
          : standard().cumulativeProbability(x);
    }

    private double inverse(double share) {
      return this == CLOGLOG
          ? -standard().inverseCumulativeProbability(1 - share)
          : standard().inverseCumulativeProbability(share);
    }
  }

  /** P(SAT) at a position on the range's axis. */
  double satShare(SizeRange range, double position) {
    double half = shape.inverse(0.5 / (1 - lapse));
    double from = range.axis().position(threshold);
    return (1 - lapse) * shape.share((position - from) / width + half);
  }

  /** Runs a search to its end; equal seeds of the generator give equal outcomes. */
  public ThresholdSearch.Result search(
      SizeRange range, double guess, double precision, int mostRuns, Random random) {
    var search = new ThresholdSearch(range, guess, precision, mostRuns);
    while (!search.hasEnded()) {
      ThresholdSearch.Candidate candidate = search.open().get(0);
      double share = satShare(range, range.position(candidate.setting()));
      search.report(candidate.number(), random.nextDouble() < share ? Outcome.SAT : Outcome.UNSAT);
    }
    return search.result();
  }
}
