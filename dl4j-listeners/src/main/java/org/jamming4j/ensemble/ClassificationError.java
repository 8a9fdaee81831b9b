package org.jamming4j.ensemble;

import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jamming4j.data.Patterns;
import org.jamming4j.network.DecisionValues;
import org.jamming4j.tiles.ForwardPass;

/** The share of patterns that outputs put into a wrong class. */
public final class ClassificationError {
  private ClassificationError() {}

  /**
   * With one output a pattern is wrong if y f &lt;= 0; with k outputs if the largest one is not its
   * class's, the first of equal ones counting as the largest.
   *
   * @param outputs f, [P x k]
   * @param patterns whose classes are the right ones
   * @return between 0 and 1
   */
  public static double of(double[][] outputs, Patterns patterns) {
    if (outputs.length != patterns.size()) {
      throw new IllegalArgumentException(
          "%d outputs do not belong to %d patterns.".formatted(outputs.length, patterns.size()));
    }
    int wrong = 0;
    for (int mu = 0; mu < outputs.length; mu++) {
      if (!isRight(outputs[mu], mu, patterns)) {
        wrong++;
      }
    }
    return (double) wrong / outputs.length;
  }

  /**
   * The same of what a network says of the patterns.
   *
   * @param network whose inputs they are, after preprocessing
   */
  public static double of(MultiLayerNetwork network, Patterns patterns) {
    double[][] outputs =
        ForwardPass.of(network)
            .map(pass -> pass.outputs(patterns.inputs()))
            .orElseGet(() -> DecisionValues.of(network, patterns.features()));
    return of(outputs, patterns);
  }

  /** Whether the outputs f of pattern mu, [k], are right about its class. */
  public static boolean isRight(double[] outputs, int mu, Patterns patterns) {
    return isRight(outputs, patterns.classOf(mu));
  }

  /**
   * Whether the outputs f of a pattern, [k], are right about its class.
   *
   * @param own its class, from 0
   */
  public static boolean isRight(double[] outputs, int own) {
    if (outputs.length == 1) {
      return own == 1 ? outputs[0] > 0 : outputs[0] < 0;
    }
    for (int c = 0; c < outputs.length; c++) {
      // written so that NaN is wrong
      if (c != own && !(c < own ? outputs[own] > outputs[c] : outputs[own] >= outputs[c])) {
        return false;
      }
    }
    return true;
  }
}
