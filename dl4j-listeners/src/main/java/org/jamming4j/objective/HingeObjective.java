package org.jamming4j.objective;

import java.util.Arrays;
import org.jamming4j.arithmetic.OpenBlas;
import org.jamming4j.jamming.JammingState;
import org.jamming4j.network.HingeNetworkSpec;
import org.jamming4j.network.ParameterLayout;
import org.jamming4j.random.Seeds;
import org.jamming4j.tiles.Arithmetics;
import org.jamming4j.tiles.TileArithmetic;
import org.jamming4j.tiles.TileMatrix;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The loss of a fully connected network on its patterns and the loss's gradient, at parameters that
 * stay where they are and may change between calls. Works through the patterns in tiles that stay
 * in cache. One caller at a time; its helper threads end with {@link #close}.
 */
public final class HingeObjective implements AutoCloseable {
  private final ParameterLayout layout;

  /** Kept from the garbage collector, which would free the parameters with it. */
  @SuppressWarnings("unused")
  private final Object memory;

  private final PatternTiles patterns;
  private final double margin;
  private final TileArithmetic arithmetic;
  private final Chunk[] chunks;
  private final TileWorker[] workers;
  private final StepTeam team;
  private final OpenBlas.Lease oneThreadACall;
  private int step;
  private boolean complete;
  private final Sample sample;

  /** Whether the last step was by a sample, which leaves schedules behind. */
  private boolean sampled;

  private boolean closed;

  /**
   * An objective.
   *
   * @param shape the network's layers, activation and margin kappa
   * @param parameters all parameters, in DL4J's order, float64 or float32
   * @param activeSet which patterns a step computes
   * @param threads how many threads share a step, the calling one among them, at least 1
   * @throws IllegalArgumentException if network, patterns and parameters do not suit each other, or
   *     the parameters are float32 without {@link #hasFloat32}
   * @throws InterruptedException if the thread is interrupted while patterns are laid out
   */
  public HingeObjective(
      HingeNetworkSpec shape,
      PatternTiles patterns,
      INDArray parameters,
      ActiveSet activeSet,
      int threads)
      throws InterruptedException {
    this(
        shape,
        patterns,
        parameters,
        Arithmetics.of(shape.layout(), shape.activation(), parameters, patterns.size()),
        activeSet,
        threads);
  }

  /**
   * An objective by the given arithmetic, which it closes.
   *
   * @param memory owns the memory in which the parameters lie
   */
  HingeObjective(
      HingeNetworkSpec shape,
      PatternTiles patterns,
      Object memory,
      TileArithmetic arithmetic,
      ActiveSet activeSet,
      int threads)
      throws InterruptedException {
    layout = shape.layout();
    margin = shape.margin();
    this.patterns = patterns;
    this.memory = memory;
    this.arithmetic = arithmetic;
    sample = new Sample(patterns.size());
    oneThreadACall = OpenBlas.singleThreaded();
    try {
      PatternTiles.requireFit(shape, patterns.patterns());
      boolean scheduled = activeSet == ActiveSet.SHRINKING;
      TileMatrix[] inputs = patterns.inputs(arithmetic);
      chunks = Chunk.of(patterns.size(), arithmetic, layout.parameters(), scheduled);
      workers = new TileWorker[Math.min(threads, chunks.length)];
      for (int w = 0; w < workers.length; w++) {
        workers[w] =
            new TileWorker(shape, arithmetic, patterns, inputs, activeSet != ActiveSet.OFF);
      }
      team = new StepTeam(workers.length);
    } catch (InterruptedException | RuntimeException | Error e) {
      oneThreadACall.close();
      arithmetic.close();
      throw e;
    }
  }

  /** Whether float32 parameters can be computed with, which takes OpenBLAS. */
  public static boolean hasFloat32() {
    return Arithmetics.hasFloat32();
  }

  /**
   * The state of the gaps and the gradient, at one step. With {@link ActiveSet#SHRINKING} some
   * patterns may be taken for satisfied without being looked at; {@link #isComplete} tells.
   *
   * @param gradient overwritten by the gradient of L, by all parameters
   * @throws InterruptedException if the thread is interrupted
   */
  public JammingState evaluate(double[] gradient) throws InterruptedException {
    return evaluate(gradient, false);
  }

  /**
   * The same, none of the patterns left out.
   *
   * @param gradient overwritten by the gradient of L; null if it is not wanted
   * @throws InterruptedException if the thread is interrupted
   */
  public JammingState evaluateAll(double @Nullable [] gradient) throws InterruptedException {
    return evaluate(gradient, true);
  }

  private JammingState evaluate(double @Nullable [] gradient, boolean everything)
      throws InterruptedException {
    requireOpen();
    forgetSampledSteps();
    step++;
    boolean withGradient = gradient != null;
    team.run(
        chunks.length,
        (chunk, worker) ->
            workers[worker].run(chunks[chunk], step, everything, withGradient, team));
    var state = new JammingState.Accumulator(margin);
    complete = true;
    for (Chunk chunk : chunks) {
      state.add(chunk.state());
      complete &= chunk.isComplete();
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
   * The state of the gaps and the gradient by a sample of the patterns alone; the others are not
   * looked at, so that the step costs what its size does.
   *
   * @param size how many patterns are drawn, at least 1; all of them if there are not more
   * @param seed decides which, together with how many evaluations there were
   * @param gradient overwritten by the mean over the sample of its patterns' gradients
   * @return of the sample: its counts are of as many gaps, its loss is the mean over it
   * @throws InterruptedException if the thread is interrupted
   */
  public JammingState evaluateSample(int size, long seed, double[] gradient)
      throws InterruptedException {
    requireOpen();
    if (size >= patterns.size()) {
      return evaluate(gradient);
    }
    step++;
    sampled = true;
    complete = false;
    sample.draw(size, Seeds.mix(seed ^ step));
    int tiles = (size + arithmetic.tile() - 1) / arithmetic.tile();
    int slices = Math.min(chunks.length, tiles);
    team.run(
        slices,
        (slice, worker) ->
            workers[worker].run(
                chunks[slice], sample, from(slice, slices), from(slice + 1, slices), team));
    var state = new JammingState.Accumulator(margin);
    Arrays.fill(gradient, 0);
    for (int slice = 0; slice < slices; slice++) {
      state.add(chunks[slice].state());
      chunks[slice].gradient().addTo(gradient);
    }
    return state.state(size);
  }

  /** Where a slice of the sample begins. */
  private int from(int slice, int slices) {
    return (int) ((long) sample.size() * slice / slices);
  }

  private void forgetSampledSteps() {
    if (sampled) {
      for (Chunk chunk : chunks) {
        chunk.forgetSchedule();
      }
      sampled = false;
    }
  }

  /** Whether the last evaluation looked at every pattern. */
  public boolean isComplete() {
    return complete;
  }

  /**
   * The activations of one hidden layer, or the outputs.
   *
   * @param layer from 0, the inputs, to L + 1, the outputs
   * @return [P x units]
   * @throws InterruptedException if the thread is interrupted
   */
  public double[][] activations(int layer) throws InterruptedException {
    requireOpen();
    int units = layer == 0 ? layout.inputs(0) : layout.outputs(layer - 1);
    double[][] all = new double[patterns.size()][units];
    double[] row = new double[arithmetic.tile()];
    for (int mu = 0, t = 0; mu < all.length; t++) {
      if (Thread.interrupted()) {
        throw new InterruptedException("Interrupted after %d patterns.".formatted(mu));
      }
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

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("The objective is closed.");
    }
  }

  /** Ends the helper threads and frees the memory. Further calls do nothing. */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    team.close();
    arithmetic.close();
    oneThreadACall.close();
  }
}
