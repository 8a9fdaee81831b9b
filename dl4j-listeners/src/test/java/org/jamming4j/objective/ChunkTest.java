package org.jamming4j.objective;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.DoubleBuffer;
import org.jamming4j.network.HiddenActivation;
import org.jamming4j.network.ParameterLayout;
import org.jamming4j.tiles.PlainTiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChunkTest {
  private static final ParameterLayout LAYOUT = new ParameterLayout(2, 3, 1);

  private static Chunk[] chunks(int patterns) {
    var arithmetic =
        new PlainTiles(LAYOUT, HiddenActivation.RELU, DoubleBuffer.allocate(LAYOUT.parameters()));
    return Chunk.of(patterns, arithmetic, LAYOUT.parameters());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 127, 128, 129, 1000, 1025, 20_000, 100_000, 1_000_003})
  void chunks_ofAnySize_coverEveryTileOnce(int patterns) {
    int tile = 0;
    for (Chunk chunk : chunks(patterns)) {
      assertEquals(tile, chunk.firstTile());
      assertTrue(chunk.endTile() > chunk.firstTile());
      tile = chunk.endTile();
    }
    assertEquals((patterns + 127) / 128, tile);
  }

  @Test
  void chunks_ofMorePatterns_areForMoreThreads() {
    assertEquals(1, chunks(200).length);
    assertEquals(4, chunks(1000).length);
    assertEquals(9, chunks(10_000).length);
    assertEquals(128, chunks(1_000_000).length);
  }
}
