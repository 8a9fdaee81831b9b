package org.jamming4j.sweep.arbiter;

import org.deeplearning4j.arbiter.optimize.api.CandidateGenerator;
import org.deeplearning4j.arbiter.optimize.api.termination.TerminationCondition;
import org.deeplearning4j.arbiter.optimize.runner.IOptimizationRunner;

/**
 * Ends a run when there is nothing more to do: the generator has no more candidates and none is
 * under way, or its search has ended, or the runner's thread was interrupted. Arbiter's own runners
 * go on for ever without.
 */
public final class WhenDone implements TerminationCondition {
  @Override
  public void initialize(IOptimizationRunner runner) {
    // there is nothing to begin
  }

  @Override
  public boolean terminate(IOptimizationRunner runner) {
    CandidateGenerator generator = runner.getConfiguration().getCandidateGenerator();
    boolean done = runner.numCandidatesQueued() == 0 && !generator.hasMoreCandidates();
    return done
        || (runner instanceof LocalRunner local && local.isStopped())
        || (generator instanceof SearchGenerator search && search.hasEnded());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof WhenDone;
  }

  @Override
  public int hashCode() {
    return WhenDone.class.hashCode();
  }

  @Override
  public String toString() {
    return "WhenDone()";
  }
}
