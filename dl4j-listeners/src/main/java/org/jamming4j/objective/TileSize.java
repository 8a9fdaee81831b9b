package org.jamming4j.objective;

import org.jamming4j.network.ParameterLayout;

/**
 * How many patterns a tile holds for OpenBLAS: enough that a call costs little beside its
 * arithmetic, and so few that a layer's values stay in the first cache. Depends on the network
 * alone, so that the order of summation does.
 */
final class TileSize {
  private static final int LAYER = 4096;
  private static final int LEAST = 64;
  private static final int MOST = 256;

  private TileSize() {}

  static int of(ParameterLayout layout) {
    int widest = 1;
    for (int layer = 0; layer < layout.layers(); layer++) {
      widest = Math.max(widest, layout.outputs(layer));
    }
    return Math.max(LEAST, Math.min(MOST, LAYER / widest / 8 * 8));
  }
}
