package org.jamming4j.sweep.arbiter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Callable;
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
import org.jamming4j.sweep.RunCancelledException;
import org.jamming4j.sweep.RunRecord;
import org.jamming4j.sweep.RunSpec;
import org.jspecify.annotations.Nullable;
import org.nd4j.shade.guava.base.Throwables;

/**
 * Trains the candidates of a {@link HingeNetworkSpace} through {@link
 * org.jamming4j.training.HingeTrainer}. The data are this creator's; those of Arbiter's
 * configuration are not looked at. A result carries the {@link RunRecord} as its model specific
 * results, and it is what scores and savers are given. One that fails is a failed candidate, with
 * its stack trace; one whose thread is interrupted a cancelled one.
 */
@SuppressWarnings("rawtypes") // as Arbiter declares them
public final class HingeTaskCreator implements TaskCreator {
  private final Trainer trainer;

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
   * A creator of tasks.
   *
   * @param trainer as {@link org.jamming4j.sweep.RunMaker#make} with one thread
   */
  public HingeTaskCreator(Trainer trainer) {
    this.trainer = trainer;
  }

  @Override
  @Deprecated
  public Callable<OptimizationResult> create(
      Candidate candidate,
      DataProvider dataProvider,
      ScoreFunction score,
      List<StatusListener> listeners,
      IOptimizationRunner runner) {
    return new Task(candidate, score, listeners, runner);
  }

  @Override
  public Callable<OptimizationResult> create(
      Candidate candidate,
      Class<? extends DataSource> dataSource,
      Properties properties,
      ScoreFunction score,
      List<StatusListener> listeners,
      IOptimizationRunner runner) {
    return new Task(candidate, score, listeners, runner);
  }

  private final class Task implements Callable<OptimizationResult> {
    private final Candidate<?> candidate;
    private final ScoreFunction score;
    private final List<StatusListener> listeners;
    private final IOptimizationRunner runner;
    private final long created = System.currentTimeMillis();

    Task(
        Candidate<?> candidate,
        ScoreFunction score,
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
      tell(result(CandidateStatus.Running, start, null, null, null));
      OptimizationResult result;
      try {
        if (!(candidate.getValue() instanceof RunSpec spec)) {
          throw new IllegalArgumentException(
              "Candidate %d is no run of a HingeNetworkSpace, but %s."
                  .formatted(candidate.getIndex(), candidate.getValue()));
        }
        RunRecord run = trainer.make(spec);
        double value = score.score(run, (Class<? extends DataSource>) null, null);
        result = result(CandidateStatus.Complete, start, value, run, null);
        save(result, run);
      } catch (RunCancelledException e) {
        result = result(CandidateStatus.Cancelled, start, null, e.run(), null);
      } catch (InterruptedException e) {
        result = result(CandidateStatus.Cancelled, start, null, null, null);
      } catch (RuntimeException | Error e) {
        result = result(CandidateStatus.Failed, start, null, null, e);
      }
      tell(result);
      return result;
    }

    private void save(OptimizationResult result, RunRecord run) {
      @Nullable ResultSaver saver = runner.getConfiguration().getResultSaver();
      if (saver != null) {
        try {
          result.setResultReference(saver.saveModel(result, run));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }

    private void tell(OptimizationResult result) {
      for (StatusListener listener : listeners) {
        listener.onCandidateStatusChange(result.getCandidateInfo(), runner, result);
      }
    }

    private OptimizationResult result(
        CandidateStatus status,
        long start,
        @Nullable Double value,
        @Nullable RunRecord run,
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
      return new OptimizationResult(candidate, value, candidate.getIndex(), run, info, null);
    }
  }
}
