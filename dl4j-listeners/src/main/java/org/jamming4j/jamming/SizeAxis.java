package org.jamming4j.jamming;

/**
 * What varies across a transition. Runs fit the more often the further they are along the axis: the
 * more parameters a network has, or the fewer patterns it is to fit.
 */
public enum SizeAxis {
  /** N, at a fixed number of patterns. */
  PARAMETERS(1),
  /** P, for a fixed network. */
  PATTERNS(-1);

  private final int sign;

  SizeAxis(int sign) {
    this.sign = sign;
  }

  /** Where a size lies: log N, or -log P. */
  public double position(double size) {
    return sign * Math.log(size);
  }

  /** The inverse of {@link #position}; not rounded. */
  public double size(double position) {
    return Math.exp(sign * position);
  }
}
