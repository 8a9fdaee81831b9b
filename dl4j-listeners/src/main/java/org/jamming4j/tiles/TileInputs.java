package org.jamming4j.tiles;

/**
 * Tiles of patterns, which products only read; several networks may share them. Made by a {@link
 * TileArithmetic}, which they may outlive.
 */
public final class TileInputs implements AutoCloseable {
  private final TileMatrix[] tiles;
  private final AutoCloseable memory;

  TileInputs(TileMatrix[] tiles, AutoCloseable memory) {
    this.tiles = tiles;
    this.memory = memory;
  }

  /** The tiles, in the order of the patterns; not to be used after {@link #close}. */
  public TileMatrix[] tiles() {
    return tiles;
  }

  /** Frees their memory. Further calls do nothing. */
  @Override
  public void close() {
    try {
      memory.close();
    } catch (Exception e) {
      throw new IllegalStateException("The memory of tiles could not be freed.", e);
    }
  }
}
