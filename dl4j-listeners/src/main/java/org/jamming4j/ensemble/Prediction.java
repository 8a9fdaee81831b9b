package org.jamming4j.ensemble;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

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
   * The probability of each class.
   *
   * @param temperature that outputs are divided by first; 1 if none was fitted
   * @return [classes]
   */
  public double[] probabilities(double temperature) {
    double[] scaled = Arrays.stream(outputs).map(f -> f / temperature).toArray();
    int classes = Math.max(2, outputs.length);
    return ClassProbabilities.of(scaled, IntStream.range(0, classes).toArray(), classes);
  }
}
