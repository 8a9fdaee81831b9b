package org.jamming4j.sweep.arbiter;

import java.util.List;
import org.deeplearning4j.arbiter.optimize.api.ParameterSpace;
import org.deeplearning4j.arbiter.optimize.parameter.integer.IntegerParameterSpace;
import org.jamming4j.jamming.SizeAxis;
import org.jamming4j.network.HingeNetworkSpec;
import org.jamming4j.sweep.RunSpec;
import org.jamming4j.sweep.RunStage;
import org.jamming4j.sweep.search.SizeRange;
import org.jamming4j.sweep.search.ThresholdSearch;
import org.nd4j.shade.jackson.annotation.JsonCreator;
import org.nd4j.shade.jackson.annotation.JsonIgnoreProperties;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * A {@link ThresholdSearch} as a candidate generator of Arbiter's: looks for N* over the width, or
 * for P* over the patterns, of a space of which nothing else varies. It is fed by {@link
 * #reportResults} with the results of {@link HingeTaskCreator}; once it {@linkplain #hasEnded has
 * ended}, {@link WhenDone} ends the run.
 */
@JsonIgnoreProperties({"rng", "candidateCounter", "initDone", "dataParameters"})
public final class ThresholdCandidateGenerator extends SearchGenerator {
  private final double guess;
  private final double precision;
  private final int mostRuns;
  private final transient HingeNetworkSpace space;
  private final transient SizeRange range;

  /**
   * A search that has not begun.
   *
   * @param space either width or patterns is an {@link IntegerParameterSpace}; nothing else varies
   * @param guess N* or P*, where it begins
   * @param precision half the interval it is to reach, as a share of the threshold
   * @param mostRuns after which it ends
   * @throws IllegalArgumentException if the space or a value will not do
   */
  @JsonCreator
  public ThresholdCandidateGenerator(
      @JsonProperty("parameterSpace") HingeNetworkSpace space,
      @JsonProperty("guess") double guess,
      @JsonProperty("precision") double precision,
      @JsonProperty("mostRuns") int mostRuns) {
    super(space, new ThresholdSearch(range(space), guess, precision, mostRuns));
    this.guess = guess;
    this.precision = precision;
    this.mostRuns = mostRuns;
    this.space = space;
    range = range(space);
  }

  @SuppressWarnings("rawtypes") // as Arbiter declares them
  private static SizeRange range(HingeNetworkSpace space) {
    List<ParameterSpace> leaves = space.collectLeaves();
    if (leaves.size() != 1
        || !(leaves.get(0) instanceof IntegerParameterSpace numbers)
        || (numbers != space.width() && numbers != space.patterns())) {
      throw new IllegalArgumentException(
          "A search for a threshold needs a space of which either the width or the patterns is an IntegerParameterSpace and nothing else varies, not %s."
              .formatted(space));
    }
    if (numbers == space.patterns()) {
      return SizeRange.patterns(numbers.getMin(), numbers.getMax());
    }
    numbers.setIndices(0);
    HingeNetworkSpec shape = space.getValue(new double[] {0}).network();
    return SizeRange.widths(shape, numbers.getMin(), numbers.getMax());
  }

  @Override
  RunSpec spec(ThresholdSearch.Candidate candidate) {
    boolean widths = range.axis() == SizeAxis.PARAMETERS;
    RunSpec any = space.getValue(new double[] {0});
    return new RunSpec(
        RunStage.THRESHOLD,
        candidate.index(),
        widths ? any.network().withWidth(candidate.setting()) : any.network(),
        any.training(),
        widths ? any.patterns() : (int) range.size(candidate.setting()));
  }

  @Override
  double share(ThresholdSearch.Candidate candidate) {
    return (candidate.setting() - range.first()) / Math.max(1.0, range.last() - range.first());
  }

  @Override
  public String toString() {
    return "ThresholdCandidateGenerator(guess=%s,precision=%s,mostRuns=%d)"
        .formatted(guess, precision, mostRuns);
  }
}
