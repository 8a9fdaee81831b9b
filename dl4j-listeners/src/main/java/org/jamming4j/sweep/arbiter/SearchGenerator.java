package org.jamming4j.sweep.arbiter;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.arbiter.optimize.api.Candidate;
import org.deeplearning4j.arbiter.optimize.api.OptimizationResult;
import org.deeplearning4j.arbiter.optimize.api.ParameterSpace;
import org.deeplearning4j.arbiter.optimize.generator.BaseCandidateGenerator;
import org.jamming4j.sweep.RunRecord;
import org.jamming4j.sweep.RunSpec;
import org.jamming4j.sweep.search.ThresholdSearch;
import org.jspecify.annotations.Nullable;

/** Hands a {@link ThresholdSearch}'s candidates to Arbiter, and its results to the search. */
abstract class SearchGenerator extends BaseCandidateGenerator<RunSpec> {
  private final transient ThresholdSearch search;
  private final transient Map<Integer, ThresholdSearch.Candidate> begun = new HashMap<>();

  /**
   * A generator.
   *
   * @param space of which the candidates are; null if there is none
   * @param search that has not begun
   */
  SearchGenerator(@Nullable ParameterSpace<RunSpec> space, ThresholdSearch search) {
    super(space, null, space == null);
    this.search = search;
    initialize();
  }

  /** What a candidate asks for. */
  abstract RunSpec spec(ThresholdSearch.Candidate candidate);

  /** Where a candidate's setting lies among all, from 0 to 1. */
  abstract double share(ThresholdSearch.Candidate candidate);

  /** The run of a candidate if it was made before. */
  Optional<RunRecord> known(ThresholdSearch.Candidate candidate) {
    return Optional.empty();
  }

  /** Takes a run that was made. */
  void made(ThresholdSearch.Candidate candidate, RunRecord run) {}

  /** Whether nothing more is to be run, so that what still runs is to be stopped. */
  public final boolean hasEnded() {
    return search.hasEnded();
  }

  /**
   * What the search found.
   *
   * @throws IllegalStateException if it has not ended
   */
  public final ThresholdSearch.Result result() {
    return search.result();
  }

  @Override
  public final boolean hasMoreCandidates() {
    return next().isPresent();
  }

  /** The first candidate that is neither under way nor known. */
  private Optional<ThresholdSearch.Candidate> next() {
    while (true) {
      Optional<ThresholdSearch.Candidate> open =
          search.open().stream().filter(c -> !begun.containsKey(c.number())).findFirst();
      Optional<RunRecord> known = open.flatMap(this::known);
      if (known.isEmpty()) {
        return open;
      }
      open.ifPresent(
          candidate -> {
            begun.put(candidate.number(), candidate);
            search.report(candidate.number(), known.get().outcome());
          });
    }
  }

  @Override
  public final Candidate<RunSpec> getCandidate() {
    ThresholdSearch.Candidate candidate = next().orElseThrow();
    begun.put(candidate.number(), candidate);
    RunSpec spec = spec(candidate);
    return new Candidate<>(() -> spec, candidate.number(), new double[] {share(candidate)});
  }

  @Override
  public final void reportResults(OptimizationResult result) {
    if (!(result.getModelSpecificResults() instanceof RunRecord run)) {
      throw new IllegalArgumentException(
          "A search needs runs, as HingeTaskCreator makes them, but candidate %d brought %s."
              .formatted(result.getIndex(), result.getModelSpecificResults()));
    }
    ThresholdSearch.@Nullable Candidate candidate = begun.get(result.getIndex());
    if (candidate == null) {
      throw new IllegalArgumentException(
          "There is no candidate %d under way.".formatted(result.getIndex()));
    }
    made(candidate, run);
    search.report(candidate.number(), run.outcome());
  }

  @Override
  public final Class<?> getCandidateType() {
    return RunSpec.class;
  }
}
