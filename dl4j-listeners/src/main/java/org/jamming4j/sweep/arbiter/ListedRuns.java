package org.jamming4j.sweep.arbiter;

import java.util.List;
import org.deeplearning4j.arbiter.optimize.api.Candidate;
import org.deeplearning4j.arbiter.optimize.api.CandidateGenerator;
import org.deeplearning4j.arbiter.optimize.api.OptimizationResult;
import org.deeplearning4j.arbiter.optimize.api.ParameterSpace;
import org.jamming4j.sweep.RunSpec;

/** Settings one by one, each with several seeds. */
@SuppressWarnings("rawtypes") // as Arbiter declares them
final class ListedRuns implements CandidateGenerator {
  private final HingeNetworkSpace space;
  private final List<RunSpec> settings;
  private final int seeds;
  private int given;

  ListedRuns(HingeNetworkSpace space, List<RunSpec> settings, int seeds) {
    this.space = space;
    this.settings = List.copyOf(settings);
    this.seeds = seeds;
  }

  @Override
  public boolean hasMoreCandidates() {
    return given < (long) settings.size() * seeds;
  }

  @Override
  public Candidate getCandidate() {
    RunSpec run = settings.get(given / seeds).withIndex(given % seeds);
    return new Candidate<>(() -> run, given++, new double[0]);
  }

  @Override
  public void reportResults(OptimizationResult result) {
    // no run depends on another one
  }

  @Override
  public ParameterSpace<?> getParameterSpace() {
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
