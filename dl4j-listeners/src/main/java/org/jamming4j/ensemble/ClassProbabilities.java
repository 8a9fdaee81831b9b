package org.jamming4j.ensemble;

/**
 * Class probabilities made of a network's outputs: 1/(1 + exp(-2f)) for two classes, the softmax of
 * 2 f_c for more. The order of the classes is that of the outputs, and f = 0 is even odds; the
 * values in between are not calibrated, for the hinge loss does not estimate probabilities. The
 * same outputs give the same bits on every machine.
 */
public final class ClassProbabilities {
  private ClassProbabilities() {}

  /**
   * A distribution over all declared classes; the unseen ones get 0.
   *
   * @param outputs f, [k]: 1 for two seen classes, otherwise as many as there are seen classes
   * @param seenClasses which classes the outputs stand for
   * @param classes how many are declared
   */
  public static double[] of(double[] outputs, int[] seenClasses, int classes) {
    double[] distribution = new double[classes];
    if (outputs.length == 1) {
      distribution[seenClasses[0]] = 1 / (1 + StrictMath.exp(2 * outputs[0]));
      distribution[seenClasses[1]] = 1 / (1 + StrictMath.exp(-2 * outputs[0]));
      return distribution;
    }
    double largest = Double.NEGATIVE_INFINITY;
    for (double f : outputs) {
      largest = Math.max(largest, f);
    }
    double sum = 0;
    for (int c = 0; c < outputs.length; c++) {
      distribution[seenClasses[c]] = StrictMath.exp(2 * (outputs[c] - largest));
      sum += distribution[seenClasses[c]];
    }
    for (int c : seenClasses) {
      distribution[c] /= sum;
    }
    return distribution;
  }
}
