package org.jamming4j.choice;

import java.util.Arrays;
import org.jamming4j.data.Patterns;
import org.jamming4j.ensemble.ClassificationError;
import org.jamming4j.jamming.JammingState;
import org.jamming4j.network.HingeNetworkSpec;

/**
 * One of the ways to train the ensemble among which is chosen, and how it did: an average of
 * networks of one width, stopped at one moment, on patterns that none of them was trained on.
 */
public final class Cell {
  private final HingeNetworkSpec network;
  private final int steps;
  private final double[][] outputs;
  private final Mean wrong = new Mean();
  private final double loss;
  private final double seconds;

  /**
   * What some outputs are worth.
   *
   * @param outputs f of the average, out of fold, [P x k]; not copied
   * @param seconds that all networks of all folds took to come so far
   */
  Cell(HingeNetworkSpec network, int steps, double[][] outputs, Patterns patterns, double seconds) {
    this.network = network;
    this.steps = steps;
    this.outputs = outputs;
    this.seconds = seconds;
    var state = new JammingState.Accumulator(network.margin());
    for (int mu = 0; mu < outputs.length; mu++) {
      wrong.add(wrong(outputs, mu, patterns), patterns.weight(mu));
      for (int c = 0; c < outputs[mu].length; c++) {
        state.add(patterns.label(mu, c) * outputs[mu][c], patterns.weight(mu));
      }
    }
    loss = state.state(patterns.size()).loss();
  }

  /** What each member is. */
  public HingeNetworkSpec network() {
    return network;
  }

  /** Steps after which members stop. */
  public int steps() {
    return steps;
  }

  /** f of the average, out of fold, as a new array, [P x k]. */
  public double[][] outputs() {
    return Arrays.stream(outputs).map(double[]::clone).toArray(double[][]::new);
  }

  /** Share of the patterns that the average puts into a wrong class, by weight. */
  public double error() {
    return wrong.mean();
  }

  /** Standard error of {@link #error}. */
  public double deviation() {
    return wrong.deviation();
  }

  /** The hinge loss of the average, out of fold. */
  public double loss() {
    return loss;
  }

  /** Seconds that all networks of all folds took to come so far. */
  double seconds() {
    return seconds;
  }

  private static double wrong(double[][] outputs, int mu, Patterns patterns) {
    return ClassificationError.isRight(outputs[mu], mu, patterns) ? 0 : 1;
  }

  /** How much larger this cell's error is than another's, pattern by pattern. */
  Difference above(Cell other, Patterns patterns) {
    var difference = new Mean();
    for (int mu = 0; mu < outputs.length; mu++) {
      difference.add(
          wrong(outputs, mu, patterns) - wrong(other.outputs, mu, patterns), patterns.weight(mu));
    }
    return new Difference(difference.mean(), difference.deviation());
  }

  /** How much larger this cell's loss is than another's, pattern by pattern. */
  Difference lossAbove(Cell other, Patterns patterns) {
    var difference = new Mean();
    for (int mu = 0; mu < outputs.length; mu++) {
      difference.add(loss(mu, patterns) - other.loss(mu, patterns), patterns.weight(mu));
    }
    return new Difference(difference.mean(), difference.deviation());
  }

  private double loss(int mu, Patterns patterns) {
    var state = new JammingState.Accumulator(network.margin());
    for (int c = 0; c < outputs[mu].length; c++) {
      state.add(patterns.label(mu, c) * outputs[mu][c], 1);
    }
    return state.state(1).loss();
  }

  /**
   * A difference of two shares of the same patterns.
   *
   * @param mean the difference
   * @param deviation its standard error
   */
  public record Difference(double mean, double deviation) {
    /** Whether it is positive by more than a standard error. */
    boolean isBeyondItsError() {
      return mean > deviation;
    }
  }

  /** A weighted mean and its standard error, as of as many independent values as were added. */
  private static final class Mean {
    private double weights;
    private double sum;
    private double squares;
    private int count;

    void add(double value, double weight) {
      weights += weight;
      sum += weight * value;
      squares += weight * value * value;
      count++;
    }

    double mean() {
      return sum / weights;
    }

    double deviation() {
      double variance = squares / weights - mean() * mean();
      return Math.sqrt(Math.max(0, variance) / Math.max(1, count - 1));
    }
  }
}
