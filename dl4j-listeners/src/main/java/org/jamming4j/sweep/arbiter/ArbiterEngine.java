package org.jamming4j.sweep.arbiter;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.deeplearning4j.arbiter.optimize.api.CandidateGenerator;
import org.deeplearning4j.arbiter.optimize.api.OptimizationResult;
import org.deeplearning4j.arbiter.optimize.api.termination.TerminationCondition;
import org.deeplearning4j.arbiter.optimize.config.OptimizationConfiguration;
import org.deeplearning4j.arbiter.optimize.runner.IOptimizationRunner;
import org.jamming4j.sweep.RunRecord;
import org.jamming4j.sweep.RunSpec;
import org.jamming4j.sweep.SearchEngine;
import org.jamming4j.sweep.search.ThresholdSearch;
import org.nd4j.shade.guava.base.Throwables;

/** Makes the runs of a search through Arbiter; the same runs as on this machine's threads alone. */
public final class ArbiterEngine implements SearchEngine {
  @Override
  public void drive(ThresholdSearch search, Runs runs, int threads) throws InterruptedException {
    int atOnce = Math.min(threads, ThresholdSearch.AHEAD);
    execute(new Generator(search, runs), runs, runs::cancelled, atOnce, threads / atOnce);
  }

  @Override
  public void makeAll(List<RunSpec> specs, Maker maker, Consumer<RunRecord> made, int threads)
      throws InterruptedException {
    int atOnce = Math.max(1, Math.min(threads, specs.size()));
    execute(
        new ListedRuns(null, specs.size(), specs::get, made),
        maker,
        run -> {
          // none is stopped but when another one fails or the thread is interrupted
        },
        atOnce,
        threads / atOnce);
  }

  /**
   * Has Arbiter go through candidates.
   *
   * @param atOnce how many run at a time
   * @param threads of each
   */
  private static void execute(
      CandidateGenerator candidates,
      Maker maker,
      Consumer<RunRecord> cancelled,
      int atOnce,
      int threads)
      throws InterruptedException {
    List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
    var configuration =
        new OptimizationConfiguration.Builder()
            .candidateGenerator(candidates)
            .scoreFunction(new JammingScore(JammingScore.Quantity.LOSS))
            .terminationConditions(new WhenFailed())
            .build();
    var tasks =
        new HingeTaskCreator(
            spec -> {
              try {
                return maker.make(spec, threads);
              } catch (RuntimeException | Error e) {
                failures.add(e);
                throw e;
              }
            });
    var runner = new LocalRunner(atOnce, configuration, tasks);
    runner.execute();
    for (OptimizationResult result : runner.cancelled()) {
      if (result.getModelSpecificResults() instanceof RunRecord run) {
        cancelled.accept(run);
      }
    }
    if (!failures.isEmpty()) {
      Throwables.throwIfUnchecked(failures.get(0));
    }
    if (Thread.interrupted()) {
      throw new InterruptedException("The runs were interrupted.");
    }
  }

  /** Nothing is left of a search of which a run failed. */
  private static final class WhenFailed implements TerminationCondition {
    @Override
    public void initialize(IOptimizationRunner runner) {
      // there is nothing to begin
    }

    @Override
    public boolean terminate(IOptimizationRunner runner) {
      return runner.numCandidatesFailed() > 0;
    }
  }

  private static final class Generator extends SearchGenerator {
    private final transient Runs runs;

    Generator(ThresholdSearch search, Runs runs) {
      super(null, search);
      this.runs = runs;
    }

    @Override
    RunSpec spec(ThresholdSearch.Candidate candidate) {
      return runs.spec(candidate);
    }

    @Override
    double share(ThresholdSearch.Candidate candidate) {
      return 0; // there is no space
    }

    @Override
    Optional<RunRecord> known(ThresholdSearch.Candidate candidate) {
      return runs.known(candidate);
    }

    @Override
    void made(ThresholdSearch.Candidate candidate, RunRecord run) {
      runs.made(candidate, run);
    }
  }
}
