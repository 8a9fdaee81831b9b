package org.jamming4j.listener;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.jamming4j.jamming.JammingState;
import org.nd4j.linalg.dataset.DataSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records how far a network is from jamming while DL4J trains it: N_Delta, loss, q and the smallest
 * gap, at iterations spaced evenly on a logarithmic scale. The network may be any {@code
 * MultiLayerNetwork}, or any {@code ComputationGraph} of one input and one output; the monitored
 * data need not be those it is trained on. Its training is the same to the last bit with and
 * without the listener.
 *
 * <p>Labels are -1 and +1; or 0 and 1, one-hot included, which count as -1 and +1, so that k
 * columns are k classes, one against the rest. A mask of the labels, [P x 1], is taken as the
 * patterns' weights. The outputs f are the network's own after an identity activation; after a
 * sigmoid or a softmax, whose outputs p are probabilities, they are the log-odds ln(p / (1 - p)),
 * so that y f &gt; 0 means that p is on the right side of 1/2; after any other activation they are
 * the outputs themselves. The margin is that of the network's {@code QuadraticHingeLoss}, or 1 if
 * it has another loss.
 *
 * <p>Every record costs one forward pass of the monitored data and is logged at level info. A
 * listener serves one network, on the thread that trains it.
 */
public final class JammingListener extends BaseTrainingListener {
  private static final Logger LOG = LoggerFactory.getLogger(JammingListener.class);

  /**
   * How a listener listens.
   *
   * @param pointsPerDecade about how many iterations it looks at between n and 10 n, at least 1
   * @param margin kappa; empty for the network's own
   * @param consumer gets every record as soon as it is made
   */
  public record Options(
      int pointsPerDecade, OptionalDouble margin, Consumer<JammingRecord> consumer) {
    /** Checks that nothing is null; the listener checks the values. */
    public Options {
      Objects.requireNonNull(margin, "margin");
      Objects.requireNonNull(consumer, "consumer");
    }

    /** Ten points per decade, the network's own margin, records kept and logged only. */
    public static Options defaults() {
      return new Options(10, OptionalDouble.empty(), jammingRecord -> {});
    }

    /** The same with another number of points. */
    public Options withPointsPerDecade(int newPointsPerDecade) {
      return new Options(newPointsPerDecade, margin, consumer);
    }

    /** The same with a margin. */
    public Options withMargin(double newMargin) {
      return new Options(pointsPerDecade, OptionalDouble.of(newMargin), consumer);
    }

    /** The same with another consumer. */
    public Options withConsumer(Consumer<JammingRecord> newConsumer) {
      return new Options(pointsPerDecade, margin, newConsumer);
    }
  }

  private final MonitoredData monitored;
  private final LogSpacedIterations iterations;
  private final Consumer<JammingRecord> consumer;
  private final List<JammingRecord> records = new ArrayList<>();

  /**
   * A listener with the default options.
   *
   * @param monitored the data whose gaps are recorded; copied
   * @throws IllegalArgumentException if its labels are not -1 and +1, nor 0 and 1
   */
  public JammingListener(DataSet monitored) {
    this(monitored, Options.defaults());
  }

  /**
   * A listener with options.
   *
   * @param monitored the data whose gaps are recorded; copied
   * @throws IllegalArgumentException if its labels are not -1 and +1, nor 0 and 1, or an option is
   *     out of its range
   */
  public JammingListener(DataSet monitored, Options options) {
    this.monitored = new MonitoredData(monitored, options.margin());
    iterations = new LogSpacedIterations(options.pointsPerDecade());
    consumer = options.consumer();
  }

  /**
   * The state of a model on some data, as a listener with the default options sees it.
   *
   * @throws IllegalArgumentException if the labels are not -1 and +1, nor 0 and 1
   */
  public static JammingState state(Model model, DataSet data) {
    return new MonitoredData(data, OptionalDouble.empty()).state(model);
  }

  /** What was recorded so far, in the order of iterations. */
  public List<JammingRecord> records() {
    return List.copyOf(records);
  }

  @Override
  public void iterationDone(Model model, int iteration, int epoch) {
    if (!iterations.isDue(iteration)) {
      return;
    }
    var made = new JammingRecord(iteration, epoch, monitored.state(model));
    records.add(made);
    LOG.info("{}", made);
    consumer.accept(made);
  }
}
