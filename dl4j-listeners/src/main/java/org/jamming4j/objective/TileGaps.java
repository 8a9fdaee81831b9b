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

  /** Its gaps. */
  private final double[] gaps;

  /** Which of them are positive. */
  private final int[] open;

  /** The largest gap of every pattern, over its outputs. */
  private final double[] largest;

  private final double[][] byOutput;

  TileGaps(PatternTiles patterns, double margin, int outputs, int tile) {
    this.patterns = patterns;
    this.margin = margin;
    this.outputs = new double[tile];
    gaps = new double[tile];
    open = new int[tile];
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
      for (int m = 0; m < n; m++) {
        largest[m] = Math.max(largest[m], gaps[m]);
      }
    }
  }

  private void add(
      int n,
      int[] numbers,
      double[] labels,
      double scale,
      double[] derivatives,
      JammingState.Accumulator state) {
    int wrong = 0;
    int positive = 0;
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (int m = 0; m < n; m++) {
      double signed = labels[numbers[m]] * outputs[m];
      double gap = margin - signed;
      gaps[m] = gap;
      // faster than Math.min and Math.max, which see to what is not a number
      if (gap < least) {
        least = gap;
      }
      if (gap > most) {
        most = gap;
      }
      // written so that NaN counts, and without branches, which would often be mispredicted
      wrong += signed > 0 ? 0 : 1;
      open[positive] = m;
      positive += gap <= 0 ? 0 : 1;
    }
    Arrays.fill(derivatives, 0, n, 0);
    double sum = 0;
    double squares = 0;
    for (int k = 0; k < positive; k++) {
      int m = open[k];
      int mu = numbers[m];
      double weighted = patterns.weight(mu) * gaps[m];
      sum += weighted;
      squares += weighted * gaps[m];
      derivatives[m] = -labels[mu] * weighted * scale;
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
