package org.jamming4j.sweep;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jamming4j.data.Preprocessing;
import org.jamming4j.data.Split;
import org.jamming4j.ensemble.ClassificationError;
import org.jamming4j.ensemble.TrainedNetwork;
import org.jamming4j.memory.NotEnoughMemoryException;
import org.jamming4j.network.HingeNetworkSpec;
import org.jamming4j.training.HingeTrainer;
import org.jamming4j.training.TrainingResult;
import org.jamming4j.training.TrainingSpec;

/**
 * Trains networks of one shape that differ in their seeds, as many at a time as there are threads.
 * Results come in the order of their indices and do not depend on the number of threads.
 */
public final class NetworkRunner {
  private final Split data;
  private final Preprocessing preprocessing;
  private final long runSeed;
  private final int threads;
  private final RunProgressListener listener;
  private final String dataHash;

  /**
   * A runner.
   *
   * @param data patterns after preprocessing
   * @param preprocessing what they went through, kept with the networks
   * @param runSeed the one seed of the run
   * @param threads how many there are for all networks together, at least 1
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
    this.threads = threads;
    this.listener = listener;
    dataHash = data.training().hash();
  }

  /**
   * Trains some networks.
   *
   * @param runs how many, at least 1
   * @return one for each, in order
   * @throws InterruptedException if this thread is interrupted; no run goes on
   * @throws RunFailedException if one of them fails; the others are then stopped
   * @throws NotEnoughMemoryException if the networks would not fit into Java's memory
   */
  public List<NetworkRun> train(
      RunStage stage, HingeNetworkSpec spec, TrainingSpec training, int runs)
      throws InterruptedException {
    spec.requireMemory(runs);
    listener.batchStarted(stage, spec.width(), spec.effectiveParameters(), runs);
    List<MultiLayerNetwork> networks = new ArrayList<>();
    for (int index = 0; index < runs; index++) {
      networks.add(spec.build(seed(stage, spec, index)));
    }
    var results = new NetworkRun[runs];
    try {
      new HingeTrainer(training.withThreads(threads))
          .trainAll(
              networks,
              data.training(),
              (index, result) -> {
                results[index] = run(stage, index, spec, training, networks.get(index), result);
                listener.runEnded(results[index].record());
              });
      return Arrays.asList(results);
    } catch (NotEnoughMemoryException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new RunFailedException(
          "A run of width %d (%s) failed. %s"
              .formatted(spec.width(), stage.label(), e.getMessage()),
          e);
    } finally {
      listener.batchEnded();
    }
  }

  private NetworkRun run(
      RunStage stage,
      int index,
      HingeNetworkSpec spec,
      TrainingSpec training,
      MultiLayerNetwork network,
      TrainingResult result) {
    OptionalDouble testError =
        data.test().isEmpty()
            ? OptionalDouble.empty()
            : OptionalDouble.of(ClassificationError.of(network, data.test().get()));
    var record =
        new RunRecord(
            stage,
            index,
            seed(stage, spec, index),
            spec,
            training.withThreads(1),
            dataHash,
            data.training().size(),
            result,
            Optional.empty(),
            false,
            ClassificationError.of(network, data.training()),
            testError);
    return new NetworkRun(
        record, new TrainedNetwork(network, preprocessing, data.training().classNames()));
  }

  private long seed(RunStage stage, HingeNetworkSpec spec, int index) {
    return RunSeeds.of(runSeed, stage, data.training().size(), spec, index);
  }
}
