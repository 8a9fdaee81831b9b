package org.jamming4j.objective;

import org.jamming4j.jamming.JammingState;

/**
 * Patterns that follow each other and are worked through by one thread, tile after tile; what they
 * add to the gradient and to the state of the gaps is summed up here. How patterns are split into
 * chunks depends on the network and on P alone, so the order of summation does not depend on the
 * number of threads.
 */
final class Chunk {
  /** As many chunks share out the patterns of a small problem. */
  private static final int FEW = 8;

  /** As many are enough for any machine's cores. */
  private static final int MANY = 32;

  /** Values of all chunks' gradients together, unless one alone has more. */
  private static final long MOST_VALUES = 1L << 26;

  private final int firstTile;
  private final int endTile;
  private final GradientSum gradient;
  private JammingState.Accumulator state;

  private Chunk(int firstTile, int endTile, GradientSum gradient) {
    this.firstTile = firstTile;
    this.endTile = endTile;
    this.gradient = gradient;
  }

  /** All chunks of so many tiles. */
  static Chunk[] of(int tiles, TileArithmetic arithmetic, int parameters) {
    long count = Math.min(tiles, Math.max(FEW, Math.min(MANY, tiles / FEW)));
    count = Math.max(1, Math.min(count, MOST_VALUES / parameters));
    var chunks = new Chunk[(int) count];
    for (int i = 0; i < chunks.length; i++) {
      int first = (int) (tiles * (long) i / count);
      int end = (int) (tiles * (i + 1L) / count);
      chunks[i] = new Chunk(first, end, arithmetic.gradientSum());
    }
    return chunks;
  }

  int firstTile() {
    return firstTile;
  }

  int endTile() {
    return endTile;
  }

  GradientSum gradient() {
    return gradient;
  }

  JammingState.Accumulator state() {
    return state;
  }

  /** Forgets the sums of the step before. */
  void restart(double margin) {
    state = new JammingState.Accumulator(margin);
    gradient.clear();
  }
}
