package org.jamming4j.listener;

import java.util.OptionalDouble;
import org.deeplearning4j.nn.api.Model;
import org.jamming4j.jamming.JammingState;
import org.jamming4j.network.DecisionValues;
import org.jamming4j.network.Networks;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;

/** A copy of the data whose gaps a listener watches. */
final class MonitoredData {
  private static final double DEFAULT_MARGIN = 1;

  private final double[][] labels;
  private final double @Nullable [] weights;
  private final OptionalDouble margin;
  private final INDArray features;

  /** The features in the network's data type, once it is known. */
  private @Nullable INDArray converted;

  /**
   * Copies the data.
   *
   * @param margin kappa; if empty that of the network's quadratic hinge loss, or else 1
   * @throws IllegalArgumentException if the labels, the weights or the margin will not do
   */
  MonitoredData(DataSet data, OptionalDouble margin) {
    if (data.getFeatures() == null || data.getLabels() == null) {
      throw new IllegalArgumentException("The monitored data have no features or no labels.");
    }
    if (data.getFeaturesMaskArray() != null) {
      throw new IllegalArgumentException(
          "The monitored data have a mask of their features; only a mask of their labels, as weights, is understood.");
    }
    if (margin.isPresent()
        && !(margin.getAsDouble() > 0 && margin.getAsDouble() < Double.MAX_VALUE)) {
      throw new IllegalArgumentException(
          "Margin %s must be a positive finite number; 1 is the usual one."
              .formatted(margin.getAsDouble()));
    }
    this.margin = margin;
    labels = DecisionValues.labels(data.getLabels());
    weights = weights(data.getLabelsMaskArray(), labels.length);
    // the caller may go on to shuffle its own
    features = data.getFeatures().dup();
    if (features.size(0) != labels.length) {
      throw new IllegalArgumentException(
          "The monitored data have %d rows of features and %d of labels."
              .formatted(features.size(0), labels.length));
    }
  }

  private static double @Nullable [] weights(@Nullable INDArray mask, int patterns) {
    if (mask == null) {
      return null;
    }
    if (mask.length() != patterns) {
      throw new IllegalArgumentException(
          "The mask of the monitored labels is %s; as weights it must have one number for each of the %d patterns."
              .formatted(mask.shapeInfoToString(), patterns));
    }
    double[] weights = mask.reshape(patterns).toDoubleVector();
    for (int mu = 0; mu < patterns; mu++) {
      if (!(weights[mu] > 0 && Double.isFinite(weights[mu]))) {
        throw new IllegalArgumentException(
            "Monitored pattern %d has weight %s; weights must be positive and finite. Leave out a pattern that is not to count."
                .formatted(mu, weights[mu]));
      }
    }
    return weights;
  }

  /** What a model's outputs say. */
  final class Look {
    private final double[][] outputs;
    private final double kappa;

    private Look(Model model, INDArray inputs) {
      outputs = DecisionValues.of(model, inputs);
      if (outputs[0].length != labels[0].length) {
        throw new IllegalArgumentException(
            "The network has %d outputs, but the monitored labels have %d columns."
                .formatted(outputs[0].length, labels[0].length));
      }
      kappa = margin.orElseGet(() -> Networks.hingeMargin(model).orElse(DEFAULT_MARGIN));
    }

    JammingState state() {
      return JammingState.of(outputs, labels, weights, kappa);
    }

    double margin() {
      return kappa;
    }

    /** Delta of every pattern and output, [P k]. */
    double[] gaps() {
      int k = labels[0].length;
      double[] gaps = new double[labels.length * k];
      for (int i = 0; i < gaps.length; i++) {
        gaps[i] = kappa - labels[i / k][i % k] * outputs[i / k][i % k];
      }
      return gaps;
    }
  }

  /**
   * Looks at the model as it is now.
   *
   * @throws IllegalArgumentException if its outputs are not of the labels' shape
   */
  Look look(Model model) {
    if (converted == null) {
      // once; a listener serves one network
      converted = features.castTo(Networks.dataType(model));
    }
    return new Look(model, converted);
  }

  /** The gaps of the model as it is now; see {@link #look}. */
  JammingState state(Model model) {
    return look(model).state();
  }

  /**
   * The gaps of a model that seems to have satisfied the data, computed in float64, in which a sign
   * is what it seems; see {@link #look}.
   */
  JammingState confirmed(Model model, JammingState seen) {
    return Networks.dataType(model) == DataType.DOUBLE
        ? seen
        : new Look(Networks.inFloat64(model), features.castTo(DataType.DOUBLE)).state();
  }
}
