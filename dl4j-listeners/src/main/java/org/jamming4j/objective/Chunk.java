package org.jamming4j.objective;

import org.jamming4j.jamming.JammingState;
import org.jamming4j.tiles.ParameterVector;
import org.jamming4j.tiles.TileArithmetic;

/**
 * Patterns that follow each other and are worked through by one thread, tile after tile; what they
 * add to the gradient, to the state of the gaps and to their speeds is summed up here. How patterns
 * are split into chunks depends on the network and on P alone, so the order of summation does not
 * depend on the number of threads. A step by other patterns than a chunk's own borrows its sums.
 */
final class Chunk {
  /** As many chunks share out the patterns of a small problem. */
  private static final int FEW = 8;

  /** As many share out those of a large one, and as many threads at most work on it. */
  private static final int MANY = 128;

  /** Values of all chunks' gradients together, unless one alone has more. */
  private static final long MOST_VALUES = 1L << 26;

  private final int firstTile;
  private final int endTile;
  private final ParameterVector gradient;

  /** Of no step yet. */
  private JammingState.Accumulator state = new JammingState.Accumulator(Double.NaN);

  private RecheckSchedule.Speeds speeds = new RecheckSchedule.Speeds();

  private Chunk(int firstTile, int endTile, ParameterVector gradient) {
    this.firstTile = firstTile;
    this.endTile = endTile;
    this.gradient = gradient;
  }

  /** All chunks of some patterns. */
  static Chunk[] of(int patterns, TileArithmetic arithmetic, int parameters) {
    int tile = arithmetic.tile();
    int tiles = (patterns + tile - 1) / tile;
    // two tiles at least, whose unsatisfied patterns go backward together
    int few = Math.min(FEW, (tiles + 1) / 2);
    long count = Math.max(few, Math.min(MANY, tiles / FEW));
    count = Math.max(1, Math.min(count, MOST_VALUES / parameters));
    var chunks = new Chunk[(int) count];
    for (int i = 0; i < chunks.length; i++) {
      int first = (int) (tiles * (long) i / count);
      int end = (int) (tiles * (i + 1L) / count);
      chunks[i] = new Chunk(first, end, arithmetic.vector());
    }
    return chunks;
  }

  int firstTile() {
    return firstTile;
  }

  int endTile() {
    return endTile;
  }

  ParameterVector gradient() {
    return gradient;
  }

  JammingState.Accumulator state() {
    return state;
  }

  /** Of the gaps that a schedule took note of. */
  RecheckSchedule.Speeds speeds() {
    return speeds;
  }

  /** Forgets the sums of the step before. */
  void restart(double margin) {
    state = new JammingState.Accumulator(margin);
    speeds = new RecheckSchedule.Speeds();
    gradient.clear();
  }
}
