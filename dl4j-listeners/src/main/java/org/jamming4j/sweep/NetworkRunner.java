package org.jamming4j.sweep;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
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
  private final KeptRuns kept;
  private final String dataHash;

  /**
   * A runner.
   *
   * @param data patterns after preprocessing
   * @param preprocessing what they went through, kept with the networks
   * @param runSeed the one seed of the run
   * @param threads how many there are for all networks together, at least 1
   * @param listener is told of every run
   * @param kept runs that were made before, of these data and this seed, and where others go
   */
  public NetworkRunner(
      Split data,
      Preprocessing preprocessing,
      long runSeed,
      int threads,
      RunProgressListener listener,
      KeptRuns kept) {
    this.data = data;
    this.preprocessing = preprocessing;
    this.runSeed = runSeed;
    this.threads = threads;
    this.listener = listener;
    this.kept = kept;
    dataHash = data.training().hash();
  }

  /** Trains some networks; see the other one. */
  public List<NetworkRun> train(
      RunStage stage, HingeNetworkSpec spec, TrainingSpec training, int runs)
      throws InterruptedException {
    return train(stage, spec, training, runs, network -> {});
  }

  /**
   * Trains some networks.
   *
   * @param runs how many, at least 1
   * @param built is given every network before it is trained, as to attach listeners
   * @return one for each, in order
   * @throws InterruptedException if this thread is interrupted; no run goes on
   * @throws RunFailedException if one of them fails; the others are then stopped
   * @throws NotEnoughMemoryException if the networks would not fit into Java's memory
   * @throws UncheckedIOException if one can't be kept, or what was kept of one can't be read
   */
  public List<NetworkRun> train(
      RunStage stage,
      HingeNetworkSpec spec,
      TrainingSpec training,
      int runs,
      Consumer<MultiLayerNetwork> built)
      throws InterruptedException {
    spec.requireMemory(runs);
    listener.batchStarted(stage, spec.width(), spec.effectiveParameters(), runs);
    var results = new NetworkRun[runs];
    List<RunSpec> missing = new ArrayList<>();
    List<MultiLayerNetwork> networks = new ArrayList<>();
    try {
      for (int index = 0; index < runs; index++) {
        var asked = new RunSpec(stage, index, spec, training, data.training().size());
        Optional<NetworkRun> known = kept.of(asked);
        if (known.isPresent()) {
          results[index] = known.get();
          listener.runEnded(known.get().record());
        } else {
          missing.add(asked);
          MultiLayerNetwork network = spec.build(asked.seed(runSeed));
          built.accept(network);
          networks.add(network);
        }
      }
      new HingeTrainer(training.withThreads(threads))
          .trainAll(
              networks,
              data.training(),
              (number, result) -> {
                NetworkRun run = run(missing.get(number), networks.get(number), result);
                results[run.record().index()] = run;
                kept.keep(run);
                listener.runEnded(run.record());
              });
      return Arrays.asList(results);
    } catch (NotEnoughMemoryException | UncheckedIOException e) {
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

  private NetworkRun run(RunSpec asked, MultiLayerNetwork network, TrainingResult result) {
    OptionalDouble testError =
        data.test().isEmpty()
            ? OptionalDouble.empty()
            : OptionalDouble.of(ClassificationError.of(network, data.test().get()));
    var record =
        new RunRecord(
            asked.stage(),
            asked.index(),
            asked.seed(runSeed),
            asked.network(),
            asked.training(),
            dataHash,
            asked.patterns(),
            result,
            Optional.empty(),
            false,
            ClassificationError.of(network, data.training()),
            testError);
    return new NetworkRun(
        record, new TrainedNetwork(network, preprocessing, data.training().classNames()));
  }
}
