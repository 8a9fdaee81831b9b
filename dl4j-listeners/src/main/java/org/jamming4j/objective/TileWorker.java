package org.jamming4j.objective;

import org.jamming4j.network.HingeNetworkSpec;
import org.jamming4j.network.ParameterLayout;
import org.jamming4j.tiles.LayerPasses;
import org.jamming4j.tiles.TileArithmetic;
import org.jamming4j.tiles.TileMatrix;
import org.jamming4j.tiles.TilePass;
import org.jspecify.annotations.Nullable;

/** One thread's way through patterns in tiles: which go forward and backward when. */
final class TileWorker {
  /**
   * The step under way.
   *
   * @param number of the step
   * @param scale what a pattern counts in the loss
   * @param withGradient whether a gradient is wanted
   * @param schedule takes note of the gaps; null if there is none, or it is not to
   */
  record Step(int number, double scale, boolean withGradient, @Nullable RecheckSchedule schedule) {}

  /** From this share of unsatisfied patterns on, a tile goes backward as it is. */
  private static final double MOSTLY = 0.75;

  private final ParameterLayout layout;
  private final double margin;
  private final PatternTiles patterns;
  private final TileMatrix[] inputs;
  private final int tile;
  private final LayerPasses passes;
  private final TileGaps gaps;

  /** Null if every pattern goes backward. */
  private final @Nullable UnsatisfiedTile unsatisfiedOnes;

  /** Some of a tile's patterns: those that are gathered, or unsatisfied. */
  private final int[] open;

  /** The numbers of the patterns under work. */
  private final int[] numbers;

  /** The inputs of patterns from several tiles. */
  private final TileMatrix gathered;

  /** Adds a tile to the gradient of the chunk. */
  private final TilePass gradient;

  /** What {@link #run} works for. */
  @SuppressWarnings("NullAway.Init")
  private Step step;

  /** What takes the sums. */
  @SuppressWarnings("NullAway.Init")
  private Chunk chunk;

  /**
   * A worker.
   *
   * @param inputs the patterns' coordinates, in tiles
   * @param gatherUnsatisfied whether only unsatisfied patterns go backward
   */
  TileWorker(
      HingeNetworkSpec shape,
      TileArithmetic arithmetic,
      PatternTiles patterns,
      TileMatrix[] inputs,
      boolean gatherUnsatisfied) {
    layout = shape.layout();
    margin = shape.margin();
    this.patterns = patterns;
    this.inputs = inputs;
    tile = arithmetic.tile();
    passes = new LayerPasses(layout, shape.activation(), arithmetic);
    gaps = new TileGaps(patterns, margin, shape.outputs(), tile);
    unsatisfiedOnes = gatherUnsatisfied ? new UnsatisfiedTile(layout, arithmetic) : null;
    open = new int[tile];
    numbers = new int[tile];
    gathered = arithmetic.matrix(layout.inputs(0));
    gradient = (layer, a, delta, n) -> arithmetic.addOuter(chunk.gradient(), layer, a, delta, n);
  }

  /** The activations of a layer for one tile, 0 for the inputs; valid until the next call. */
  TileMatrix activations(int tileNumber, int layer) {
    return passes.forward(inputs[tileNumber], layer, size(tileNumber));
  }

  /** How many patterns a tile has. */
  int size(int tileNumber) {
    return Math.min(tile, patterns.size() - tileNumber * tile);
  }

  /** Adds up the gaps and the gradient of a chunk's patterns. */
  void run(Step step, Chunk chunk, StepTeam team) {
    begin(step, chunk);
    for (int t = chunk.firstTile(); t < chunk.endTile() && !team.stopping(); t++) {
      int n = size(t);
      for (int m = 0; m < n; m++) {
        numbers[m] = t * tile + m;
      }
      evaluate(inputs[t], n);
    }
    flushUnsatisfied();
  }

  /**
   * Adds up the gaps and the gradient of the patterns of some numbers.
   *
   * @param chunk takes the sums, and has no other part in it
   * @param listed numbers of patterns; those that follow each other in a tile are taken together
   * @param from the first of the list
   * @param end behind the last of it
   */
  void run(Step step, Chunk chunk, int[] listed, int from, int end, StepTeam team) {
    begin(step, chunk);
    int count = 0;
    for (int i = from; i < end && !team.stopping(); ) {
      int t = listed[i] / tile;
      int first = t * tile;
      int ofTile = 0;
      while (i < end && count + ofTile < tile && isWithin(listed[i], first, first + tile)) {
        numbers[count + ofTile] = listed[i];
        open[ofTile++] = listed[i++] - first;
      }
      gathered.gather(inputs[t], open, ofTile, count);
      count += ofTile;
      if (count == tile || i == end) {
        gathered.commit(count);
        evaluate(gathered, count);
        count = 0;
      }
    }
    flushUnsatisfied();
  }

  private static boolean isWithin(int number, int from, int end) {
    return from <= number && number < end;
  }

  private void begin(Step step, Chunk chunk) {
    this.step = step;
    this.chunk = chunk;
    chunk.restart(margin);
    if (unsatisfiedOnes != null) {
      unsatisfiedOnes.clear();
    }
  }

  /** Takes n patterns of the given numbers forward and, if unsatisfied, backward. */
  private void evaluate(TileMatrix input, int n) {
    TileMatrix outputs = passes.forward(input, layout.layers(), n);
    gaps.add(outputs, numbers, n, step.scale(), chunk.state());
    int unsatisfied = findUnsatisfied(n);
    if (step.withGradient() && unsatisfied > 0) {
      backward(n, unsatisfied);
    }
  }

  /** Finds the patterns that go backward; returns how many there are. */
  private int findUnsatisfied(int n) {
    RecheckSchedule schedule = step.schedule();
    int count = 0;
    for (int m = 0; m < n; m++) {
      double largest = gaps.largest(m);
      if (schedule != null) {
        schedule.saw(numbers[m], largest, step.number(), chunk.speeds());
      }
      // without a branch, which would often be mispredicted
      open[count] = m;
      count += largest <= 0 ? 0 : 1;
    }
    return count;
  }

  private void backward(int n, int unsatisfied) {
    if (unsatisfiedOnes == null || unsatisfied > MOSTLY * n) {
      passes.backward(gaps.byOutput(), n, gradient);
      return;
    }
    if (!unsatisfiedOnes.hasRoom(unsatisfied)) {
      unsatisfiedOnes.flush(passes, gradient);
    }
    unsatisfiedOnes.add(passes, gaps.byOutput(), open, unsatisfied);
  }

  private void flushUnsatisfied() {
    if (unsatisfiedOnes != null) {
      unsatisfiedOnes.flush(passes, gradient);
    }
  }
}
