package org.jamming4j.objective;

import java.util.Arrays;
import java.util.Objects;
import org.jamming4j.network.HiddenActivation;
import org.jamming4j.network.HingeNetworkSpec;
import org.jamming4j.network.ParameterLayout;
import org.jamming4j.tiles.ParameterVector;
import org.jamming4j.tiles.TileArithmetic;
import org.jamming4j.tiles.TileMatrix;
import org.jspecify.annotations.Nullable;

/** One thread's way through the tiles of a chunk, with the matrices it needs. */
final class TileWorker {
  /** From this share of unsatisfied patterns on, a tile goes backward as it is. */
  private static final double MOSTLY = 0.75;

  private final ParameterLayout layout;
  private final HiddenActivation activation;
  private final double margin;
  private final TileArithmetic arithmetic;
  private final PatternTiles patterns;
  private final TileMatrix[] inputs;
  private final boolean gatherUnsatisfied;
  private final int tile;

  /** Activations of layers 1 to L + 1; the inputs come first, from the tile. */
  private final TileMatrix[] values;

  /** Activations of unsatisfied patterns of several tiles, which await their backward pass. */
  private final TileMatrix[] pending;

  /** Derivatives of the loss by the pre-activations of layers 1 to L + 1. */
  private final TileMatrix[] deltas;

  /** One output of every pattern. */
  private final double[] outputs;

  /** The largest gap of every pattern, over its outputs. */
  private final double[] largestGap;

  /** Derivatives of the loss by the outputs, [k x tile]. */
  private final double[][] byOutput;

  private final double[][] pendingByOutput;
  private final int[] open;

  /** The numbers of the patterns under work. */
  private final int[] numbers;

  /** Patterns that are due, from several tiles. */
  private final TileMatrix dueInputs;

  private int waiting;

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
    activation = shape.activation();
    margin = shape.margin();
    this.arithmetic = arithmetic;
    this.patterns = patterns;
    this.inputs = inputs;
    this.gatherUnsatisfied = gatherUnsatisfied;
    tile = arithmetic.tile();
    int layers = layout.layers();
    values = new TileMatrix[layers + 1];
    pending = new TileMatrix[layers];
    deltas = new TileMatrix[layers + 1];
    for (int layer = 1; layer <= layers; layer++) {
      values[layer] = arithmetic.matrix(layout.outputs(layer - 1));
      deltas[layer] = arithmetic.matrix(layout.outputs(layer - 1));
    }
    for (int layer = 0; layer < layers && gatherUnsatisfied; layer++) {
      pending[layer] = arithmetic.matrix(layout.inputs(layer));
    }
    int k = layout.outputs(layers - 1);
    outputs = new double[tile];
    largestGap = new double[tile];
    byOutput = new double[k][tile];
    pendingByOutput = new double[k][tile];
    open = new int[tile];
    numbers = new int[tile];
    dueInputs = arithmetic.matrix(layout.inputs(0));
  }

  /** The activations of a layer for one tile, 0 for the inputs; valid until the next call. */
  TileMatrix activations(int tileNumber, int layer) {
    return forward(inputs[tileNumber], size(tileNumber), layer);
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
    waiting = 0;
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
    flush(chunk.gradient());
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
    waiting = 0;
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
    flush(chunk.gradient());
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
    chunk.addUnseen(size - computed, byOutput.length);
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
    forward(input, n, layout.layers());
    int unsatisfied = gaps(n);
    if (withGradient && unsatisfied > 0) {
      values[0] = input;
      backward(chunk.gradient(), n, unsatisfied);
    }
  }

  private TileMatrix forward(TileMatrix input, int n, int lastLayer) {
    TileMatrix a = input;
    for (int layer = 0; layer < lastLayer; layer++) {
      arithmetic.affine(arithmetic.parameters(), layer, a, values[layer + 1], n);
      arithmetic.activate(layer, values[layer + 1], n);
      a = values[layer + 1];
    }
    return a;
  }

  /** Adds up n gaps and finds the patterns that go backward; returns how many there are. */
  private int gaps(int n) {
    Arrays.fill(largestGap, 0, n, Double.NEGATIVE_INFINITY);
    for (int c = 0; c < byOutput.length; c++) {
      values[layout.layers()].copyRow(c, outputs, n);
      gaps(n, patterns.labels(c), byOutput[c]);
    }
    int first = chunk.firstTile() * tile;
    int unsatisfied = 0;
    for (int m = 0; m < n; m++) {
      if (schedule != null) {
        schedule.saw(numbers[m] - first, largestGap[m], step);
      }
      if (!(largestGap[m] <= 0)) {
        open[unsatisfied++] = m;
      }
    }
    return unsatisfied;
  }

  /** Adds up the gaps of one output and sets the loss's derivatives by it. */
  private void gaps(int n, double[] labels, double[] derivatives) {
    int positive = 0;
    int wrong = 0;
    double sum = 0;
    double squares = 0;
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (int m = 0; m < n; m++) {
      int mu = numbers[m];
      double y = labels[mu];
      double signed = y * outputs[m];
      double gap = margin - signed;
      least = Math.min(least, gap);
      most = Math.max(most, gap);
      largestGap[m] = Math.max(largestGap[m], gap);
      // these two are written so that NaN counts, and goes on to the gradient
      if (!(signed > 0)) {
        wrong++;
      }
      if (!(gap <= 0)) {
        double weighted = patterns.weight(mu) * gap;
        positive++;
        sum += weighted;
        squares += weighted * gap;
        derivatives[m] = -y * weighted * scale;
      } else {
        derivatives[m] = 0;
      }
    }
    chunk.state().add(n, positive, wrong, sum, squares, least, most);
  }

  private void backward(ParameterVector gradient, int n, int unsatisfied) {
    if (!gatherUnsatisfied || unsatisfied > MOSTLY * n) {
      backward(values, byOutput, n, gradient);
      return;
    }
    if (waiting + unsatisfied > tile) {
      flush(gradient);
    }
    for (int layer = 0; layer < pending.length; layer++) {
      pending[layer].gather(values[layer], open, unsatisfied, waiting);
    }
    for (int c = 0; c < byOutput.length; c++) {
      for (int k = 0; k < unsatisfied; k++) {
        pendingByOutput[c][waiting + k] = byOutput[c][open[k]];
      }
    }
    waiting += unsatisfied;
  }

  private void flush(ParameterVector gradient) {
    if (waiting > 0) {
      for (TileMatrix matrix : pending) {
        matrix.commit();
      }
      backward(pending, pendingByOutput, waiting, gradient);
      waiting = 0;
    }
  }

  private void backward(TileMatrix[] a, double[][] byOutputs, int n, ParameterVector gradient) {
    int last = layout.layers();
    for (int c = 0; c < byOutputs.length; c++) {
      deltas[last].setRow(c, byOutputs[c], n);
    }
    deltas[last].commit();
    for (int layer = last - 1; layer >= 0; layer--) {
      arithmetic.addOuter(gradient, layer, a[layer], deltas[layer + 1], n);
      if (layer > 0) {
        arithmetic.multiplyTransposed(
            arithmetic.parameters(), layer, deltas[layer + 1], deltas[layer], false, n);
        deltas[layer].multiplyBySlope(activation, a[layer], n);
      }
    }
  }
}
