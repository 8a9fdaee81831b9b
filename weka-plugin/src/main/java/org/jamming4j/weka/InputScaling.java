package org.jamming4j.weka;

/** How a column becomes inputs, once missing values are replaced and nominal ones indicators. */
public enum InputScaling {
  /** Less the mean, over the standard deviation. */
  STANDARD,
  /**
   * Less the median, over the distance of the quartiles (over half the range where these are
   * equal), then smoothly clipped to within -3 and 3 by z / sqrt(1 + (z / 3)^2), as RealMLP does
   * (Holzmueller, Grinsztajn and Steinwart, arXiv 2407.04491).
   */
  ROBUST,
  /**
   * As {@link #ROBUST}, and one more input for each of the pieces of equal weight that the
   * quantiles cut the column into, eight where it has 32 different values or more: -1 below the
   * piece, 1 above, linear within (Gorishniy, Rubachev and Babenko, arXiv 2203.05556). A column
   * that the quantiles don't cut has the one input. A network then bends at the quantiles by
   * itself, as trees do.
   */
  PIECEWISE,
  /** As it is. */
  NONE;

  private static final double CLIP = 3;

  /** What becomes of a value that was centred and scaled. */
  double shape(double z) {
    if (this == STANDARD || this == NONE) {
      return z;
    }
    return Double.isInfinite(z) ? Math.copySign(CLIP, z) : z / StrictMath.hypot(1, z / CLIP);
  }
}
