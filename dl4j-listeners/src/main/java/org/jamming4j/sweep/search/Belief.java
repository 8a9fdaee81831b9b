package org.jamming4j.sweep.search;

import java.util.Arrays;
import org.jamming4j.jamming.TransitionCurve;

/**
 * What a search believes of the transition: weights of many curves, by Bayes' rule, as QUEST+ does
 * (A. B. Watson, Journal of Vision 17(3):10, 2017). It places runs and no more; the estimate is a
 * fit to the outcomes alone.
 */
final class Belief {
  private static final double LAPSE = 0.02;

  /** Of the first guess of log N*: half of all guesses are within a factor of 1.4. */
  private static final double GUESS = 0.5;

  /** Of centres, if no more precision is asked for. */
  private static final double SPACING = 0.04;

  private static final double LEAST_SCALE = 0.012;
  private static final double SCALE_STEP = 1.8;
  private static final int SCALES = 8;

  /**
   * The middle of the scales that are expected, 0.17, by its number, and how far from it they
   * spread.
   */
  private static final double USUAL_SCALE = 4.5;

  private static final double SCALE_SPREAD = 2;

  /** Curves that are this much less likely than the most likely one are given up. */
  private static final double NEGLIGIBLE = 1e-7;

  private TransitionCurve[] curves;
  private double[] weights;

  /**
   * A belief before any run.
   *
   * @param guess position of N* or P*
   * @param from least position of any run
   * @param to largest position of any run
   * @param precision what deviation it has to tell
   */
  Belief(double guess, double from, double to, double precision) {
    double spacing = Math.min(SPACING, precision / 2);
    int centres = (int) Math.ceil((to - from + 2 * GUESS) / spacing) + 1;
    curves = new TransitionCurve[centres * SCALES];
    weights = new double[curves.length];
    for (int i = 0; i < centres; i++) {
      double centre = from - GUESS + i * spacing;
      for (int j = 0; j < SCALES; j++) {
        int at = i * SCALES + j;
        double unusual = (j - USUAL_SCALE) / SCALE_SPREAD;
        curves[at] = new TransitionCurve(centre, LEAST_SCALE * Math.pow(SCALE_STEP, j), LAPSE);
        weights[at] = Math.exp(-Math.abs(centre - guess) / GUESS - unusual * unusual / 2);
      }
    }
    prune();
  }

  private Belief(TransitionCurve[] curves, double[] weights) {
    this.curves = curves;
    this.weights = weights;
  }

  /** One of its own that believes the same. */
  Belief copy() {
    return new Belief(curves.clone(), weights.clone());
  }

  /** Takes an outcome into account. */
  void learn(double position, boolean fits) {
    for (int i = 0; i < curves.length; i++) {
      double share = curves[i].satShare(position);
      weights[i] *= fits ? share : 1 - share;
    }
    prune();
  }

  /** Scales the weights to a sum of 1, of those that are not negligible. */
  private void prune() {
    double largest = 0;
    for (double weight : weights) {
      largest = Math.max(largest, weight);
    }
    int kept = 0;
    double sum = 0;
    for (int i = 0; i < curves.length; i++) {
      if (weights[i] > NEGLIGIBLE * largest) {
        curves[kept] = curves[i];
        weights[kept] = weights[i];
        sum += weights[i];
        kept++;
      }
    }
    curves = Arrays.copyOf(curves, kept);
    weights = Arrays.copyOf(weights, kept);
    for (int i = 0; i < kept; i++) {
      weights[i] /= sum;
    }
  }

  /** P(SAT) of a run at a position, over all curves. */
  double satShare(double position) {
    double sum = 0;
    for (int i = 0; i < curves.length; i++) {
      sum += weights[i] * curves[i].satShare(position);
    }
    return sum;
  }

  /** The mean of the threshold's position. */
  double centre() {
    double sum = 0;
    for (int i = 0; i < curves.length; i++) {
      sum += weights[i] * curves[i].centre();
    }
    return sum;
  }

  /** The standard deviation of the threshold's position. */
  double deviation() {
    double centre = centre();
    double squares = 0;
    for (int i = 0; i < curves.length; i++) {
      double error = curves[i].centre() - centre;
      squares += weights[i] * error * error;
    }
    return Math.sqrt(squares);
  }
}
