package org.jamming4j.sweep.arbiter;

import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.deeplearning4j.arbiter.optimize.api.Candidate;
import org.deeplearning4j.arbiter.optimize.api.CandidateGenerator;
import org.deeplearning4j.arbiter.optimize.api.OptimizationResult;
import org.deeplearning4j.arbiter.optimize.api.ParameterSpace;
import org.jamming4j.sweep.RunRecord;
import org.jamming4j.sweep.RunSpec;
import org.jspecify.annotations.Nullable;

/** Runs that are known before the first begins. */
@SuppressWarnings("rawtypes") // as Arbiter declares them
final class ListedRuns implements CandidateGenerator {
  private final @Nullable HingeNetworkSpace space;
  private final long count;
  private final IntFunction<RunSpec> runs;
  private final Consumer<RunRecord> made;
  private int given;

  /**
   * A generator.
   *
   * @param space of which they are; null if there is none
   * @param count how many
   * @param runs by their numbers
   * @param made takes each that was made
   */
  ListedRuns(
      @Nullable HingeNetworkSpace space,
      long count,
      IntFunction<RunSpec> runs,
      Consumer<RunRecord> made) {
    this.space = space;
    this.count = count;
    this.runs = runs;
    this.made = made;
  }

  @Override
  public boolean hasMoreCandidates() {
    return given < count;
  }

  @Override
  public Candidate getCandidate() {
    RunSpec run = runs.apply(given);
    return new Candidate<>(() -> run, given++, new double[0]);
  }

  @Override
  public void reportResults(OptimizationResult result) {
    // no run depends on another one
    if (result.getModelSpecificResults() instanceof RunRecord run) {
      made.accept(run);
    }
  }

  @Override
  public @Nullable ParameterSpace<?> getParameterSpace() {
    return space;
  }

  @Override
  public void setRngSeed(long seed) {
    // nothing is drawn any more
  }

  @Override
  public Class<?> getCandidateType() {
    return RunSpec.class;
  }
}
