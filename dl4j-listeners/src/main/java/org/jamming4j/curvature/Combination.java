package org.jamming4j.curvature;

/**
 * A linear combination of two operators.
 *
 * @param first one of them
 * @param factor its factor
 * @param second the other, which is not asked if its factor is 0
 * @param secondFactor its factor
 */
record Combination(
    SymmetricOperator first, double factor, SymmetricOperator second, double secondFactor)
    implements SymmetricOperator {

  static SymmetricOperator of(
      SymmetricOperator first, double factor, SymmetricOperator second, double secondFactor) {
    return new Combination(first, factor, second, secondFactor);
  }

  @Override
  public int size() {
    return first.size();
  }

  @Override
  public double[][] apply(double[][] vectors) throws InterruptedException {
    double[][] sum = first.apply(vectors);
    double[][] others = secondFactor == 0 ? new double[0][] : second.apply(vectors);
    for (int b = 0; b < sum.length; b++) {
      for (int i = 0; i < sum[b].length; i++) {
        sum[b][i] *= factor;
        if (others.length > 0) {
          sum[b][i] += secondFactor * others[b][i];
        }
      }
    }
    return sum;
  }
}
