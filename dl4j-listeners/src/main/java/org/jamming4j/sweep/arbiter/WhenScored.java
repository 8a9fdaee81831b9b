package org.jamming4j.sweep.arbiter;

import org.deeplearning4j.arbiter.optimize.api.termination.TerminationCondition;
import org.deeplearning4j.arbiter.optimize.runner.IOptimizationRunner;
import org.jspecify.annotations.Nullable;
import org.nd4j.shade.jackson.annotation.JsonCreator;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/** Ends a run once the score of a candidate is as low as a bound. */
public final class WhenScored implements TerminationCondition {
  private final double score;

  /** With the bound. */
  @JsonCreator
  public WhenScored(@JsonProperty("score") double score) {
    this.score = score;
  }

  @Override
  public void initialize(IOptimizationRunner runner) {
    // there is nothing to begin
  }

  @Override
  public boolean terminate(IOptimizationRunner runner) {
    @Nullable Double best = runner.bestScore();
    return best != null && best <= score;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof WhenScored when && Double.compare(when.score, score) == 0;
  }

  @Override
  public int hashCode() {
    return Double.hashCode(score);
  }

  @Override
  public String toString() {
    return "WhenScored(" + score + ")";
  }
}
