package org.jamming4j.listener;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.deeplearning4j.earlystopping.termination.EpochTerminationCondition;
import org.deeplearning4j.earlystopping.termination.IterationTerminationCondition;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.jamming4j.jamming.JammingState;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.api.iterator.DataSetIterator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notes when a network in training has satisfied its patterns, and stops the training. Attach it to
 * the network and stop in one of four ways:
 *
 * <ul>
 *   <li>train on {@link #until until(iterator)}, which has no more batches from then on;
 *   <li>give {@link #asEpochTermination()} to DL4J's early stopping, best together with {@code
 *       until(iterator)};
 *   <li>give {@link #asIterationTermination()} to DL4J's early stopping;
 *   <li>ask {@link #satisfied()} in a loop of one's own.
 * </ul>
 *
 * <p>Networks, monitored data, labels and margin are those of {@link JammingListener}. Every look
 * costs one forward pass of the monitored data, about a third of a training step on them: with
 * batches much smaller than the monitored data, look every n-th iteration only. What holds for a
 * network of less than float64 is confirmed in float64 before it counts. A listener serves one
 * network, on the thread that trains it, and once satisfied it stays so.
 */
public final class StopWhenSatisfied extends BaseTrainingListener {
  private static final Logger LOG = LoggerFactory.getLogger(StopWhenSatisfied.class);

  /** What to wait for. */
  public enum Criterion {
    /** N_Delta = 0: every pattern satisfied with the full margin. */
    SATISFIED {
      @Override
      boolean holds(JammingState state) {
        return state.satisfied();
      }
    },
    /** No training error, which proves that the network can fit. */
    SEPARATED {
      @Override
      boolean holds(JammingState state) {
        return state.separated();
      }
    };

    abstract boolean holds(JammingState state);
  }

  /**
   * When to look for what.
   *
   * @param criterion what to wait for
   * @param everyIterations looks at every n-th iteration, at least 1
   * @param margin kappa; empty for the network's own
   */
  public record Options(Criterion criterion, int everyIterations, OptionalDouble margin) {
    /**
     * Checks every value but the margin, which the listener checks.
     *
     * @throws IllegalArgumentException naming the value and its bound
     */
    public Options {
      Objects.requireNonNull(criterion, "criterion");
      Objects.requireNonNull(margin, "margin");
      if (everyIterations < 1) {
        throw new IllegalArgumentException(
            "To look every %d iterations is not possible; take 1 or more."
                .formatted(everyIterations));
      }
    }

    /** N_Delta = 0, at every iteration, with the network's own margin. */
    public static Options defaults() {
      return new Options(Criterion.SATISFIED, 1, OptionalDouble.empty());
    }

    /** The same with another criterion. */
    public Options withCriterion(Criterion newCriterion) {
      return new Options(newCriterion, everyIterations, margin);
    }

    /** The same, looking at every n-th iteration. */
    public Options withEveryIterations(int newEveryIterations) {
      return new Options(criterion, newEveryIterations, margin);
    }

    /** The same with a margin. */
    public Options withMargin(double newMargin) {
      return new Options(criterion, everyIterations, OptionalDouble.of(newMargin));
    }
  }

  private final MonitoredData monitored;
  private final Options options;
  private int iterations;
  private int epochs;
  private @Nullable JammingRecord satisfied;

  /**
   * Waits for N_Delta = 0, looking at every iteration.
   *
   * @param monitored the data to satisfy; copied
   * @throws IllegalArgumentException if its labels are not -1 and +1, nor 0 and 1
   */
  public StopWhenSatisfied(DataSet monitored) {
    this(monitored, Options.defaults());
  }

  /**
   * Waits as the options say.
   *
   * @param monitored the data to satisfy; copied
   * @throws IllegalArgumentException if its labels are not -1 and +1, nor 0 and 1, or the margin is
   *     not positive and finite
   */
  public StopWhenSatisfied(DataSet monitored, Options options) {
    this.monitored = new MonitoredData(monitored, options.margin());
    this.options = options;
  }

  /** Whether the criterion has held at an iteration. */
  public boolean satisfied() {
    return satisfied != null;
  }

  /** The first iteration looked at at which the criterion held, and the gaps there. */
  public Optional<JammingRecord> satisfiedAt() {
    return Optional.ofNullable(satisfied);
  }

  /**
   * The same batches until the criterion holds, and none after that. {@code fit(iterator, epochs)}
   * then goes through its remaining epochs without training; DL4J counts them all the same. Batches
   * are not fetched ahead by another thread, or some would still be trained on.
   */
  public DataSetIterator until(DataSetIterator iterator) {
    return new InterruptibleIterator(iterator, this::satisfied);
  }

  /**
   * A condition for DL4J's early stopping that holds from the iteration at which the criterion
   * holds. DL4J fails if a condition stops it before the first epoch is over and there is no best
   * model yet, so in the first epoch it waits for the end. DL4J's result then holds the best model
   * of the epochs before; the satisfied one is the network that was trained.
   */
  public IterationTerminationCondition asIterationTermination() {
    return new AfterIteration(this);
  }

  /**
   * A condition for DL4J's early stopping that holds at the end of the epoch in which the criterion
   * held. If the batches come from {@link #until}, that epoch ends at once and the model DL4J
   * scores and saves last is the satisfied one.
   */
  public EpochTerminationCondition asEpochTermination() {
    return new AfterEpoch(this);
  }

  @Override
  public void iterationDone(Model model, int iteration, int epoch) {
    iterations++;
    if (satisfied() || iterations % options.everyIterations() != 0) {
      return;
    }
    JammingState state = monitored.state(model);
    if (options.criterion().holds(state)
        && options.criterion().holds(monitored.confirmed(model, state))) {
      satisfied = new JammingRecord(iteration, epoch, state);
      LOG.info("Stopping: {} at {}", options.criterion(), satisfied);
    }
  }

  @Override
  public void onEpochEnd(Model model) {
    epochs++;
  }

  private static final class AfterIteration implements IterationTerminationCondition {
    private static final long serialVersionUID = 1;

    private final transient StopWhenSatisfied listener;
    private int epochsBefore;

    AfterIteration(StopWhenSatisfied listener) {
      this.listener = listener;
    }

    @Override
    public void initialize() {
      epochsBefore = listener.epochs;
    }

    @Override
    public boolean terminate(double lastMiniBatchScore) {
      return listener.satisfied() && listener.epochs > epochsBefore;
    }

    @Override
    public String toString() {
      return "StopWhenSatisfied(" + listener.options.criterion() + ")";
    }
  }

  private static final class AfterEpoch implements EpochTerminationCondition {
    private static final long serialVersionUID = 1;

    private final transient StopWhenSatisfied listener;

    AfterEpoch(StopWhenSatisfied listener) {
      this.listener = listener;
    }

    @Override
    public void initialize() {
      // the listener remembers what is needed
    }

    @Override
    public boolean terminate(int epoch, double score, boolean minimize) {
      return listener.satisfied();
    }

    @Override
    public String toString() {
      return "StopWhenSatisfied(" + listener.options.criterion() + ")";
    }
  }
}
