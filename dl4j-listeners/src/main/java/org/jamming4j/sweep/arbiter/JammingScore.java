package org.jamming4j.sweep.arbiter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.deeplearning4j.arbiter.optimize.api.data.DataProvider;
import org.deeplearning4j.arbiter.optimize.api.data.DataSource;
import org.deeplearning4j.arbiter.optimize.api.score.ScoreFunction;
import org.deeplearning4j.arbiter.scoring.util.ScoreUtil;
import org.deeplearning4j.nn.api.Model;
import org.jamming4j.listener.JammingListener;
import org.jamming4j.sweep.RunRecord;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.api.iterator.DataSetIterator;
import org.nd4j.shade.jackson.annotation.JsonCreator;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * What a run, or a network of DL4J's own, is scored by; the less the better. Of a network it is
 * worked out on the data source's training data, the test error on its test data. A run that
 * diverged is infinitely bad.
 */
public final class JammingScore implements ScoreFunction {
  private static final long serialVersionUID = 1;

  /** What there is to score by. */
  public enum Quantity {
    /** N_Delta. */
    UNSATISFIED,
    /** The hinge loss. */
    LOSS,
    /** Share of misclassified training patterns. */
    TRAIN_ERROR,
    /** Share of misclassified test patterns. */
    TEST_ERROR,
    /** Of training; of runs alone. */
    SECONDS,
    /** N; of a network of DL4J's own the number of its parameters, biases included. */
    PARAMETERS;

    /**
     * Of a run.
     *
     * @return NaN if it is not known, as of a run that diverged
     * @throws IllegalArgumentException if it is a test error, and there were no test patterns
     */
    public double of(RunRecord run) {
      return switch (this) {
        case UNSATISFIED -> run.result().state().unsatisfied();
        case LOSS -> run.result().state().loss();
        case TRAIN_ERROR -> run.trainError();
        case TEST_ERROR -> testError(run);
        case SECONDS -> run.result().seconds();
        case PARAMETERS -> (double) run.spec().effectiveParameters();
      };
    }

    private static double testError(RunRecord run) {
      if (run.divergence().isPresent()) {
        return Double.NaN;
      }
      return run.testError()
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "There are no test patterns; score by another quantity."));
    }
  }

  private final Quantity quantity;

  /** A score. */
  @JsonCreator
  public JammingScore(@JsonProperty("quantity") Quantity quantity) {
    this.quantity = Objects.requireNonNull(quantity, "quantity");
  }

  /** What it scores by. */
  public Quantity quantity() {
    return quantity;
  }

  @Override
  @Deprecated
  public double score(
      Object model, @Nullable DataProvider data, @Nullable Map<String, Object> parameters) {
    if (model instanceof RunRecord run) {
      return score(run);
    }
    Objects.requireNonNull(data, "the data provider");
    boolean test = quantity == Quantity.TEST_ERROR;
    return score((Model) model, test ? data.testData(parameters) : data.trainData(parameters));
  }

  @Override
  public double score(
      Object model,
      @Nullable Class<? extends DataSource> dataSource,
      @Nullable Properties properties) {
    if (model instanceof RunRecord run) {
      return score(run);
    }
    DataSource data;
    try {
      data = Objects.requireNonNull(dataSource, "the data source").getConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(
          "The data source %s has no public constructor without arguments, or it fails."
              .formatted(dataSource),
          e);
    }
    if (properties != null) {
      data.configure(properties);
    }
    boolean test = quantity == Quantity.TEST_ERROR;
    return score((Model) model, test ? data.testData() : data.trainData());
  }

  /** Arbiter finds nothing better than NaN. */
  private double score(RunRecord run) {
    double value = quantity.of(run);
    return Double.isNaN(value) ? Double.POSITIVE_INFINITY : value;
  }

  private double score(Model model, Object data) {
    if (quantity == Quantity.PARAMETERS) {
      return (double) model.numParams();
    }
    if (quantity == Quantity.SECONDS) {
      throw new IllegalArgumentException(
          "Nobody tells how long a network of DL4J's own was trained; score by another quantity.");
    }
    DataSetIterator iterator = ScoreUtil.getIterator(data);
    iterator.reset();
    var all = new ArrayList<DataSet>();
    iterator.forEachRemaining(all::add);
    var state = JammingListener.state(model, DataSet.merge(all));
    return switch (quantity) {
      case UNSATISFIED -> state.unsatisfied();
      case LOSS -> state.loss();
      default -> (double) state.misclassified() / state.gaps();
    };
  }

  @Override
  public boolean minimize() {
    return true;
  }

  @Override
  public List<Class<?>> getSupportedModelTypes() {
    return List.of(RunRecord.class, Model.class);
  }

  @Override
  public List<Class<?>> getSupportedDataTypes() {
    return List.of(DataSetIterator.class);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof JammingScore score && score.quantity == quantity;
  }

  @Override
  public int hashCode() {
    return quantity.hashCode();
  }

  @Override
  public String toString() {
    return "JammingScore(" + quantity + ")";
  }
}
