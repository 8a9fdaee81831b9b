package org.jamming4j.curvature;

/** A symmetric linear map of vectors of one size, which is not held as a matrix. */
public interface SymmetricOperator {
  /** The size of its vectors. */
  int size();

  /**
   * Its images of some vectors.
   *
   * @param vectors [B x size], which stay as they are
   * @return [B x size]
   * @throws InterruptedException if the thread is interrupted
   */
  double[][] apply(double[][] vectors) throws InterruptedException;

  /** The sum with an operator of the same size. */
  default SymmetricOperator plus(SymmetricOperator other) {
    if (other.size() != size()) {
      throw new IllegalArgumentException(
          "Operators of sizes %d and %d have no sum.".formatted(size(), other.size()));
    }
    return Combination.of(this, 1, other, 1);
  }

  /** This times a factor. */
  default SymmetricOperator times(double factor) {
    return Combination.of(this, factor, this, 0);
  }

  /** This plus a multiple of the identity. */
  default SymmetricOperator plusIdentity(double multiple) {
    return Combination.of(this, 1, new Identity(size()), multiple);
  }
}
