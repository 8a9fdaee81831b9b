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
  /** From this share of due patterns on, all go forward as they lie. */
  private static final double MOSTLY = 0.75;

  /**
   * Patterns times parameters up to which one thread does a step by two tiles or less: its matrix
   * products are some ten microseconds, which is what it takes to share them out.
   */
  private static final int LITTLE = 1 << 19;

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

  /** When patterns are due; null if they always are. */
  private final @Nullable RecheckSchedule schedule;

  private final OpenBlas.Lease oneThreadACall;
  private int step;
  private boolean complete;
  private final Sample sample;

  /** Whether the last step was by a sample, which leaves the schedule behind. */
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
      schedule = activeSet == ActiveSet.SHRINKING ? new RecheckSchedule(patterns.size()) : null;
      TileMatrix[] inputs = patterns.inputs(arithmetic);
      chunks = Chunk.of(patterns.size(), arithmetic, layout.parameters());
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
    int size = patterns.size();
    var now = new TileWorker.Step(step, 1.0 / size, gradient != null, schedule);
    int looked = size;
    if (schedule != null && !everything) {
      int due = schedule.findDue(step);
      looked = due > MOSTLY * size ? size : due;
    }
    int tasks = chunks.length;
    if (schedule == null || looked == size) {
      team.run(tasks, (chunk, worker) -> workers[worker].run(now, chunks[chunk], team));
    } else {
      tasks = runListed(now, schedule.found(), looked);
    }
    complete = looked == size;
    JammingState.Accumulator state = sum(tasks, gradient);
    state.addSatisfied((size - looked) * layout.outputs(layout.layers() - 1));
    if (schedule != null) {
      var speeds = new RecheckSchedule.Speeds();
      for (int task = 0; task < tasks; task++) {
        speeds.add(chunks[task].speeds());
      }
      schedule.endStep(speeds);
    }
    return state.state(size);
  }

  /**
   * Works through the first of some numbers of patterns, in slices for the threads.
   *
   * @return how many slices, whose sums are with as many chunks
   */
  private int runListed(TileWorker.Step now, int[] numbers, int count) throws InterruptedException {
    int tiles = (count + arithmetic.tile() - 1) / arithmetic.tile();
    boolean little = tiles <= 2 && (long) count * layout.parameters() <= LITTLE;
    int slices = little ? 1 : Math.min(chunks.length, tiles);
    team.run(
        slices,
        (slice, worker) ->
            workers[worker].run(
                now,
                chunks[slice],
                numbers,
                (int) ((long) count * slice / slices),
                (int) (count * (slice + 1L) / slices),
                team));
    return slices;
  }

  /** Adds up what the first chunks have; overwrites the gradient if it is wanted. */
  private JammingState.Accumulator sum(int tasks, double @Nullable [] gradient) {
    var state = new JammingState.Accumulator(margin);
    if (gradient != null) {
      Arrays.fill(gradient, 0);
    }
    for (int task = 0; task < tasks; task++) {
      state.add(chunks[task].state());
      if (gradient != null) {
        chunks[task].gradient().addTo(gradient);
      }
    }
    return state;
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
    var now = new TileWorker.Step(step, 1.0 / size, true, null);
    return sum(runListed(now, sample.numbers(), size), gradient).state(size);
  }

  private void forgetSampledSteps() {
    if (sampled && schedule != null) {
      schedule.forget();
    }
    sampled = false;
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
