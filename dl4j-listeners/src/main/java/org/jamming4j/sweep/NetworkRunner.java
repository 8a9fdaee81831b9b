package org.jamming4j.sweep;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jamming4j.data.Preprocessing;
import org.jamming4j.data.Split;
import org.jamming4j.ensemble.TrainedNetwork;
import org.jamming4j.memory.NotEnoughMemoryException;
import org.jamming4j.network.HingeNetworkSpec;
import org.jamming4j.objective.PatternTiles;
import org.jamming4j.training.HingeTrainer;
import org.jamming4j.training.TrainingSpec;

/**
 * Trains networks of one shape that differ in their seeds, as many at a time as there are threads.
 * Results come in the order of their indices and do not depend on the number of threads.
 */
public final class NetworkRunner {
  private final Split data;
  private final Preprocessing preprocessing;
  private final int threads;
  private final RunProgressListener listener;
  private final KeptRuns kept;
  private final SearchEngine engine;
  private final RunMaker maker;

  /** A runner on this machine's threads; see the other constructor. */
  public NetworkRunner(
      Split data,
      Preprocessing preprocessing,
      long runSeed,
      int threads,
      RunProgressListener listener,
      KeptRuns kept) {
    this(data, preprocessing, runSeed, threads, listener, kept, new LocalEngine());
  }

  /**
   * A runner.
   *
   * @param data patterns after preprocessing
   * @param preprocessing what they went through, kept with the networks
   * @param runSeed the one seed of the run
   * @param threads how many there are for all networks together, at least 1
   * @param listener is told of every run
   * @param kept runs that were made before, of these data and this seed, and where others go
   * @param engine makes the runs
   */
  public NetworkRunner(
      Split data,
      Preprocessing preprocessing,
      long runSeed,
      int threads,
      RunProgressListener listener,
      KeptRuns kept,
      SearchEngine engine) {
    this.data = data;
    this.preprocessing = preprocessing;
    this.threads = threads;
    this.listener = listener;
    this.kept = kept;
    this.engine = engine;
    maker = new RunMaker(PatternSource.fixed(data), runSeed, listener.underWay());
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
   * @param built is given every network before it is trained, as to attach listeners, on the thread
   *     that trains it
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
    Map<Integer, NetworkRun> ended = new ConcurrentHashMap<>();
    List<RunSpec> missing = new ArrayList<>();
    try (var tiles = new PatternTiles(data.training())) {
      for (int index = 0; index < runs; index++) {
        var asked = new RunSpec(stage, index, spec, training, data.training().size());
        Optional<NetworkRun> known = kept.of(asked);
        if (known.isPresent()) {
          ended.put(index, known.get());
          listener.runEnded(known.get().record());
        } else {
          missing.add(asked);
        }
      }
      HingeTrainer.requireMemory(
          spec.layout().parameters(), Math.max(1, Math.min(threads, missing.size())));
      engine.makeAll(
          missing,
          (asked, each) -> {
            NetworkRun run = make(asked, each, tiles, built);
            ended.put(asked.index(), run);
            return run.record();
          },
          record -> {
            kept.keep(Objects.requireNonNull(ended.get(record.index())));
            listener.runEnded(record);
          },
          threads);
      return ended.entrySet().stream()
          .sorted(Map.Entry.comparingByKey())
          .map(Map.Entry::getValue)
          .toList();
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

  private NetworkRun make(
      RunSpec asked, int each, PatternTiles tiles, Consumer<MultiLayerNetwork> built)
      throws InterruptedException {
    RunMaker.Made made =
        maker.made(
            asked,
            each,
            (network, patterns, trainer) -> {
              built.accept(network);
              return trainer.train(network, tiles);
            });
    return new NetworkRun(
        made.record(),
        new TrainedNetwork(made.network(), preprocessing, data.training().classNames()));
  }
}
