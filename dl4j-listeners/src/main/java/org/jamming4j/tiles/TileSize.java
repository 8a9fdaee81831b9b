package org.jamming4j.tiles;

import org.jamming4j.network.ParameterLayout;

/**
 * How many patterns a tile holds for OpenBLAS: enough that a call costs little beside its
 * arithmetic, and so few that a layer's values stay in the nearest cache. Few tiles are made alike
 * in size and so many that two or four threads get the same share. Depends on the network and the
 * number of patterns alone, so that the order of summation does.
 */
final class TileSize {
  private static final int LAYER = 5760;
  private static final int LEAST = 96;
  private static final int MOST = 256;

  /** Widest vector of any processor, in float64 values. */
  private static final int VECTOR = 8;

  /** Up to so many tiles their share among threads matters. */
  private static final int FEW = 32;

  /** Tiles of a few are a multiple of this. */
  private static final int SHARES = 4;

  private TileSize() {}

  static int of(ParameterLayout layout, int patterns) {
    int widest = 1;
    for (int layer = 0; layer < layout.layers(); layer++) {
      widest = Math.max(widest, layout.outputs(layer));
    }
    int most = Math.max(LEAST, Math.min(MOST, roundUp(LAYER / widest, VECTOR)));
    int tiles = (patterns + most - 1) / most;
    if (tiles > FEW) {
      return most;
    }
    int alike = tiles == 1 ? 1 : roundUp(tiles, SHARES);
    return roundUp((patterns + alike - 1) / alike, VECTOR);
  }

  private static int roundUp(int value, int multiple) {
    return (value + multiple - 1) / multiple * multiple;
  }
}
