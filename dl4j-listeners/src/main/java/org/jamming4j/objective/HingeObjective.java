package org.jamming4j.objective;

import java.util.Arrays;
import org.jamming4j.jamming.JammingState;
import org.jamming4j.network.HiddenActivation;
import org.jamming4j.network.ParameterLayout;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The loss of a fully connected network on its patterns and the loss's gradient, at parameters that
 * stay where they are and may change between calls. Works through the patterns in tiles that stay
 * in cache. One caller at a time; its helper threads end with {@link #close}.
 */
public final class HingeObjective implements AutoCloseable {
  private final ParameterLayout layout;
  private final PatternTiles patterns;
  private final double margin;
  private final TileArithmetic arithmetic;
  private final Chunk[] chunks;
  private final TileWorker[] workers;
  private final StepTeam team;

  /**
   * An objective.
   *
   * @param margin kappa
   * @param parameters all parameters, in DL4J's order, float64 or float32
   * @param gatherUnsatisfied whether only unsatisfied patterns go backward, which changes nothing
   *     but rounding
   * @param threads how many threads share a step, the calling one among them, at least 1
   */
  public HingeObjective(
      ParameterLayout layout,
      HiddenActivation activation,
      double margin,
      PatternTiles patterns,
      INDArray parameters,
      boolean gatherUnsatisfied,
      int threads) {
    this.layout = layout;
    this.margin = margin;
    this.patterns = patterns;
    arithmetic = Arithmetics.of(layout, activation, parameters);
    int tiles = patterns.inputs(arithmetic).length;
    chunks = Chunk.of(tiles, arithmetic, layout.parameters());
    workers = new TileWorker[Math.min(threads, chunks.length)];
    Arrays.setAll(
        workers,
        w ->
            new TileWorker(layout, activation, margin, arithmetic, patterns, gatherUnsatisfied));
    team = new StepTeam(workers.length);
  }

  /**
   * The state of the gaps and, if asked for, the gradient.
   *
   * @param gradient overwritten by the gradient of L, by all parameters; null if it is not wanted
   * @throws InterruptedException if the thread is interrupted
   */
  public JammingState evaluate(double[] gradient) throws InterruptedException {
    team.run(
        chunks.length,
        (chunk, worker) -> workers[worker].run(chunks[chunk], gradient != null, team::stopping));
    var state = new JammingState.Accumulator(margin);
    for (Chunk chunk : chunks) {
      state.add(chunk.state());
    }
    if (gradient != null) {
      Arrays.fill(gradient, 0);
      for (Chunk chunk : chunks) {
        chunk.gradient().addTo(gradient);
      }
    }
    return state.state(patterns.size());
  }

  /**
   * The activations of one hidden layer, or the outputs.
   *
   * @param layer from 0, the inputs, to L + 1, the outputs
   * @return [P x units]
   */
  public double[][] activations(int layer) {
    int units = layer == 0 ? layout.inputs(0) : layout.outputs(layer - 1);
    double[][] all = new double[patterns.size()][units];
    double[] row = new double[arithmetic.tile()];
    for (int mu = 0, t = 0; mu < all.length; t++) {
      TileMatrix a = workers[0].activations(t, layer);
      int n = workers[0].size(t);
      for (int unit = 0; unit < units; unit++) {
        a.copyRow(unit, row, n);
        for (int m = 0; m < n; m++) {
          all[mu + m][unit] = row[m];
        }
      }
      mu += n;
    }
    return all;
  }

  /** Ends the helper threads and frees the memory. */
  @Override
  public void close() {
    team.close();
    arithmetic.close();
  }
}
