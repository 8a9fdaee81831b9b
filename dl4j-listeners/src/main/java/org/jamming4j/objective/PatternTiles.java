package org.jamming4j.objective;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jamming4j.data.Patterns;
import org.jamming4j.tiles.TileArithmetic;
import org.jamming4j.tiles.TileMatrix;
import org.jspecify.annotations.Nullable;

/**
 * Patterns laid out for training: their coordinates in tiles, once for each size of tile and
 * precision that a network asks for, and their labels. Networks that train on the same patterns
 * share one, also from several threads.
 *
 * <p>Memory: 8 d bytes (float32: 4 d) a pattern off the heap, and 8 k on it.
 */
public final class PatternTiles {
  private final Patterns patterns;

  /** y, [k x P]. */
  private final double[][] labels;

  /** Weights over P, [P]; null if all are 1 / P. */
  private final double @Nullable [] weights;

  private final Map<List<Object>, TileMatrix[]> inputs = new HashMap<>();

  /** Lays out labels and weights; coordinates follow when a network asks for them. */
  public PatternTiles(Patterns patterns) {
    this.patterns = patterns;
    labels = new double[patterns.outputs()][patterns.size()];
    for (int c = 0; c < labels.length; c++) {
      int output = c;
      Arrays.setAll(labels[c], mu -> patterns.label(mu, output));
    }
    weights = patterns.isWeighted() ? new double[patterns.size()] : null;
    if (weights != null) {
      Arrays.setAll(weights, patterns::weight);
    }
  }

  /** The patterns themselves. */
  public Patterns patterns() {
    return patterns;
  }

  /** Number of patterns P. */
  public int size() {
    return patterns.size();
  }

  /** y at an output, [P]. */
  double[] labels(int output) {
    return labels[output];
  }

  /** Weight of pattern mu; the mean is 1. */
  double weight(int mu) {
    return weights == null ? 1 : weights[mu];
  }

  /**
   * The coordinates as the arithmetic takes them, [tiles] of [d x tile].
   *
   * @throws InterruptedException if the thread is interrupted
   */
  public synchronized TileMatrix[] inputs(TileArithmetic arithmetic) throws InterruptedException {
    List<Object> key = List.of(arithmetic.getClass(), arithmetic.tile());
    TileMatrix[] filled = inputs.get(key);
    if (filled == null) {
      filled = fill(arithmetic);
      inputs.put(key, filled);
    }
    return filled;
  }

  private TileMatrix[] fill(TileArithmetic arithmetic) throws InterruptedException {
    int tile = arithmetic.tile();
    int tiles = (size() + tile - 1) / tile;
    TileMatrix[] filled = arithmetic.inputs(tiles, patterns.dimension());
    double[] row = new double[tile];
    for (int t = 0; t < tiles; t++) {
      if (Thread.interrupted()) {
        throw new InterruptedException("Interrupted while patterns were laid out.");
      }
      int n = Math.min(tile, size() - t * tile);
      for (int i = 0; i < patterns.dimension(); i++) {
        for (int m = 0; m < n; m++) {
          row[m] = patterns.input(t * tile + m, i);
        }
        filled[t].setRow(i, row, n);
      }
      filled[t].commit();
    }
    return filled;
  }
}
