package org.jamming4j.ensemble;

import java.util.List;

/** What an average over networks says of one pattern. */
public final class Prediction {
  private final double[] outputs;
  private final double[] spreads;

  private Prediction(double[] outputs, double[] spreads) {
    this.outputs = outputs;
    this.spreads = spreads;
  }

  /**
   * Of the outputs of some networks.
   *
   * @param members f of each, [networks x k]
   */
  static Prediction of(List<double[]> members) {
    int k = members.get(0).length;
    double[] mean = new double[k];
    for (double[] f : members) {
      for (int c = 0; c < k; c++) {
        mean[c] += f[c] / members.size();
      }
    }
    double[] spreads = new double[k];
    for (int c = 0; c < k; c++) {
      double squares = 0;
      for (double[] f : members) {
        squares += (f[c] - mean[c]) * (f[c] - mean[c]);
      }
      spreads[c] = Math.sqrt(squares / (members.size() - 1));
    }
    return new Prediction(mean, spreads);
  }

  /** f-bar, [k]; not copied. */
  double[] outputs() {
    return outputs;
  }

  /** The class, from 0: the one of the largest output, of two classes the one of f-bar's sign. */
  public int ofClass() {
    if (outputs.length == 1) {
      return outputs[0] > 0 ? 1 : 0;
    }
    int best = 0;
    for (int c = 1; c < outputs.length; c++) {
      best = outputs[c] > outputs[best] ? c : best;
    }
    return best;
  }

  /** Whether it is right about a pattern of the given class, from 0. */
  public boolean isRight(int own) {
    return ClassificationError.isRight(outputs, own);
  }

  /** f-bar: of two classes the one output, otherwise that of the {@linkplain #ofClass class}. */
  public double output() {
    return outputs[outputs.length == 1 ? 0 : ofClass()];
  }

  /** The networks' standard deviation about {@link #output}; NaN of one network. */
  public double spread() {
    return spreads[outputs.length == 1 ? 0 : ofClass()];
  }

  /**
   * The probability of each class: the quadratic hinge loss is least where f = 2 p - 1, so that p =
   * (1 + f)/2, cut off at 0 and 1; of several classes divided by their sum, or all equal if that is
   * 0. It is as good as the networks follow the loss, and not calibrated on other patterns.
   *
   * @return [classes]
   */
  public double[] probabilities() {
    if (outputs.length == 1) {
      double second = probability(outputs[0]);
      return new double[] {1 - second, second};
    }
    double[] p = new double[outputs.length];
    double sum = 0;
    for (int c = 0; c < p.length; c++) {
      p[c] = probability(outputs[c]);
      sum += p[c];
    }
    for (int c = 0; c < p.length; c++) {
      p[c] = sum > 0 ? p[c] / sum : 1.0 / p.length;
    }
    return p;
  }

  private static double probability(double output) {
    return Math.min(1, Math.max(0, (1 + output) / 2));
  }
}
