package org.jamming4j.objective;

import java.util.Objects;
import org.jamming4j.network.HingeNetworkSpec;
import org.jamming4j.network.ParameterLayout;
import org.jamming4j.tiles.LayerPasses;
import org.jamming4j.tiles.TileArithmetic;
import org.jamming4j.tiles.TileMatrix;
import org.jamming4j.tiles.TilePass;
import org.jspecify.annotations.Nullable;

/** One thread's way through the tiles of a chunk: which patterns go forward and backward when. */
final class TileWorker {
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

  /** Some of a tile's patterns: those that are due, or unsatisfied. */
  private final int[] open;

  /** The numbers of the patterns under work. */
  private final int[] numbers;

  /** Patterns that are due, from several tiles. */
  private final TileMatrix dueInputs;

  /** Adds a tile to the gradient of the chunk. */
  private final TilePass gradient;

  /** What {@link #run} works on. */
  @SuppressWarnings("NullAway.Init")
  private Chunk chunk;

  private int step;

  /** Whether a gradient is wanted. */
  private boolean withGradient;

  /** Of the chunk; null if patterns are not to be scheduled. */
  private @Nullable RecheckSchedule schedule;

  /** What a pattern counts in the loss. */
  private double scale;

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
    dueInputs = arithmetic.matrix(layout.inputs(0));
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

  /**
   * Adds up a chunk's gaps and, if wanted, its gradient.
   *
   * @param step number of the step
   * @param everything whether patterns go forward that are not due as well
   * @param withGradient whether a gradient is wanted
   */
  void run(Chunk chunk, int step, boolean everything, boolean withGradient, StepTeam team) {
    chunk.restart(margin);
    this.chunk = chunk;
    this.step = step;
    this.withGradient = withGradient;
    clearUnsatisfied();
    schedule = chunk.schedule();
    scale = 1.0 / patterns.size();
    int first = chunk.firstTile() * tile;
    int size = Math.min(patterns.size(), chunk.endTile() * tile) - first;
    if (schedule == null || everything || schedule.countDue(step) > MOSTLY * size) {
      for (int t = chunk.firstTile(); t < chunk.endTile() && !team.stopping(); t++) {
        int n = size(t);
        for (int m = 0; m < n; m++) {
          numbers[m] = t * tile + m;
        }
        evaluate(inputs[t], n);
      }
    } else {
      evaluateDue(first, size, team);
    }
    flushUnsatisfied();
    if (schedule != null) {
      schedule.endStep();
    }
  }

  /**
   * Adds up the gaps and the gradient of a part of a sample, with what a chunk has for its sums.
   *
   * @param from the first of the sample's patterns
   * @param end behind the last of them
   */
  void run(Chunk chunk, Sample sample, int from, int end, StepTeam team) {
    chunk.restart(margin);
    this.chunk = chunk;
    scale = 1.0 / sample.size();
    schedule = null;
    withGradient = true;
    clearUnsatisfied();
    int gathered = 0;
    for (int i = from; i < end && !team.stopping(); ) {
      int t = sample.number(i) / tile;
      int count = 0;
      while (i < end && gathered + count < tile && sample.number(i) < (t + 1) * tile) {
        numbers[gathered + count] = sample.number(i);
        open[count++] = sample.number(i++) - t * tile;
      }
      dueInputs.gather(inputs[t], open, count, gathered);
      gathered += count;
      if (gathered == tile || i == end) {
        dueInputs.commit();
        evaluate(dueInputs, gathered);
        gathered = 0;
      }
    }
    flushUnsatisfied();
  }

  /** Puts the patterns that are due together, from one tile after the other. */
  private void evaluateDue(int first, int size, StepTeam team) {
    int gathered = 0;
    int computed = 0;
    for (int t = chunk.firstTile(); t < chunk.endTile() && !team.stopping(); t++) {
      int due = findDue(t, first);
      if (gathered + due > tile) {
        dueInputs.commit();
        evaluate(dueInputs, gathered);
        gathered = 0;
        // the gaps of those before took the same array
        due = findDue(t, first);
      }
      dueInputs.gather(inputs[t], open, due, gathered);
      for (int k = 0; k < due; k++) {
        numbers[gathered + k] = t * tile + open[k];
      }
      gathered += due;
      computed += due;
    }
    if (gathered > 0) {
      dueInputs.commit();
      evaluate(dueInputs, gathered);
    }
    chunk.addUnseen(size - computed, layout.outputs(layout.layers() - 1));
  }

  /** Finds the patterns of a tile that are due; returns how many there are. */
  private int findDue(int t, int first) {
    int count = 0;
    int n = size(t);
    RecheckSchedule due = Objects.requireNonNull(schedule);
    for (int m = 0; m < n; m++) {
      if (due.isDue(t * tile + m - first, step)) {
        open[count++] = m;
      }
    }
    return count;
  }

  /** Takes n patterns of the given numbers forward and, if unsatisfied, backward. */
  private void evaluate(TileMatrix input, int n) {
    TileMatrix outputs = passes.forward(input, layout.layers(), n);
    gaps.add(outputs, numbers, n, scale, chunk.state());
    int unsatisfied = findUnsatisfied(n);
    if (withGradient && unsatisfied > 0) {
      backward(n, unsatisfied);
    }
  }

  /** Finds the patterns that go backward; returns how many there are. */
  private int findUnsatisfied(int n) {
    int first = chunk.firstTile() * tile;
    int count = 0;
    for (int m = 0; m < n; m++) {
      double largest = gaps.largest(m);
      if (schedule != null) {
        schedule.saw(numbers[m] - first, largest, step);
      }
      if (!(largest <= 0)) {
        open[count++] = m;
      }
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

  private void clearUnsatisfied() {
    if (unsatisfiedOnes != null) {
      unsatisfiedOnes.clear();
    }
  }

  private void flushUnsatisfied() {
    if (unsatisfiedOnes != null) {
      unsatisfiedOnes.flush(passes, gradient);
    }
  }
}
