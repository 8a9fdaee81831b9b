package org.jamming4j.sweep.arbiter;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.deeplearning4j.arbiter.optimize.api.Candidate;
import org.deeplearning4j.arbiter.optimize.api.OptimizationResult;
import org.deeplearning4j.arbiter.optimize.api.TaskCreator;
import org.deeplearning4j.arbiter.optimize.api.data.DataProvider;
import org.deeplearning4j.arbiter.optimize.api.data.DataSource;
import org.deeplearning4j.arbiter.optimize.api.score.ScoreFunction;
import org.deeplearning4j.arbiter.optimize.api.termination.TerminationCondition;
import org.deeplearning4j.arbiter.optimize.config.OptimizationConfiguration;
import org.deeplearning4j.arbiter.optimize.runner.BaseOptimizationRunner;
import org.deeplearning4j.arbiter.optimize.runner.CandidateInfo;
import org.deeplearning4j.arbiter.optimize.runner.CandidateStatus;
import org.jamming4j.training.RunThreads;
import org.jspecify.annotations.Nullable;
import org.nd4j.shade.guava.util.concurrent.ListenableFuture;
import org.nd4j.shade.guava.util.concurrent.ListeningExecutorService;
import org.nd4j.shade.guava.util.concurrent.MoreExecutors;

/**
 * Runs candidates on this machine's threads, one on each. Unlike Arbiter's own local runner it ends
 * when there is nothing more to do ({@link WhenDone}), stops runs that are under way when a
 * condition ends it or its thread is interrupted, waits for nothing where there is nothing to wait
 * for, and leaves no thread. Good for one {@link #execute}, after which an interrupted thread still
 * is.
 */
@SuppressWarnings("rawtypes") // as Arbiter declares them
public final class LocalRunner extends BaseOptimizationRunner {
  /** How often conditions such as a time are looked at, in milliseconds. */
  private static final int LOOK = 100;

  private final int threads;
  private final TaskCreator tasks;
  private final ListeningExecutorService executor;
  private final RunThreads workers = new RunThreads("jamming4j-run");

  /** Take note of what has ended. */
  private final RunThreads reporters = new RunThreads("ArbiterOptimizationRunner");

  private final List<OptimizationResult> cancelled = new ArrayList<>();
  private volatile boolean stopped;

  /**
   * A runner.
   *
   * @param threads how many candidates run at a time, at least 1
   * @param configuration given {@link WhenDone} besides its own conditions, of which it needs none
   */
  public LocalRunner(int threads, OptimizationConfiguration configuration, TaskCreator tasks) {
    super(thatEnds(configuration));
    if (threads < 1) {
      throw new IllegalArgumentException("%d threads must be at least 1.".formatted(threads));
    }
    this.threads = threads;
    this.tasks = tasks;
    executor = MoreExecutors.listeningDecorator(Executors.newFixedThreadPool(threads, workers));
    completedFutures = new Completed();
    init();
    // Arbiter's own has begun no thread yet, and would not tell which it begins
    futureListenerExecutor.shutdown();
    futureListenerExecutor = Executors.newFixedThreadPool(threads, reporters);
  }

  private static OptimizationConfiguration thatEnds(OptimizationConfiguration configuration) {
    List<TerminationCondition> conditions = new ArrayList<>();
    @Nullable List<TerminationCondition> own = configuration.getTerminationConditions();
    if (own != null) {
      conditions.addAll(own);
    }
    if (!conditions.contains(new WhenDone())) {
      conditions.add(new WhenDone());
    }
    configuration.setTerminationConditions(conditions);
    return configuration;
  }

  /** Where finished runs wait. Nothing is waited for if none can come. */
  private final class Completed extends LinkedBlockingQueue<Future<OptimizationResult>> {
    private static final long serialVersionUID = 1;

    @Override
    public @Nullable Future<OptimizationResult> poll(long timeout, TimeUnit unit) {
      try {
        return queuedFutures.isEmpty() ? poll() : super.poll(LOOK, TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        stopped = true;
        return null;
      }
    }
  }

  /** Whether it was stopped before it was done. */
  boolean isStopped() {
    return stopped;
  }

  /** The results of those that were stopped, once it has ended. */
  public List<OptimizationResult> cancelled() {
    return Collections.unmodifiableList(cancelled);
  }

  @Override
  public void execute() {
    try {
      super.execute();
    } finally {
      shutdown(false);
      if (stopped) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  protected int maxConcurrentTasks() {
    return threads;
  }

  @Override
  @Deprecated
  protected ListenableFuture<OptimizationResult> execute(
      Candidate candidate, DataProvider data, ScoreFunction score) {
    return executor.submit(tasks.create(candidate, data, score, statusListeners, this));
  }

  @Override
  @Deprecated
  protected List<ListenableFuture<OptimizationResult>> execute(
      List<Candidate> candidates, DataProvider data, ScoreFunction score) {
    List<ListenableFuture<OptimizationResult>> futures = new ArrayList<>();
    for (Candidate candidate : candidates) {
      futures.add(execute(candidate, data, score));
    }
    return futures;
  }

  @Override
  protected ListenableFuture<OptimizationResult> execute(
      Candidate candidate,
      Class<? extends DataSource> data,
      Properties properties,
      ScoreFunction score) {
    return executor.submit(tasks.create(candidate, data, properties, score, statusListeners, this));
  }

  @Override
  protected List<ListenableFuture<OptimizationResult>> execute(
      List<Candidate> candidates,
      Class<? extends DataSource> data,
      Properties properties,
      ScoreFunction score) {
    List<ListenableFuture<OptimizationResult>> futures = new ArrayList<>();
    for (Candidate candidate : candidates) {
      futures.add(execute(candidate, data, properties, score));
    }
    return futures;
  }

  /** Stops what runs, whatever is asked for, and waits until nothing does and no thread is left. */
  @Override
  public void shutdown(boolean awaitCompletion) {
    executor.shutdownNow();
    await(executor);
    workers.join();
    futureListenerExecutor.shutdown();
    await(futureListenerExecutor);
    reporters.join();
    List<Future<OptimizationResult>> completed = new ArrayList<>();
    completedFutures.drainTo(completed);
    for (Future<OptimizationResult> future : completed) {
      if (!isCancelled(future)) {
        completedFutures.add(future);
      }
    }
  }

  private static void await(ExecutorService service) {
    boolean interrupted = false;
    boolean ended = false;
    while (!ended) {
      try {
        ended = service.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Takes a cancelled run out of those that count. */
  private boolean isCancelled(Future<OptimizationResult> future) {
    OptimizationResult result;
    try {
      result = future.get();
    } catch (ExecutionException e) {
      return false;
    } catch (InterruptedException e) {
      throw new IllegalStateException("It has completed.", e);
    }
    CandidateInfo info = result.getCandidateInfo();
    if (info.getCandidateStatus() != CandidateStatus.Cancelled) {
      return false;
    }
    queuedFutures.removeIf(queued -> queued == future);
    currentStatus.put(result.getIndex(), info);
    cancelled.add(result);
    return true;
  }
}
