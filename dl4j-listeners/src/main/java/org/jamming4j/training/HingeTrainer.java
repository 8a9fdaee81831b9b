package org.jamming4j.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jamming4j.arithmetic.OpenBlas;
import org.jamming4j.data.Patterns;
import org.jamming4j.memory.Memory;
import org.jamming4j.network.HingeNetworkShape;
import org.jamming4j.network.HingeNetworkSpec;
import org.jamming4j.network.UnsupportedNetworkException;
import org.jamming4j.objective.PatternTiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trains hinge networks in place on their own parameters, until one of the four {@linkplain
 * org.jamming4j.jamming.Outcome outcomes} is certain. The network's DL4J listeners are called as
 * {@code fit} calls them; they may read the network but must not change it. At a step by a sample
 * ({@link Cooling}) the score and the gradient they see are the sample's.
 *
 * <p>A plain fully connected network ({@link HingeNetworkShape}) is trained by this project's own
 * steps with the spec's {@link Optimiser}; the network's updater and its state stay as they are. A
 * float32 network is trained in float32 at first; the last steps are taken, and the outcome is
 * decided, in float64, at the network's own float32 parameters. Any other network is trained by
 * DL4J's {@code fit} with its own updater, and the log says so and why.
 *
 * <p>A trainer has no state: it can serve several threads, each with a network of its own.
 */
public final class HingeTrainer {
  private static final Logger LOG = LoggerFactory.getLogger(HingeTrainer.class);

  /**
   * Parameters, gradient, the last that fitted, those of the best cycle, and the optimiser's, which
   * are five at most.
   */
  private static final int ARRAYS_WHILE_TRAINED = 9;

  /** Of a gradient, one for each share of the patterns, as {@code objective} cuts them. */
  private static final int MOST_SHARES = 128;

  private static final double MOST_BYTES_OF_SHARES = 1 << 29;

  static {
    OpenBlas.prepare();
  }

  private final TrainingSpec spec;
  private final StepWatch watch;

  /** A trainer that does what the spec says. */
  public HingeTrainer(TrainingSpec spec) {
    this(spec, StepWatch.NONE);
  }

  /**
   * A trainer that does what the spec says, and tells how it gets on.
   *
   * @param watch is told of every step of every network
   */
  public HingeTrainer(TrainingSpec spec, StepWatch watch) {
    this.spec = Objects.requireNonNull(spec, "spec");
    this.watch = Objects.requireNonNull(watch, "watch");
  }

  /** What this trainer does. */
  public TrainingSpec spec() {
    return spec;
  }

  /**
   * Trains a network. It is left with the parameters of the last step; if it fitted at an earlier
   * step but not at the last one, with those of the last step at which it is known to have done so.
   *
   * @param model an initialised multi-layer network, or a computation graph of one input and one
   *     output, with {@link org.jamming4j.network.QuadraticHingeLoss} on a linear output
   * @param patterns what to train on
   * @return how it went
   * @throws IllegalArgumentException if the network does not suit the patterns, has another loss,
   *     or takes more memory than Java may use
   * @throws DivergedException if the loss becomes infinite or not a number before the network ever
   *     fitted; the network then holds what it diverged to
   * @throws InterruptedException if the thread is interrupted; the network keeps the parameters it
   *     had by then. Of a network that is trained by this project's own steps it is a {@link
   *     TrainingInterruptedException}
   */
  public TrainingResult train(Model model, Patterns patterns) throws InterruptedException {
    try (var tiles = new PatternTiles(patterns)) {
      return train(model, tiles);
    }
  }

  /**
   * The same on patterns that are laid out already, as for several networks at a time; they are not
   * closed.
   *
   * @throws IllegalArgumentException as the other method does
   * @throws DivergedException as the other method does
   * @throws InterruptedException as the other method does
   */
  public TrainingResult train(Model model, PatternTiles patterns) throws InterruptedException {
    return train(model, patterns, spec);
  }

  /**
   * Trains several networks on the same patterns, one on each of the spec's threads; of fewer
   * networks than threads, each gets its share of them. The networks and the results are those of
   * {@link #train}, one network after the other, to the last bit. If one of the runs fails, the
   * others are stopped. DL4J listeners are called on the threads of their networks' runs.
   *
   * @param models networks as {@link #train} takes them, each of them once
   * @param patterns what to train on; they are laid out once for all
   * @param ended is told of every run that ends
   * @return how they went, in their order
   * @throws IllegalArgumentException as {@link #train} does
   * @throws DivergedException as {@link #train} does
   * @throws InterruptedException if the thread is interrupted; no network is trained any more
   */
  public List<TrainingResult> trainAll(
      List<? extends Model> models, Patterns patterns, RunEnded ended) throws InterruptedException {
    Objects.requireNonNull(ended, "ended");
    if (models.isEmpty()) {
      return List.of();
    }
    for (int i = 0; i < models.size(); i++) {
      for (int k = 0; k < i; k++) {
        if (models.get(k) == models.get(i)) {
          throw new IllegalArgumentException(
              "Networks %d and %d are the same; give each of them once, or a clone()."
                  .formatted(k, i));
        }
      }
    }
    int atOnce = Math.min(spec.threads(), models.size());
    requireMemory(models.stream().mapToLong(Model::numParams).max().orElseThrow(), atOnce);
    TrainingSpec each = spec.withThreads(spec.threads() / atOnce);
    try (var tiles = new PatternTiles(patterns)) {
      List<Callable<TrainingResult>> runs = new ArrayList<>();
      for (Model model : models) {
        runs.add(() -> train(model, tiles, each));
      }
      return ParallelRuns.all(runs, atOnce, (result, number) -> ended.ended(number, result));
    } catch (ExecutionException e) {
      throw new IllegalStateException("A run was interrupted by another thread.", e.getCause());
    }
  }

  /**
   * Refuses networks whose training would not fit into Java's memory.
   *
   * @param parameters of one
   * @param atOnce how many are trained at a time
   * @throws org.jamming4j.memory.NotEnoughMemoryException with the figure needed
   */
  public static void requireMemory(long parameters, int atOnce) {
    double one = (double) Double.BYTES * parameters;
    double shares = Math.max(one, Math.min(MOST_SHARES * one, MOST_BYTES_OF_SHARES));
    Memory.require(
        "the training of %d networks of %d parameters at a time".formatted(atOnce, parameters),
        atOnce * (ARRAYS_WHILE_TRAINED * one + shares),
        "take fewer threads or a narrower network");
  }

  private TrainingResult train(Model model, PatternTiles tiles, TrainingSpec each)
      throws InterruptedException {
    boolean initialised =
        model instanceof MultiLayerNetwork network
            ? network.isInitCalled()
            : model.params().length() > 0;
    if (!initialised) {
      throw new IllegalArgumentException("The network has no parameters yet; call its init().");
    }
    requireMemory(model.numParams(), 1);
    String reason;
    try {
      if (model instanceof MultiLayerNetwork network) {
        HingeNetworkSpec shape = HingeNetworkShape.of(network);
        return new FusedTraining(network, shape, tiles, each, watch).run();
      }
      reason = "it is a " + model.getClass().getSimpleName();
    } catch (UnsupportedNetworkException e) {
      reason = e.getMessage();
    }
    LOG.info("This network is trained by DL4J's own fit, many times slower, because {}.", reason);
    return new FitTraining(model, tiles.patterns(), each, watch).run();
  }
}
