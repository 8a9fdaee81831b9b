package org.jamming4j.sweep.arbiter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import org.deeplearning4j.arbiter.DL4JConfiguration;
import org.deeplearning4j.arbiter.optimize.api.Candidate;
import org.deeplearning4j.arbiter.optimize.api.OptimizationResult;
import org.deeplearning4j.arbiter.optimize.api.TaskCreator;
import org.deeplearning4j.arbiter.optimize.api.data.DataProvider;
import org.deeplearning4j.arbiter.optimize.api.data.DataSource;
import org.deeplearning4j.arbiter.optimize.api.saving.ResultSaver;
import org.deeplearning4j.arbiter.optimize.api.score.ScoreFunction;
import org.deeplearning4j.arbiter.optimize.runner.CandidateInfo;
import org.deeplearning4j.arbiter.optimize.runner.CandidateStatus;
import org.deeplearning4j.arbiter.optimize.runner.IOptimizationRunner;
import org.deeplearning4j.arbiter.optimize.runner.listener.StatusListener;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jamming4j.data.Patterns;
import org.jamming4j.sweep.RunCancelledException;
import org.jamming4j.sweep.RunRecord;
import org.jamming4j.sweep.RunSpec;
import org.jamming4j.training.HingeTrainer;
import org.jspecify.annotations.Nullable;
import org.nd4j.shade.guava.base.Throwables;

/**
 * Trains candidates through {@link HingeTrainer}, until their outcome is known: runs of a {@link
 * HingeNetworkSpace}, or networks of DL4J's own with {@link
 * org.jamming4j.network.QuadraticHingeLoss}, such as a {@link
 * org.deeplearning4j.arbiter.MultiLayerSpace} gives. The data are this creator's; those of
 * Arbiter's configuration are there for scores. A candidate that fails is a failed one, with its
 * stack trace; one whose thread is interrupted a cancelled one.
 */
@SuppressWarnings("rawtypes") // as Arbiter declares them
public final class HingeTaskCreator implements TaskCreator {
  private final Work work;

  /** What is done for the value of a candidate. */
  @FunctionalInterface
  private interface Work {
    Made make(Object value) throws InterruptedException;
  }

  /**
   * What came of it.
   *
   * @param model what scores and savers are given
   * @param results what is reported to generators
   */
  private record Made(Object model, Object results) {}

  /** Makes the run of a candidate, on the thread that calls. */
  @FunctionalInterface
  public interface Trainer {
    /**
     * Makes it.
     *
     * @throws InterruptedException if the thread is interrupted; a {@link RunCancelledException} if
     *     there is something to tell of it
     */
    RunRecord make(RunSpec spec) throws InterruptedException;
  }

  /**
   * Trains the runs of a {@link HingeNetworkSpace}. A result carries the {@link RunRecord} as its
   * model specific results, and it is what scores and savers are given.
   *
   * @param trainer as {@link org.jamming4j.sweep.RunMaker#make} with one thread
   */
  public HingeTaskCreator(Trainer trainer) {
    work =
        value -> {
          RunRecord run = trainer.make(cast(RunSpec.class, value));
          return new Made(run, run);
        };
  }

  /**
   * Trains networks of a {@link org.deeplearning4j.arbiter.MultiLayerSpace}; fully connected ones
   * by this project's own steps, others by DL4J's {@code fit}, as {@link HingeTrainer} does. A
   * result carries the {@link org.jamming4j.training.TrainingResult}, with the outcome; scores and
   * savers are given the network. Epochs and early stopping of the space are not looked at.
   *
   * @param patterns what is trained on
   */
  public HingeTaskCreator(HingeTrainer trainer, Patterns patterns) {
    work =
        value -> {
          var network =
              new MultiLayerNetwork(
                  cast(DL4JConfiguration.class, value).getMultiLayerConfiguration());
          network.init();
          return new Made(network, trainer.train(network, patterns));
        };
  }

  private static <T> T cast(Class<T> type, Object value) {
    if (!type.isInstance(value)) {
      throw new IllegalArgumentException(
          "A candidate must be a %s, not %s.".formatted(type.getSimpleName(), value));
    }
    return type.cast(value);
  }

  @Override
  @Deprecated
  @SuppressWarnings("unchecked")
  public Callable<OptimizationResult> create(
      Candidate candidate,
      DataProvider dataProvider,
      ScoreFunction score,
      List<StatusListener> listeners,
      IOptimizationRunner runner) {
    return new Task(
        candidate,
        model -> score.score(model, dataProvider, candidate.getDataParameters()),
        listeners,
        runner);
  }

  @Override
  public Callable<OptimizationResult> create(
      Candidate candidate,
      Class<? extends DataSource> dataSource,
      Properties properties,
      ScoreFunction score,
      List<StatusListener> listeners,
      IOptimizationRunner runner) {
    return new Task(
        candidate, model -> score.score(model, dataSource, properties), listeners, runner);
  }

  private final class Task implements Callable<OptimizationResult> {
    private final Candidate<?> candidate;
    private final ToDoubleFunction<Object> score;
    private final List<StatusListener> listeners;
    private final IOptimizationRunner runner;
    private final long created = System.currentTimeMillis();

    Task(
        Candidate<?> candidate,
        ToDoubleFunction<Object> score,
        List<StatusListener> listeners,
        IOptimizationRunner runner) {
      this.candidate = candidate;
      this.score = score;
      this.listeners = List.copyOf(listeners);
      this.runner = runner;
    }

    @Override
    public OptimizationResult call() {
      long start = System.currentTimeMillis();
      tell(result(CandidateStatus.Running, start, null, null, null).getCandidateInfo(), null);
      OptimizationResult result;
      try {
        Made made = work.make(candidate.getValue());
        double value = score.applyAsDouble(made.model());
        result = result(CandidateStatus.Complete, start, value, made.results(), null);
        save(result, made.model());
      } catch (RunCancelledException e) {
        result = result(CandidateStatus.Cancelled, start, null, e.run(), null);
      } catch (InterruptedException e) {
        result = result(CandidateStatus.Cancelled, start, null, null, null);
      } catch (RuntimeException | Error e) {
        result = result(CandidateStatus.Failed, start, null, null, e);
      }
      tell(result.getCandidateInfo(), result);
      return result;
    }

    private void save(OptimizationResult result, Object model) {
      @Nullable ResultSaver saver = runner.getConfiguration().getResultSaver();
      if (saver != null) {
        try {
          result.setResultReference(saver.saveModel(result, model));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }

    private void tell(CandidateInfo info, @Nullable OptimizationResult result) {
      for (StatusListener listener : listeners) {
        listener.onCandidateStatusChange(info, runner, result);
      }
    }

    private OptimizationResult result(
        CandidateStatus status,
        long start,
        @Nullable Double value,
        @Nullable Object results,
        @Nullable Throwable failure) {
      Long end = status == CandidateStatus.Running ? null : System.currentTimeMillis();
      var info =
          new CandidateInfo(
              candidate.getIndex(),
              status,
              value,
              created,
              start,
              end,
              candidate.getFlatParameters(),
              failure == null ? null : Throwables.getStackTraceAsString(failure));
      return new OptimizationResult(candidate, value, candidate.getIndex(), results, info, null);
    }
  }
}
