package org.jamming4j.jamming;

/**
 * The share of runs that fit against the position on a {@link SizeAxis}: a logistic curve that ends
 * below 1 by the lapse, the share of runs that fail however large their network is. P(SAT) = (1 -
 * lapse) / (1 + exp(-z)), with z linear in the position and P(SAT) = 1/2 at the centre.
 *
 * @param centre position of N* or P*, at which half of the runs fit
 * @param scale of the logistic curve, positive
 * @param lapse from 0 to below 1/2
 */
public record TransitionCurve(double centre, double scale, double lapse) {

  /**
   * Checks every value.
   *
   * @throws IllegalArgumentException naming the value and its bound
   */
  public TransitionCurve {
    if (!Double.isFinite(centre)) {
      throw new IllegalArgumentException("Centre %s must be finite.".formatted(centre));
    }
    if (!(scale > 0 && Double.isFinite(scale))) {
      throw new IllegalArgumentException(
          "Scale %s must be a positive finite number.".formatted(scale));
    }
    if (!(lapse >= 0 && lapse < 0.5)) {
      throw new IllegalArgumentException(
          "Lapse %s must be at least 0 and below 0.5.".formatted(lapse));
    }
  }

  /** z at a size. */
  double argument(double position) {
    // the logit of 1 / (2 (1 - lapse)), which the lapse leaves half of
    return (position - centre) / scale - Math.log1p(-2 * lapse);
  }

  /** P(SAT) at a size, from 0 to 1 - lapse. */
  public double satShare(double position) {
    return (1 - lapse) / (1 + Math.exp(-argument(position)));
  }

  /**
   * The inverse of {@link #satShare} without its lapse: log N at which a share of the runs fit that
   * do not lapse.
   *
   * @param share between 0 and 1, both excluded
   * @throws IllegalArgumentException if it is not
   */
  public double positionAt(double share) {
    if (!(share > 0 && share < 1)) {
      throw new IllegalArgumentException(
          "Share %s must lie between 0 and 1, both excluded.".formatted(share));
    }
    return centre + scale * (Math.log(share / (1 - share)) + Math.log1p(-2 * lapse));
  }

  /**
   * The transition's width: the standard deviation, over runs that do not lapse, of the position at
   * which they begin to fit.
   */
  public double width() {
    return scale * Math.PI / Math.sqrt(3);
  }
}
