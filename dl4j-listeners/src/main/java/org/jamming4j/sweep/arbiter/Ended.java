package org.jamming4j.sweep.arbiter;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.deeplearning4j.arbiter.optimize.api.OptimizationResult;
import org.deeplearning4j.arbiter.optimize.api.termination.TerminationCondition;
import org.deeplearning4j.arbiter.optimize.runner.CandidateInfo;
import org.deeplearning4j.arbiter.optimize.runner.IOptimizationRunner;
import org.deeplearning4j.arbiter.optimize.runner.listener.BaseStatusListener;
import org.jamming4j.sweep.RunRecord;
import org.jamming4j.sweep.RunSpec;
import org.jspecify.annotations.Nullable;

/**
 * Collects how candidates ended, and ends the runner if whoever is told of them fails. Statuses
 * come from the threads that run candidates.
 */
final class Ended extends BaseStatusListener implements TerminationCondition {
  private final Map<RunSpec, RunRecord> known;
  private final Consumer<RunRecord> listener;
  private final Map<Integer, RunRecord> runs = new TreeMap<>();
  private final Map<Integer, Sweep.Failure> failures = new TreeMap<>();
  private @Nullable RuntimeException broken;

  /**
   * Nothing has ended yet.
   *
   * @param known runs that the listener is not told of
   */
  Ended(Map<RunSpec, RunRecord> known, Consumer<RunRecord> listener) {
    this.known = known;
    this.listener = listener;
  }

  @Override
  public synchronized void onCandidateStatusChange(
      CandidateInfo info, IOptimizationRunner runner, @Nullable OptimizationResult result) {
    if (result == null) {
      return;
    }
    switch (info.getCandidateStatus()) {
      case Complete -> {
        RunRecord run = (RunRecord) result.getModelSpecificResults();
        runs.put(result.getIndex(), run);
        tell(run);
      }
      case Cancelled -> {
        if (result.getModelSpecificResults() instanceof RunRecord run) {
          tell(run);
        }
      }
      case Failed ->
          failures.put(
              result.getIndex(),
              new Sweep.Failure(
                  (RunSpec) result.getCandidate().getValue(),
                  info.getExceptionStackTrace().lines().findFirst().orElse("no message")));
      case Created, Running -> {
        // it has not ended
      }
    }
  }

  private void tell(RunRecord run) {
    if (run.equals(known.get(run.asSpec())) || broken != null) {
      return;
    }
    try {
      listener.accept(run);
    } catch (RuntimeException e) {
      broken = e;
    }
  }

  @Override
  public void initialize(IOptimizationRunner runner) {
    // there is nothing to begin
  }

  @Override
  public synchronized boolean terminate(IOptimizationRunner runner) {
    return broken != null;
  }

  /**
   * What came of it.
   *
   * @param all how many candidates there were to run
   */
  synchronized Sweep.Result result(long all) {
    if (broken != null) {
      throw broken;
    }
    return new Sweep.Result(
        List.copyOf(runs.values()),
        List.copyOf(failures.values()),
        runs.size() + failures.size() == all);
  }
}
