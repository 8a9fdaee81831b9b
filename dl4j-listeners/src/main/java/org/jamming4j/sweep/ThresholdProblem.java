package org.jamming4j.sweep;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jamming4j.data.Patterns;
import org.jamming4j.data.RandomPatterns;
import org.jamming4j.data.Split;
import org.jamming4j.ensemble.ClassificationError;
import org.jamming4j.jamming.JammingState;
import org.jamming4j.jamming.Outcome;
import org.jamming4j.jamming.SizeAxis;
import org.jamming4j.network.HingeNetworkSpec;
import org.jamming4j.sweep.search.SizeRange;
import org.jamming4j.sweep.search.ThresholdSearch.Candidate;
import org.jamming4j.training.DivergedException;
import org.jamming4j.training.HingeTrainer;
import org.jamming4j.training.TrainingResult;
import org.jamming4j.training.TrainingSpec;

/** What a threshold is looked for on: which sizes there are, and what a run of one of them is. */
public final class ThresholdProblem {
  /** Beyond this many parameters a gap, nothing that can be fitted at all is left unfitted. */
  private static final double MOST_PARAMETERS_PER_GAP = 10;

  private final SizeRange range;
  private final HingeNetworkSpec shape;
  private final int patterns;
  private final Draw draw;
  private final Redrawn redrawn;

  /** What every run draws anew; what it does not, the interval holds for alone. */
  public enum Redrawn {
    /** The network's parameters; the data are the user's. */
    INITIALISATION,
    /** The network's parameters and the patterns. */
    INITIALISATION_AND_PATTERNS
  }

  @FunctionalInterface
  private interface Draw {
    Split of(int patterns, long seed);
  }

  private ThresholdProblem(
      SizeRange range, HingeNetworkSpec shape, int patterns, Draw draw, Redrawn redrawn) {
    this.range = range;
    this.shape = shape;
    this.patterns = patterns;
    this.draw = draw;
    this.redrawn = redrawn;
  }

  /** N* of given patterns, over widths of networks of a shape. */
  public static ThresholdProblem widths(HingeNetworkSpec shape, Split data) {
    int patterns = data.training().size();
    return new ThresholdProblem(
        widths(shape, patterns), shape, patterns, (p, seed) -> data, Redrawn.INITIALISATION);
  }

  /** N* of random patterns, other ones for every run, over widths of networks of a shape. */
  public static ThresholdProblem randomWidths(HingeNetworkSpec shape, int patterns) {
    return new ThresholdProblem(
        widths(shape, patterns),
        shape,
        patterns,
        (p, seed) -> training(RandomPatterns.generate(p, shape.inputs(), seed)),
        Redrawn.INITIALISATION_AND_PATTERNS);
  }

  private static SizeRange widths(HingeNetworkSpec shape, int patterns) {
    double most = MOST_PARAMETERS_PER_GAP * patterns * shape.outputs();
    return SizeRange.widths(shape, 1, Math.max(1, shape.widthNear(most)));
  }

  /** P* of a network on the first ones of given patterns: more patterns contain the fewer ones. */
  public static ThresholdProblem patterns(HingeNetworkSpec network, Patterns data) {
    return new ThresholdProblem(
        SizeRange.patterns(2, data.size()),
        network,
        data.size(),
        (p, seed) -> training(data.subset(IntStream.range(0, p).toArray())),
        Redrawn.INITIALISATION);
  }

  /** P* of a network on random patterns, other ones for every run. */
  public static ThresholdProblem randomPatterns(HingeNetworkSpec network) {
    int most = (int) Math.min(1 << 30, 1000 * network.effectiveParameters());
    return new ThresholdProblem(
        SizeRange.patterns(2, most),
        network,
        most,
        (p, seed) -> training(RandomPatterns.generate(p, network.inputs(), seed)),
        Redrawn.INITIALISATION_AND_PATTERNS);
  }

  private static Split training(Patterns patterns) {
    return new Split(patterns, Optional.empty());
  }

  /** The sizes there are. */
  public SizeRange range() {
    return range;
  }

  /** What every run draws anew. */
  public Redrawn redrawn() {
    return redrawn;
  }

  /** The network of a setting of the range. */
  public HingeNetworkSpec network(int setting) {
    return range.axis() == SizeAxis.PARAMETERS ? shape.withWidth(setting) : shape;
  }

  /** P of a setting of the range. */
  public int patterns(int setting) {
    return range.axis() == SizeAxis.PARAMETERS ? patterns : (int) range.size(setting);
  }

  /** The threshold at which there are r = P k/N gaps a parameter. */
  public double thresholdAt(double ratio) {
    return range.axis() == SizeAxis.PARAMETERS
        ? (double) patterns * shape.outputs() / ratio
        : ratio * shape.effectiveParameters() / shape.outputs();
  }

  /** The inverse of {@link #thresholdAt}: r* at a threshold. */
  public double ratioAt(double threshold) {
    return range.axis() == SizeAxis.PARAMETERS
        ? (double) patterns * shape.outputs() / threshold
        : threshold * shape.outputs() / shape.effectiveParameters();
  }

  /**
   * Makes a run. One that diverges is recorded as UNDECIDED.
   *
   * @param runSeed the seed of the whole search
   * @throws InterruptedException if the thread is interrupted
   */
  RunRecord run(Candidate candidate, TrainingSpec training, long runSeed)
      throws InterruptedException {
    HingeNetworkSpec spec = network(candidate.setting());
    int p = patterns(candidate.setting());
    long seed = RunSeeds.of(runSeed, RunStage.THRESHOLD, p, spec, candidate.index());
    Split data = draw.of(p, seed);
    MultiLayerNetwork network = spec.build(seed);
    TrainingResult result;
    Optional<String> divergence = Optional.empty();
    double trainError = Double.NaN;
    OptionalDouble testError = OptionalDouble.empty();
    try {
      result = new HingeTrainer(training).train(network, data.training());
      trainError = ClassificationError.of(network, data.training());
      if (data.test().isPresent()) {
        testError = OptionalDouble.of(ClassificationError.of(network, data.test().get()));
      }
    } catch (DivergedException e) {
      result = diverged(p * spec.outputs());
      divergence = Optional.of(String.valueOf(e.getMessage()));
    }
    return new RunRecord(
        RunStage.THRESHOLD,
        candidate.index(),
        seed,
        spec,
        training.withThreads(1),
        data.training().hash(),
        p,
        result,
        divergence,
        trainError,
        testError);
  }

  private static TrainingResult diverged(int gaps) {
    double nan = Double.NaN;
    return new TrainingResult(
        Outcome.UNDECIDED,
        0,
        OptionalInt.empty(),
        OptionalInt.empty(),
        new JammingState(gaps, gaps, gaps, nan, nan, nan, nan),
        0,
        List.of(),
        0);
  }
}
