package org.jamming4j.training;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Several runs at once, one on each thread: faster than one after the other with all threads on
 * each, for then threads wait for each other at every step (docs/decisions/0007-training-speed.md).
 */
final class ManyNetworks {
  /** One of the runs. */
  @FunctionalInterface
  interface Run {
    /** Trains the network of the given number. */
    TrainingResult train(int number) throws InterruptedException;
  }

  private record Ended(int number, TrainingResult result) {}

  private ManyNetworks() {}

  /**
   * Runs all and waits until none runs any more, however it ends.
   *
   * @param ended is told of every run that ends, on the calling thread
   * @return the results in the order of the numbers
   */
  static List<TrainingResult> train(int runs, int threads, Run run, RunEnded ended)
      throws InterruptedException {
    List<Thread> workers = new CopyOnWriteArrayList<>();
    ExecutorService pool =
        Executors.newFixedThreadPool(
            threads,
            work -> {
              var worker = new Thread(work, "jamming4j-network");
              workers.add(worker);
              return worker;
            });
    try {
      CompletionService<Ended> running = new ExecutorCompletionService<>(pool);
      for (int i = 0; i < runs; i++) {
        int number = i;
        running.submit(() -> new Ended(number, run.train(number)));
      }
      var results = new TrainingResult[runs];
      for (int i = 0; i < runs; i++) {
        Ended one = running.take().get();
        results[one.number()] = one.result();
        ended.ended(one.number(), one.result());
      }
      return Arrays.asList(results);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException("A run failed. " + e.getCause(), e.getCause());
    } finally {
      stop(pool, workers);
    }
  }

  /** Stops what still runs and waits until it has, and no thread is left. */
  private static void stop(ExecutorService pool, List<Thread> workers) {
    pool.shutdownNow();
    boolean interrupted = false;
    for (Thread worker : workers) {
      while (worker.isAlive()) {
        try {
          worker.join();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
