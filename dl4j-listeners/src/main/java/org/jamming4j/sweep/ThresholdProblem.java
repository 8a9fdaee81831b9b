package org.jamming4j.sweep;

import java.util.Optional;
import org.jamming4j.data.Patterns;
import org.jamming4j.data.Split;
import org.jamming4j.jamming.SizeAxis;
import org.jamming4j.network.HingeNetworkSpec;
import org.jamming4j.sweep.search.SizeRange;
import org.jamming4j.sweep.search.ThresholdSearch.Candidate;
import org.jamming4j.training.TrainingSpec;

/** What a threshold is looked for on: which sizes there are, and what a run of one of them is. */
public final class ThresholdProblem {
  /** Beyond this many parameters a gap, nothing that can be fitted at all is left unfitted. */
  private static final double MOST_PARAMETERS_PER_GAP = 10;

  private final SizeRange range;
  private final HingeNetworkSpec shape;
  private final int patterns;
  private final PatternSource source;
  private final Redrawn redrawn;

  /** What every run draws anew; what it does not, the interval holds for alone. */
  public enum Redrawn {
    /** The network's parameters; the data are the user's. */
    INITIALISATION,
    /** The network's parameters and the patterns. */
    INITIALISATION_AND_PATTERNS
  }

  private ThresholdProblem(
      SizeRange range,
      HingeNetworkSpec shape,
      int patterns,
      PatternSource source,
      Redrawn redrawn) {
    this.range = range;
    this.shape = shape;
    this.patterns = patterns;
    this.source = source;
    this.redrawn = redrawn;
  }

  /** N* of given patterns, over widths of networks of a shape. */
  public static ThresholdProblem widths(HingeNetworkSpec shape, Split data) {
    int patterns = data.training().size();
    return new ThresholdProblem(
        widths(shape, patterns),
        shape,
        patterns,
        PatternSource.fixed(data),
        Redrawn.INITIALISATION);
  }

  /** N* of random patterns, other ones for every run, over widths of networks of a shape. */
  public static ThresholdProblem randomWidths(HingeNetworkSpec shape, int patterns) {
    return new ThresholdProblem(
        widths(shape, patterns),
        shape,
        patterns,
        PatternSource.random(shape.inputs()),
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
        PatternSource.nested(new Split(data, Optional.empty())),
        Redrawn.INITIALISATION);
  }

  /** P* of a network on random patterns, other ones for every run. */
  public static ThresholdProblem randomPatterns(HingeNetworkSpec network) {
    int most = (int) Math.min(1 << 30, 1000 * network.effectiveParameters());
    return new ThresholdProblem(
        SizeRange.patterns(2, most),
        network,
        most,
        PatternSource.random(network.inputs()),
        Redrawn.INITIALISATION_AND_PATTERNS);
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

  /** What is to be run for a candidate. */
  public RunSpec run(Candidate candidate, TrainingSpec training) {
    return new RunSpec(
        RunStage.THRESHOLD,
        candidate.index(),
        network(candidate.setting()),
        training,
        patterns(candidate.setting()));
  }

  /** Where the patterns of its runs come from. */
  public PatternSource source() {
    return source;
  }
}
