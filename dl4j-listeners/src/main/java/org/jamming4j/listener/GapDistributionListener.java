package org.jamming4j.listener;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.jamming4j.jamming.GapDistribution;
import org.jamming4j.jamming.Histogram;
import org.nd4j.linalg.dataset.DataSet;

/**
 * Records histograms of the gaps of a network while DL4J, or {@code HingeTrainer}, trains it. Which
 * networks and data it takes, and what the gaps are, is as of {@link JammingListener}. Training is
 * the same to the last bit with and without the listener; an iteration at which it looks costs one
 * forward pass of the monitored data, any other nothing. A listener serves one network, on the
 * thread that trains it.
 */
public final class GapDistributionListener extends BaseTrainingListener {
  /**
   * How a listener listens.
   *
   * @param iterations which ones it looks at
   * @param margin kappa; empty for the network's own
   * @param edges of the histogram of all gaps, in units of kappa, ascending
   * @param scaledEdges of the histogram of gaps above 0 over the square root of the loss
   * @param consumer gets every record as soon as it is made
   */
  public record Options(
      Iterations iterations,
      OptionalDouble margin,
      List<Double> edges,
      List<Double> scaledEdges,
      Consumer<GapDistributionRecord> consumer) {
    /**
     * Checks the edges.
     *
     * @throws IllegalArgumentException if they do not ascend
     */
    public Options {
      Objects.requireNonNull(iterations, "iterations");
      Objects.requireNonNull(margin, "margin");
      Objects.requireNonNull(consumer, "consumer");
      edges = Histogram.of(new double[0], edges).edges();
      scaledEdges = Histogram.of(new double[0], scaledEdges).edges();
    }

    /** Two points per decade, the network's own margin, the usual edges, records kept only. */
    public static Options defaults() {
      return new Options(
          Iterations.logSpaced(2),
          OptionalDouble.empty(),
          GapDistribution.USUAL_EDGES,
          GapDistribution.USUAL_SCALED_EDGES,
          gapRecord -> {});
    }

    /** The same at other iterations. */
    public Options withIterations(Iterations newIterations) {
      return new Options(newIterations, margin, edges, scaledEdges, consumer);
    }

    /** The same with a margin. */
    public Options withMargin(double newMargin) {
      return new Options(iterations, OptionalDouble.of(newMargin), edges, scaledEdges, consumer);
    }

    /** The same with other histograms; see {@link Histogram#evenEdges}. */
    public Options withEdges(List<Double> newEdges, List<Double> newScaledEdges) {
      return new Options(iterations, margin, newEdges, newScaledEdges, consumer);
    }

    /** The same with another consumer. */
    public Options withConsumer(Consumer<GapDistributionRecord> newConsumer) {
      return new Options(iterations, margin, edges, scaledEdges, newConsumer);
    }
  }

  private final MonitoredData monitored;
  private final Options options;
  private final IntPredicate due;
  private final List<GapDistributionRecord> records = new ArrayList<>();

  /**
   * A listener with the default options.
   *
   * @param monitored the data whose gaps are recorded; copied
   * @throws IllegalArgumentException if its labels are not -1 and +1, nor 0 and 1
   */
  public GapDistributionListener(DataSet monitored) {
    this(monitored, Options.defaults());
  }

  /**
   * A listener with options.
   *
   * @param monitored the data whose gaps are recorded; copied
   * @throws IllegalArgumentException if its labels are not -1 and +1, nor 0 and 1, or the margin is
   *     out of its range
   */
  public GapDistributionListener(DataSet monitored, Options options) {
    this.monitored = new MonitoredData(monitored, options.margin());
    this.options = options;
    due = options.iterations().due();
  }

  /** What was recorded so far, in the order of iterations. */
  public List<GapDistributionRecord> records() {
    return List.copyOf(records);
  }

  @Override
  public void iterationDone(Model model, int iteration, int epoch) {
    if (!due.test(iteration)) {
      return;
    }
    MonitoredData.Look look = monitored.look(model);
    var made =
        new GapDistributionRecord(
            iteration,
            epoch,
            look.state(),
            GapDistribution.of(
                look.gaps(),
                look.margin(),
                look.state().loss(),
                options.edges(),
                options.scaledEdges()));
    records.add(made);
    options.consumer().accept(made);
  }
}
