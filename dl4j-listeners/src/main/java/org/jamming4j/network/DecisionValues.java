package org.jamming4j.network;

import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * The outputs f and labels y of any network in the form in which y f &gt; 0 says that a pattern is
 * on its right side.
 */
public final class DecisionValues {
  /** Rows that are sent through a network at once. */
  private static final int BATCH = 4096;

  /** Keeps the logarithm of a probability that was rounded to zero finite. */
  private static final double SMALLEST_PROBABILITY = Double.MIN_NORMAL;

  private DecisionValues() {}

  /**
   * f of a model for the given features. If the outputs are probabilities p, by a sigmoid or a
   * softmax, f is their log-odds ln(p / (1 - p)), so that f &gt; 0 means p &gt; 1/2; after any
   * other activation f is the output itself.
   *
   * @param model a multi-layer network, or a computation graph of one input and one output
   * @param features [P x ...], of the model's data type
   * @return [P x k]
   * @throws IllegalArgumentException if the model is of another kind, or its outputs are not a
   *     matrix
   */
  public static double[][] of(Model model, INDArray features) {
    double[][] f = new double[(int) features.size(0)][];
    @Nullable IActivation activation =
        Networks.outputLayer(model) instanceof BaseLayer layer ? layer.getActivationFn() : null;
    for (int first = 0; first < f.length; first += BATCH) {
      int last = Math.min(f.length, first + BATCH);
      INDArray output = Networks.output(model, rows(features, first, last));
      if (output.rank() != 2) {
        throw new IllegalArgumentException(
            "The network's output is %s; it must be a matrix, one row for each pattern."
                .formatted(output.shapeInfoToString()));
      }
      double[][] values = Networks.values(output);
      for (int row = 0; row < values.length; row++) {
        f[first + row] = decision(activation, values[row]);
      }
    }
    return f;
  }

  private static INDArray rows(INDArray features, int first, int last) {
    return first == 0 && last == features.size(0)
        ? features
        : features.get(NDArrayIndex.interval(first, last));
  }

  private static double[] decision(@Nullable IActivation activation, double[] output) {
    if (activation instanceof ActivationSoftmax) {
      return logOddsOfShares(output);
    }
    if (activation instanceof ActivationSigmoid) {
      double[] f = new double[output.length];
      for (int c = 0; c < f.length; c++) {
        f[c] = logarithm(output[c]) - logarithm(1 - output[c]);
      }
      return f;
    }
    return output;
  }

  /** 1 - p is taken as the sum of the other shares, which stays exact where p is nearly 1. */
  private static double[] logOddsOfShares(double[] p) {
    double[] f = new double[p.length];
    for (int c = 0; c < p.length; c++) {
      double others = 0;
      for (int i = 0; i < p.length; i++) {
        others += i == c ? 0 : p[i];
      }
      f[c] = logarithm(p[c]) - logarithm(others);
    }
    return f;
  }

  private static double logarithm(double p) {
    return Math.log(Math.max(p, SMALLEST_PROBABILITY));
  }

  /**
   * y of labels that are -1 and +1, or 0 and 1, which count as -1 and +1. One-hot labels of k
   * classes so become k labels, one against the rest.
   *
   * @param labels [P x k]
   * @return [P x k], -1 and +1
   * @throws IllegalArgumentException if the labels are not a matrix, or there are others
   */
  public static double[][] labels(INDArray labels) {
    if (labels.rank() != 2) {
      throw new IllegalArgumentException(
          "The labels are %s; they must be a matrix, one row for each pattern."
              .formatted(labels.shapeInfoToString()));
    }
    double[][] y = Networks.values(labels);
    double other = contains(y, -1) ? -1 : 0;
    for (int mu = 0; mu < y.length; mu++) {
      for (int c = 0; c < y[mu].length; c++) {
        if (y[mu][c] != 1 && y[mu][c] != other) {
          throw new IllegalArgumentException(
              "Pattern %d has the label %s in column %d; labels must be -1 and +1, or 0 and 1 (one-hot)."
                  .formatted(mu, y[mu][c], c));
        }
        y[mu][c] = y[mu][c] == 1 ? 1 : -1;
      }
    }
    return y;
  }

  private static boolean contains(double[][] rows, double value) {
    for (double[] row : rows) {
      for (double entry : row) {
        if (entry == value) {
          return true;
        }
      }
    }
    return false;
  }
}
