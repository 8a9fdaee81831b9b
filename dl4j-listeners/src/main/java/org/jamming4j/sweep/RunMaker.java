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
import org.jamming4j.training.DivergedException;
import org.jamming4j.training.HingeTrainer;
import org.jamming4j.training.StepWatch;
import org.jamming4j.training.TrainingInterruptedException;
import org.jamming4j.training.TrainingResult;

/** Makes runs, one at a time on each thread that asks; a job's seed and data are its own. */
public final class RunMaker {
  private final PatternSource source;
  private final long runSeed;
  private final RunsUnderWay underWay;

  /** A maker of runs that nobody watches; see the other constructor. */
  public RunMaker(PatternSource source, long runSeed) {
    this(source, runSeed, new RunsUnderWay());
  }

  /**
   * A maker of runs.
   *
   * @param runSeed of the whole job
   * @param underWay where runs are as long as they are made
   */
  public RunMaker(PatternSource source, long runSeed, RunsUnderWay underWay) {
    this.source = source;
    this.runSeed = runSeed;
    this.underWay = underWay;
  }

  /**
   * Makes a run. One that diverges is recorded as UNDECIDED.
   *
   * @param threads for its network; the result is the same
   * @throws RunCancelledException if the thread is interrupted while it is trained
   * @throws InterruptedException if the thread is interrupted before
   */
  public RunRecord make(RunSpec spec, int threads) throws InterruptedException {
    try {
      return made(spec, threads, (network, data, trainer) -> trainer.train(network, data)).record();
    } catch (DivergedException e) {
      long seed = spec.seed(runSeed);
      Split data = source.of(spec.patterns(), seed);
      TrainingResult none = ended(0, unknown(spec), 0);
      return unfinished(spec, seed, data, none, Optional.of(String.valueOf(e.getMessage())));
    }
  }

  /** A run and its network. */
  record Made(RunRecord record, MultiLayerNetwork network) {}

  /** What is done with a network that was built. */
  @FunctionalInterface
  interface Training {
    /** Trains it by the trainer. */
    TrainingResult train(MultiLayerNetwork network, Patterns patterns, HingeTrainer trainer)
        throws InterruptedException;
  }

  /**
   * The same, and the network it leaves.
   *
   * @throws DivergedException if training diverges
   */
  Made made(RunSpec spec, int threads, Training training) throws InterruptedException {
    long seed = spec.seed(runSeed);
    Split data = source.of(spec.patterns(), seed);
    MultiLayerNetwork network = spec.network().build(seed);
    long start = System.nanoTime();
    StepWatch watch = underWay.begun(spec);
    try {
      TrainingResult result =
          training.train(
              network,
              data.training(),
              new HingeTrainer(spec.training().withThreads(threads), watch));
      OptionalDouble testError =
          data.test().isEmpty()
              ? OptionalDouble.empty()
              : OptionalDouble.of(ClassificationError.of(network, data.test().get()));
      double trainError = trainError(result.state(), network, data.training());
      return new Made(
          record(spec, seed, data, result, Optional.empty(), false, trainError, testError),
          network);
    } catch (TrainingInterruptedException e) {
      TrainingResult sofar = ended(e.steps(), e.state(), (System.nanoTime() - start) / 1e9);
      throw new RunCancelledException(unfinished(spec, seed, data, sofar, Optional.empty()));
    } finally {
      underWay.ended(watch);
    }
  }

  /** The state of one output tells it; of several, a pattern is where the largest one is. */
  private static double trainError(
      JammingState state, MultiLayerNetwork network, Patterns patterns) {
    return patterns.outputs() == 1
        ? (double) state.misclassified() / state.gaps()
        : ClassificationError.of(network, patterns);
  }

  private static TrainingResult ended(int steps, JammingState state, double seconds) {
    return new TrainingResult(
        Outcome.UNDECIDED,
        steps,
        OptionalInt.empty(),
        OptionalInt.empty(),
        state,
        0,
        List.of(),
        seconds);
  }

  /** A run that came to no end: one that diverged if it is said why, or else a cancelled one. */
  private static RunRecord unfinished(
      RunSpec spec, long seed, Split data, TrainingResult result, Optional<String> divergence) {
    return record(
        spec,
        seed,
        data,
        result,
        divergence,
        divergence.isEmpty(),
        Double.NaN,
        OptionalDouble.empty());
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

  private static JammingState unknown(RunSpec spec) {
    int gaps = spec.patterns() * spec.network().outputs();
    double nan = Double.NaN;
    return new JammingState(gaps, gaps, gaps, nan, nan, nan, nan);
  }
}
