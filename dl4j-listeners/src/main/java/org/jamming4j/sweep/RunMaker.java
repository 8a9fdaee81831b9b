package org.jamming4j.sweep;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jamming4j.data.Patterns;
import org.jamming4j.data.Split;
import org.jamming4j.ensemble.ClassificationError;
import org.jamming4j.jamming.JammingState;
import org.jamming4j.jamming.Outcome;
import org.jamming4j.network.DecisionValues;
import org.jamming4j.training.DivergedException;
import org.jamming4j.training.HingeTrainer;
import org.jamming4j.training.TrainingResult;

/** Makes runs, one at a time on each thread that asks; a job's seed and data are its own. */
public final class RunMaker {
  private final PatternSource source;
  private final long runSeed;

  /**
   * A maker of runs.
   *
   * @param runSeed of the whole job
   */
  public RunMaker(PatternSource source, long runSeed) {
    this.source = source;
    this.runSeed = runSeed;
  }

  /**
   * Makes a run. One that diverges is recorded as UNDECIDED.
   *
   * @param threads for its network; the result is the same
   * @throws RunCancelledException if the thread is interrupted while it is trained
   * @throws InterruptedException if the thread is interrupted before
   */
  public RunRecord make(RunSpec spec, int threads) throws InterruptedException {
    return made(spec, threads).record();
  }

  /** A run and its network. */
  record Made(RunRecord record, MultiLayerNetwork network) {}

  Made made(RunSpec spec, int threads) throws InterruptedException {
    long seed = spec.seed(runSeed);
    Split data = source.of(spec.patterns(), seed);
    MultiLayerNetwork network = spec.network().build(seed);
    long start = System.nanoTime();
    try {
      TrainingResult result =
          new HingeTrainer(spec.training().withThreads(threads)).train(network, data.training());
      OptionalDouble testError =
          data.test().isEmpty()
              ? OptionalDouble.empty()
              : OptionalDouble.of(ClassificationError.of(network, data.test().get()));
      double trainError = trainError(result.state(), network, data.training());
      return new Made(
          record(spec, seed, data, result, Optional.empty(), false, trainError, testError),
          network);
    } catch (DivergedException e) {
      return new Made(
          unfinished(spec, seed, data, network, start, Optional.of(String.valueOf(e.getMessage()))),
          network);
    } catch (InterruptedException e) {
      throw new RunCancelledException(
          unfinished(spec, seed, data, network, start, Optional.empty()));
    }
  }

  /** The state of one output tells it; of several, a pattern is where the largest one is. */
  private static double trainError(
      JammingState state, MultiLayerNetwork network, Patterns patterns) {
    return patterns.outputs() == 1
        ? (double) state.misclassified() / state.gaps()
        : ClassificationError.of(network, patterns);
  }

  /** A run that came to no end: one that diverged if it is said why, or else a cancelled one. */
  private static RunRecord unfinished(
      RunSpec spec,
      long seed,
      Split data,
      MultiLayerNetwork network,
      long start,
      Optional<String> divergence) {
    boolean cancelled = divergence.isEmpty();
    var result =
        new TrainingResult(
            Outcome.UNDECIDED,
            cancelled ? network.getIterationCount() : 0,
            OptionalInt.empty(),
            OptionalInt.empty(),
            cancelled ? state(network, spec, data.training()) : unknown(spec),
            0,
            List.of(),
            cancelled ? (System.nanoTime() - start) / 1e9 : 0);
    return record(
        spec, seed, data, result, divergence, cancelled, Double.NaN, OptionalDouble.empty());
  }

  private static RunRecord record(
      RunSpec spec,
      long seed,
      Split data,
      TrainingResult result,
      Optional<String> divergence,
      boolean cancelled,
      double trainError,
      OptionalDouble testError) {
    return new RunRecord(
        spec.stage(),
        spec.index(),
        seed,
        spec.network(),
        spec.training(),
        data.training().hash(),
        spec.patterns(),
        result,
        divergence,
        cancelled,
        trainError,
        testError);
  }

  private static JammingState state(MultiLayerNetwork network, RunSpec spec, Patterns patterns) {
    double[][] outputs = DecisionValues.of(network, patterns.features());
    var sums = new JammingState.Accumulator(spec.network().margin());
    for (int mu = 0; mu < outputs.length; mu++) {
      for (int c = 0; c < outputs[mu].length; c++) {
        sums.add(patterns.label(mu, c) * outputs[mu][c], 1);
      }
    }
    return sums.state(outputs.length);
  }

  private static JammingState unknown(RunSpec spec) {
    int gaps = spec.patterns() * spec.network().outputs();
    double nan = Double.NaN;
    return new JammingState(gaps, gaps, gaps, nan, nan, nan, nan);
  }
}
