package org.jamming4j.objective;

import java.util.Arrays;
import org.jamming4j.jamming.JammingState;
import org.jamming4j.tiles.TileMatrix;

/** The gaps of a tile's patterns and the loss's derivatives by their outputs. For one thread. */
final class TileGaps {
  private final PatternTiles patterns;
  private final double margin;

  /** One output of every pattern. */
  private final double[] outputs;

  /** The largest gap of every pattern, over its outputs. */
  private final double[] largest;

  private final double[][] byOutput;

  TileGaps(PatternTiles patterns, double margin, int outputs, int tile) {
    this.patterns = patterns;
    this.margin = margin;
    this.outputs = new double[tile];
    largest = new double[tile];
    byOutput = new double[outputs][tile];
  }

  /**
   * Adds up n gaps for each output and finds the loss's derivatives.
   *
   * @param outputs f of the patterns, [k x n]
   * @param numbers which patterns they are
   * @param scale what a pattern counts in the loss
   */
  void add(TileMatrix outputs, int[] numbers, int n, double scale, JammingState.Accumulator state) {
    Arrays.fill(largest, 0, n, Double.NEGATIVE_INFINITY);
    for (int c = 0; c < byOutput.length; c++) {
      outputs.copyRow(c, this.outputs, n);
      add(n, numbers, patterns.labels(c), scale, byOutput[c], state);
    }
  }

  private void add(
      int n,
      int[] numbers,
      double[] labels,
      double scale,
      double[] derivatives,
      JammingState.Accumulator state) {
    int positive = 0;
    int wrong = 0;
    double sum = 0;
    double squares = 0;
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (int m = 0; m < n; m++) {
      int mu = numbers[m];
      double y = labels[mu];
      double signed = y * outputs[m];
      double gap = margin - signed;
      // faster than Math.min and Math.max, which see to what is not a number
      if (gap < least) {
        least = gap;
      }
      if (gap > most) {
        most = gap;
      }
      largest[m] = Math.max(largest[m], gap);
      // these two are written so that NaN counts, and goes on to the gradient
      if (!(signed > 0)) {
        wrong++;
      }
      if (!(gap <= 0)) {
        double weighted = patterns.weight(mu) * gap;
        positive++;
        sum += weighted;
        squares += weighted * gap;
        derivatives[m] = -y * weighted * scale;
      } else {
        derivatives[m] = 0;
      }
    }
    if (Double.isNaN(sum)) {
      least = Double.NaN;
      most = Double.NaN;
    }
    state.add(n, positive, wrong, sum, squares, least, most);
  }

  /** The largest gap of the tile's m-th pattern, over its outputs. */
  double largest(int m) {
    return largest[m];
  }

  /** Derivatives of the loss by the outputs, [k x tile]; of those last added. */
  double[][] byOutput() {
    return byOutput;
  }
}
