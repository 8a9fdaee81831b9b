package org.jamming4j.listener;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import java.util.function.LongSupplier;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.jamming4j.curvature.Coordinates;
import org.jamming4j.curvature.HessianSpectra;
import org.jamming4j.curvature.LossPoint;
import org.jamming4j.data.Patterns;
import org.jamming4j.network.HingeNetworkShape;
import org.jamming4j.network.UnsupportedNetworkException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records the whole spectra of the Hessian H = H0 + Hp of a hinge network's loss while it is
 * trained, at chosen iterations or ones spaced evenly on a logarithmic scale. Its training is the
 * same to the last bit with and without the listener; iterations at which it does not look cost
 * nothing.
 *
 * <p>The network must be one of {@code HingeNetworkSpec}'s kind: a {@code MultiLayerNetwork} of
 * dense layers of one width with the quadratic hinge loss. A record takes memory for four matrices
 * of its parameters squared while it is made, and time that grows with their third power: about a
 * second for 2,000 parameters. A listener serves one network, on the thread that trains it.
 */
public final class HessianSpectrumListener extends BaseTrainingListener {
  private static final Logger LOG = LoggerFactory.getLogger(HessianSpectrumListener.class);

  /**
   * How a listener listens.
   *
   * @param iterations which ones it looks at
   * @param most records after which it looks no more, at least 1
   * @param seconds that its looks may take together: none is begun that would take longer than is
   *     left, if it took as long as the one before
   * @param coordinates which parameters the Hessian is by
   * @param consumer gets every record as soon as it is made
   */
  public record Options(
      Iterations iterations,
      int most,
      double seconds,
      Coordinates coordinates,
      Consumer<HessianSpectrumRecord> consumer) {
    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if there is to be no record
     */
    public Options {
      Objects.requireNonNull(iterations, "iterations");
      Objects.requireNonNull(coordinates, "coordinates");
      Objects.requireNonNull(consumer, "consumer");
      if (most < 1) {
        throw new IllegalArgumentException(
            "%d records at most; there must be at least 1.".formatted(most));
      }
      if (!(seconds > 0)) {
        throw new IllegalArgumentException(
            "%s seconds at most; they must be above 0.".formatted(seconds));
      }
    }

    /** Two points per decade, 20 records, ten minutes, by weights and biases, records kept only. */
    public static Options defaults() {
      return new Options(Iterations.logSpaced(2), 20, 600, Coordinates.ALL, spectrumRecord -> {});
    }

    /** The same at other iterations. */
    public Options withIterations(Iterations newIterations) {
      return new Options(newIterations, most, seconds, coordinates, consumer);
    }

    /** The same with another number of records. */
    public Options withMost(int newMost) {
      return new Options(iterations, newMost, seconds, coordinates, consumer);
    }

    /** The same with another time; infinite for no bound. */
    public Options withSeconds(double newSeconds) {
      return new Options(iterations, most, newSeconds, coordinates, consumer);
    }

    /** The same by other parameters. */
    public Options withCoordinates(Coordinates newCoordinates) {
      return new Options(iterations, most, seconds, newCoordinates, consumer);
    }

    /** The same with another consumer. */
    public Options withConsumer(Consumer<HessianSpectrumRecord> newConsumer) {
      return new Options(iterations, most, seconds, coordinates, newConsumer);
    }
  }

  private final Patterns monitored;
  private final Options options;
  private final IntPredicate due;
  private final LongSupplier nanoTime;
  private final List<HessianSpectrumRecord> records = new ArrayList<>();
  private long spent;
  private long last;
  private boolean toldTime;

  /**
   * A listener with the default options.
   *
   * @param monitored the patterns of whose loss it is the Hessian
   */
  public HessianSpectrumListener(Patterns monitored) {
    this(monitored, Options.defaults());
  }

  /**
   * A listener with options.
   *
   * @param monitored the patterns of whose loss it is the Hessian
   * @throws IllegalArgumentException if an option is out of its range
   */
  public HessianSpectrumListener(Patterns monitored, Options options) {
    this(monitored, options, System::nanoTime);
  }

  /** The same by another clock. */
  HessianSpectrumListener(Patterns monitored, Options options, LongSupplier nanoTime) {
    this.monitored = monitored;
    this.options = options;
    this.nanoTime = nanoTime;
    due = options.iterations().due();
  }

  /** What was recorded so far, in the order of iterations. */
  public List<HessianSpectrumRecord> records() {
    return List.copyOf(records);
  }

  /**
   * Looks at the network if it is time to.
   *
   * @throws IllegalArgumentException if it is no hinge network, or not for the monitored patterns
   * @throws org.jamming4j.memory.NotEnoughMemoryException if its Hessian is more than Java's memory
   */
  @Override
  public void iterationDone(Model model, int iteration, int epoch) {
    if (records.size() >= options.most() || !due.test(iteration) || isOutOfTime(iteration)) {
      return;
    }
    long start = nanoTime.getAsLong();
    try (LossPoint point = point(model)) {
      var made =
          new HessianSpectrumRecord(
              iteration,
              epoch,
              point.unsatisfied(),
              HessianSpectra.of(point, options.coordinates()));
      records.add(made);
      LOG.debug("Spectra at iteration {}, N_Delta = {}", iteration, made.unsatisfied());
      last = nanoTime.getAsLong() - start;
      spent += last;
      options.consumer().accept(made);
    } catch (InterruptedException e) {
      // whoever trains stops by it
      Thread.currentThread().interrupt();
    }
  }

  private boolean isOutOfTime(int iteration) {
    boolean out = (spent + last) / 1e9 > options.seconds();
    if (out && !toldTime) {
      toldTime = true;
      LOG.warn(
          "No spectra from iteration {} on: {} took {} s, and {} s are the most.",
          iteration,
          records.size(),
          spent / 1e9,
          options.seconds());
    }
    return out;
  }

  private LossPoint point(Model model) throws InterruptedException {
    if (!(model instanceof MultiLayerNetwork network)) {
      throw new IllegalArgumentException(
          "Spectra are of a MultiLayerNetwork, not of a %s."
              .formatted(model.getClass().getSimpleName()));
    }
    try {
      return new LossPoint(
          HingeNetworkShape.of(network), network.params().dup().data().asDouble(), monitored);
    } catch (UnsupportedNetworkException e) {
      throw new IllegalArgumentException(
          "Spectra are of hinge networks alone, but %s.".formatted(e.getMessage()), e);
    }
  }
}
