package org.jamming4j.objective;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jamming4j.data.Patterns;
import org.jamming4j.network.HingeNetworkSpec;
import org.jamming4j.tiles.TileArithmetic;
import org.jamming4j.tiles.TileInputs;
import org.jamming4j.tiles.TileMatrix;
import org.jspecify.annotations.Nullable;

/**
 * Patterns laid out for training: their coordinates in tiles, once for each size of tile and
 * precision that a network asks for, and their labels. Networks that train on the same patterns
 * share one, also from several threads; {@link #close} frees it once none is trained any more.
 *
 * <p>Memory: 8 d bytes (float32: 4 d) a pattern off the heap, and 8 k on it, where up to 4 MiB of
 * the coordinates are once more.
 */
public final class PatternTiles implements AutoCloseable {
  private final Patterns patterns;

  /** y, [k x P]. */
  private final double[][] labels;

  /** Weights over P, [P]; null if all are 1 / P. */
  private final double @Nullable [] weights;

  private final Map<List<Object>, TileInputs> inputs = new HashMap<>();

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

  /**
   * Refuses a network that is not for some patterns.
   *
   * @throws IllegalArgumentException if they are of another dimension or need other outputs
   */
  public static void requireFit(HingeNetworkSpec network, Patterns patterns) {
    if (network.inputs() != patterns.dimension() || network.outputs() != patterns.outputs()) {
      throw new IllegalArgumentException(
          "The network has %d inputs and %d outputs, but the patterns have dimension %d and need %d outputs."
              .formatted(
                  network.inputs(), network.outputs(), patterns.dimension(), patterns.outputs()));
    }
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
    TileInputs room = inputs.get(key);
    if (room == null) {
      int tile = arithmetic.tile();
      room = arithmetic.inputs((size() + tile - 1) / tile, patterns.dimension());
      try {
        fill(room.tiles(), tile);
      } catch (InterruptedException e) {
        room.close();
        throw e;
      }
      inputs.put(key, room);
    }
    return room.tiles();
  }

  private void fill(TileMatrix[] filled, int tile) throws InterruptedException {
    double[] row = new double[tile];
    for (int t = 0; t < filled.length; t++) {
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
      filled[t].commit(n);
    }
  }

  /** Frees the memory of the coordinates. */
  @Override
  public synchronized void close() {
    inputs.values().forEach(TileInputs::close);
    inputs.clear();
  }
}
