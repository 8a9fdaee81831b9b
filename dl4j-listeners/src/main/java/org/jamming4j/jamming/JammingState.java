package org.jamming4j.jamming;

import org.jspecify.annotations.Nullable;

/**
 * What the gaps Delta = kappa - y f of a network on its patterns say, at one moment. With k outputs
 * every pattern has k gaps, and the counts are of gaps, from 0 to P k.
 *
 * @param gaps how many gaps were looked at, P k
 * @param unsatisfied N_Delta, how many gaps are positive
 * @param misclassified how many gaps are kappa or more, so y f &lt;= 0; none certifies SAT
 * @param loss L = (1/P) sum over Delta &gt; 0 of weight Delta^2 / 2
 * @param q sum of weight Delta^2 over (kappa times the sum of weight Delta), both over the
 *     unsatisfied; 1 at every stationary point with L &gt; 0, and 0 if no gap is positive
 * @param smallestGap the smallest gap of all, of the pattern satisfied best
 * @param largestGap the largest gap of all; below kappa nothing is misclassified
 */
public record JammingState(
    int gaps,
    int unsatisfied,
    int misclassified,
    double loss,
    double q,
    double smallestGap,
    double largestGap) {

  /** Whether there is no training error: the certificate of SAT. */
  public boolean separated() {
    return misclassified == 0;
  }

  /** Whether N_Delta = 0. */
  public boolean satisfied() {
    return unsatisfied == 0;
  }

  /**
   * The state of a network's outputs.
   *
   * @param outputs f, [P x k]
   * @param labels y, [P x k], -1 and +1
   * @param weights the patterns' weights, [P]; null for 1
   * @param margin kappa
   */
  public static JammingState of(
      double[][] outputs, double[][] labels, double @Nullable [] weights, double margin) {
    var state = new Accumulator(margin);
    for (int mu = 0; mu < outputs.length; mu++) {
      double weight = weights == null ? 1 : weights[mu];
      for (int c = 0; c < outputs[mu].length; c++) {
        state.add(labels[mu][c] * outputs[mu][c], weight);
      }
    }
    return state.state(outputs.length);
  }

  /** Adds up gaps, one after the other, in a fixed order. */
  public static final class Accumulator {
    private final double margin;
    private int gaps;
    private int unsatisfied;
    private int misclassified;
    private double sum;
    private double sumOfSquares;
    private double smallest = Double.POSITIVE_INFINITY;
    private double largest = Double.NEGATIVE_INFINITY;

    /** An empty sum for gaps of the given margin kappa. */
    public Accumulator(double margin) {
      this.margin = margin;
    }

    /**
     * Adds y f of one pattern at one output.
     *
     * @param signedOutput y f
     * @param weight the pattern's weight
     */
    public void add(double signedOutput, double weight) {
      double gap = margin - signedOutput;
      gaps++;
      smallest = Math.min(smallest, gap);
      largest = Math.max(largest, gap);
      // written so that NaN counts as misclassified
      if (!(signedOutput > 0)) {
        misclassified++;
      }
      if (!(gap <= 0)) {
        unsatisfied++;
        sum += weight * gap;
        sumOfSquares += weight * gap * gap;
      }
    }

    /**
     * Adds gaps summed up elsewhere.
     *
     * @param count how many they are
     * @param positive how many of them are positive
     * @param atLeastMargin how many of them are kappa or more, or not a number
     * @param weighted sum of weight Delta over the positive ones
     * @param weightedSquares sum of weight Delta^2 over the positive ones
     * @param least the smallest
     * @param most the largest
     */
    public void add(
        int count,
        int positive,
        int atLeastMargin,
        double weighted,
        double weightedSquares,
        double least,
        double most) {
      gaps += count;
      unsatisfied += positive;
      misclassified += atLeastMargin;
      sum += weighted;
      sumOfSquares += weightedSquares;
      smallest = Math.min(smallest, least);
      largest = Math.max(largest, most);
    }

    /** Adds gaps that are taken for satisfied without having been looked at. */
    public void addSatisfied(int count) {
      gaps += count;
    }

    /** Adds what another sum has added up, after what is here. */
    public void add(Accumulator other) {
      add(
          other.gaps,
          other.unsatisfied,
          other.misclassified,
          other.sum,
          other.sumOfSquares,
          other.smallest,
          other.largest);
    }

    /**
     * The state of what was added.
     *
     * @param patterns P, over which the loss is the mean
     */
    public JammingState state(int patterns) {
      double q = unsatisfied == 0 ? 0 : sumOfSquares / (margin * sum);
      return new JammingState(
          gaps, unsatisfied, misclassified, sumOfSquares / (2 * patterns), q, smallest, largest);
    }
  }
}
