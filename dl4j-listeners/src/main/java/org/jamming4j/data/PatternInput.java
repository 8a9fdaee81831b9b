package org.jamming4j.data;

/** The input of one pattern, compared by value without being copied. */
final class PatternInput {
  private final Patterns patterns;
  private final int mu;
  private final int hash;

  private PatternInput(Patterns patterns, int mu, int hash) {
    this.patterns = patterns;
    this.mu = mu;
    this.hash = hash;
  }

  static PatternInput of(Patterns patterns, int mu) {
    int hash = 0;
    for (int i = 0; i < patterns.dimension(); i++) {
      hash = 31 * hash + Double.hashCode(patterns.input(mu, i) + 0.0); // -0.0 + 0.0 is 0.0
    }
    return new PatternInput(patterns, mu, hash);
  }

  /** The coordinates, [d]. */
  double[] values() {
    return patterns.pattern(mu);
  }

  @Override
  public boolean equals(Object object) {
    if (!(object instanceof PatternInput other) || hash != other.hash) {
      return false;
    }
    for (int i = 0; i < patterns.dimension(); i++) {
      if (patterns.input(mu, i) != other.patterns.input(other.mu, i)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int hashCode() {
    return hash;
  }
}
