package org.jamming4j.training;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.ObjIntConsumer;

/**
 * Several runs at once, one on each thread: faster than one after the other with all threads on
 * each, for then threads wait for each other at every step (docs/decisions/0008-training-speed.md).
 */
public final class ParallelRuns {
  private record Ended<T>(int number, T result) {}

  /**
   * A run to be made.
   *
   * @param number tells it from others
   */
  public record Numbered<T>(int number, Callable<? extends T> run) {}

  /** Runs that need not be known before others have ended. Asked and told on one thread. */
  public interface Plan<T> {
    /** The next run; empty if there is none, or none before another one has ended. */
    Optional<Numbered<T>> next();

    /**
     * Takes the result of a run.
     *
     * @return false if none of the others is needed any more
     */
    boolean ended(int number, T result);
  }

  private ParallelRuns() {}

  /**
   * Does all runs, started in their order; when this returns or throws, none runs any more and no
   * thread is left.
   *
   * @param threads how many run at a time, at least 1
   * @param ended is told of every result and its number as runs end, on the calling thread
   * @return the results in the order of the runs
   * @throws ExecutionException if a run fails with a checked exception; its other exceptions and
   *     errors are thrown as they are. The others are then interrupted
   * @throws InterruptedException if the calling thread is interrupted; all runs are then, too
   */
  public static <T> List<T> all(
      List<? extends Callable<? extends T>> runs, int threads, ObjIntConsumer<? super T> ended)
      throws InterruptedException, ExecutionException {
    List<T> results = new ArrayList<>(Collections.nCopies(runs.size(), null));
    follow(
        new Plan<T>() {
          private int started;

          @Override
          public Optional<Numbered<T>> next() {
            return started == runs.size()
                ? Optional.empty()
                : Optional.of(new Numbered<>(started, runs.get(started++)));
          }

          @Override
          public boolean ended(int number, T result) {
            results.set(number, result);
            ended.accept(result, number);
            return true;
          }
        },
        threads);
    return results;
  }

  /**
   * Does the runs of a plan until it has no more or needs none; when this returns or throws, none
   * runs any more and no thread is left.
   *
   * @param threads how many run at a time, at least 1
   * @throws ExecutionException as {@link #all} does
   * @throws InterruptedException as {@link #all} does
   */
  public static <T> void follow(Plan<T> plan, int threads)
      throws InterruptedException, ExecutionException {
    var workers = new RunThreads("jamming4j-run");
    ExecutorService pool = Executors.newFixedThreadPool(threads, workers);
    try {
      CompletionService<Ended<T>> running = new ExecutorCompletionService<>(pool);
      int underWay = 0;
      boolean goesOn = true;
      while (goesOn) {
        Optional<Numbered<T>> next = underWay < threads ? plan.next() : Optional.empty();
        if (next.isPresent()) {
          Numbered<T> one = next.get();
          running.submit(() -> new Ended<>(one.number(), one.run().call()));
          underWay++;
        } else if (underWay > 0) {
          Ended<T> one = running.take().get();
          underWay--;
          goesOn = plan.ended(one.number(), one.result());
        } else {
          goesOn = false;
        }
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      if (e.getCause() instanceof Error failure) {
        throw failure;
      }
      throw e;
    } finally {
      // stops what still runs
      pool.shutdownNow();
      workers.join();
    }
  }
}
