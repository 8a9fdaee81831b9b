package org.jamming4j.choice;

import org.jamming4j.data.Patterns;

/**
 * How much each coordinate of patterns, by itself, tells of their class: the share of its variance
 * that the means of the classes explain, corrected for what chance explains. With F the ratio of
 * the variance between classes to that within, as in the analysis of variance, it is (F - 2) / (F +
 * m), m = (P - k) / (k - 1) for k classes that occur, and 0 if F is below 2. Chance alone makes F
 * about 1, and more than 2 once in six times; (F - 1) / (F + m) is Ezekiel's correction.
 */
final class Relevance {
  /** F below which a coordinate is taken to tell nothing. */
  private static final double CHANCE = 2;

  /** Of a coordinate's variance; what is less comes from rounding. */
  private static final double ROUNDING = 1e-12;

  private final Patterns patterns;
  private final double[] weights;
  private final double total;
  private final int present;

  private Relevance(Patterns patterns) {
    this.patterns = patterns;
    weights = new double[patterns.classNames().size()];
    double sum = 0;
    for (int mu = 0; mu < patterns.size(); mu++) {
      weights[patterns.classOf(mu)] += patterns.weight(mu);
      sum += patterns.weight(mu);
    }
    total = sum;
    int count = 0;
    for (double weight : weights) {
      count += weight > 0 ? 1 : 0;
    }
    present = count;
  }

  /** That of every coordinate, [d], from 0 to 1; 0 for all if one class alone occurs. */
  static double[] of(Patterns patterns) {
    var relevance = new Relevance(patterns);
    double[] each = new double[patterns.dimension()];
    if (relevance.present > 1 && patterns.size() > relevance.present) {
      for (int i = 0; i < each.length; i++) {
        each[i] = relevance.of(i);
      }
    }
    return each;
  }

  private double of(int coordinate) {
    double[] means = new double[weights.length];
    double mean = 0;
    for (int mu = 0; mu < patterns.size(); mu++) {
      double x = patterns.weight(mu) * patterns.input(mu, coordinate);
      means[patterns.classOf(mu)] += x;
      mean += x / total;
    }
    double between = 0;
    for (int c = 0; c < means.length; c++) {
      if (weights[c] > 0) {
        means[c] /= weights[c];
        between += weights[c] * (means[c] - mean) * (means[c] - mean);
      }
    }
    double within = 0;
    double squares = 0;
    for (int mu = 0; mu < patterns.size(); mu++) {
      double x = patterns.input(mu, coordinate);
      double error = x - means[patterns.classOf(mu)];
      within += patterns.weight(mu) * error * error;
      squares += patterns.weight(mu) * x * x;
    }
    if (between <= ROUNDING * squares) {
      return 0;
    }
    double freedom = (double) (patterns.size() - present) / (present - 1);
    // F = freedom between / within, and within may be 0
    return Math.max(0, (freedom * between - CHANCE * within) / (freedom * (between + within)));
  }
}
