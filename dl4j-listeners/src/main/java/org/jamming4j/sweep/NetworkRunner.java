package org.jamming4j.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jamming4j.data.Patterns;
import org.jamming4j.data.Preprocessing;
import org.jamming4j.data.Split;
import org.jamming4j.ensemble.ClassificationError;
import org.jamming4j.ensemble.TrainedNetwork;
import org.jamming4j.network.HingeNetworkSpec;
import org.jamming4j.network.Networks;
import org.jamming4j.training.HingeTrainer;
import org.jamming4j.training.TrainingResult;
import org.jamming4j.training.TrainingSpec;

/**
 * Trains networks of one shape that differ in their seeds, one on each thread. Results come in the
 * order of their indices and do not depend on the number of threads.
 */
public final class NetworkRunner implements AutoCloseable {
  private final Split data;
  private final Preprocessing preprocessing;
  private final long runSeed;
  private final RunProgressListener listener;
  private final ExecutorService threads;

  /**
   * A runner with threads of its own, which {@link #close} ends.
   *
   * @param data patterns after preprocessing
   * @param preprocessing what they went through, kept with the networks
   * @param runSeed the one seed of the run
   * @param threads how many networks are trained at a time, at least 1
   * @param listener is told of every run
   */
  public NetworkRunner(
      Split data,
      Preprocessing preprocessing,
      long runSeed,
      int threads,
      RunProgressListener listener) {
    this.data = data;
    this.preprocessing = preprocessing;
    this.runSeed = runSeed;
    this.listener = listener;
    this.threads = Executors.newFixedThreadPool(threads);
  }

  /**
   * Trains some networks.
   *
   * @param runs how many, at least 1
   * @return one for each, in order
   * @throws InterruptedException if this thread is interrupted; all runs are then told to stop
   * @throws RunFailedException if one of them fails; the others are then told to stop
   */
  public List<NetworkRun> train(
      RunStage stage, HingeNetworkSpec spec, TrainingSpec training, int runs)
      throws InterruptedException {
    listener.batchStarted(stage, spec.width(), spec.effectiveParameters(), runs);
    CompletionService<NetworkRun> running = new ExecutorCompletionService<>(threads);
    List<Future<NetworkRun>> futures = new ArrayList<>();
    try {
      for (int index = 0; index < runs; index++) {
        futures.add(running.submit(run(stage, spec, training, index)));
      }
      for (int ended = 0; ended < runs; ended++) {
        listener.runEnded(running.take().get());
      }
      List<NetworkRun> results = new ArrayList<>();
      for (Future<NetworkRun> future : futures) {
        results.add(future.get());
      }
      return results;
    } catch (ExecutionException e) {
      throw new RunFailedException(
          "A run of width %d (%s) failed. %s"
              .formatted(spec.width(), stage.label(), e.getCause().getMessage()),
          e.getCause());
    } finally {
      futures.forEach(future -> future.cancel(true));
      listener.batchEnded();
    }
  }

  private Callable<NetworkRun> run(
      RunStage stage, HingeNetworkSpec spec, TrainingSpec training, int index) {
    long seed = RunSeeds.of(runSeed, stage, spec.width(), index);
    return () -> {
      MultiLayerNetwork network = spec.build(seed);
      TrainingResult result = new HingeTrainer(training).train(network, data.training());
      OptionalDouble testError =
          data.test().isEmpty()
              ? OptionalDouble.empty()
              : OptionalDouble.of(error(network, data.test().get()));
      return new NetworkRun(
          stage,
          index,
          seed,
          spec,
          new TrainedNetwork(network, preprocessing, data.training().classNames()),
          result,
          error(network, data.training()),
          testError);
    };
  }

  private static double error(MultiLayerNetwork network, Patterns patterns) {
    double[][] outputs = Networks.output(network, patterns.features()).toDoubleMatrix();
    return ClassificationError.of(outputs, patterns);
  }

  /** Stops what still runs and waits until it has. */
  @Override
  public void close() {
    threads.shutdownNow();
    boolean interrupted = false;
    boolean ended = false;
    while (!ended) {
      try {
        ended = threads.awaitTermination(1, TimeUnit.MINUTES);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
