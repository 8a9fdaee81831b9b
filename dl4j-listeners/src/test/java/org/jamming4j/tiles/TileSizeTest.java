package org.jamming4j.tiles;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.jamming4j.network.ParameterLayout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TileSizeTest {
  @ParameterizedTest
  @CsvSource({
    "16, 1, 8",
    "16, 250, 256",
    "16, 1600, 200", // 8 tiles
    "16, 2352, 200", // 12
    "12, 500, 128", // 4
    "30, 10000, 192", // so many that their number does not matter
    "100, 10000, 96",
    "1000, 10000, 96",
  })
  void tile_ofAShape_isSharedOutEvenly(int width, int patterns, int tile) {
    assertEquals(tile, TileSize.of(new ParameterLayout(10, width, width, 1), patterns));
  }
}
