package org.jamming4j.sweep;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.jamming4j.sweep.search.ThresholdSearch;
import org.jamming4j.sweep.search.ThresholdSearch.Candidate;
import org.jamming4j.training.ParallelRuns;

/** Makes runs on this machine's threads, one network on each. */
public final class LocalEngine implements SearchEngine {
  @Override
  public void drive(ThresholdSearch search, Runs runs, int threads) throws InterruptedException {
    int atOnce = Math.min(threads, ThresholdSearch.AHEAD);
    var plan = new Plan(search, runs, threads / atOnce);
    try {
      ParallelRuns.follow(plan, atOnce);
    } catch (ExecutionException e) {
      throw failed(e);
    } finally {
      plan.cancelled.forEach(runs::cancelled);
    }
  }

  @Override
  public void makeAll(List<RunSpec> specs, Maker maker, Consumer<RunRecord> made, int threads)
      throws InterruptedException {
    int atOnce = Math.max(1, Math.min(threads, specs.size()));
    List<Callable<RunRecord>> runs = new ArrayList<>();
    for (RunSpec spec : specs) {
      runs.add(() -> maker.make(spec, threads / atOnce));
    }
    try {
      ParallelRuns.all(runs, atOnce, (run, number) -> made.accept(run));
    } catch (ExecutionException e) {
      throw failed(e);
    }
  }

  private static RunFailedException failed(ExecutionException e) {
    return new RunFailedException("A run failed. " + e.getMessage(), e);
  }

  /**
   * The runs that a search asks for. A thread that would have to wait for another one's outcome
   * makes one that it is likely to ask for, so that the answer is the same, but comes sooner.
   */
  private static final class Plan implements ParallelRuns.Plan<RunRecord> {
    /** What tells runs from each other. */
    private record Place(int setting, int index) {
      static Place of(Candidate candidate) {
        return new Place(candidate.setting(), candidate.index());
      }
    }

    private final ThresholdSearch search;
    private final Runs runs;
    private final int threads;
    private final List<Candidate> begun = new ArrayList<>();
    private final Set<Place> underWay = new HashSet<>();
    private final Queue<RunRecord> cancelled = new ConcurrentLinkedQueue<>();

    Plan(ThresholdSearch search, Runs runs, int threads) {
      this.search = search;
      this.runs = runs;
      this.threads = threads;
      reportKnown();
    }

    /** Tells the search of all that it asks for and is known. */
    private void reportKnown() {
      Optional<Candidate> known = firstKnown();
      while (known.isPresent()) {
        Candidate candidate = known.get();
        search.report(candidate.number(), runs.known(candidate).orElseThrow().outcome());
        known = firstKnown();
      }
    }

    private Optional<Candidate> firstKnown() {
      return search.open().stream().filter(c -> runs.known(c).isPresent()).findFirst();
    }

    @Override
    public Optional<ParallelRuns.Numbered<RunRecord>> next() {
      return firstMissing(search.open()).or(() -> firstMissing(search.likely())).map(this::begin);
    }

    private Optional<Candidate> firstMissing(List<Candidate> candidates) {
      return candidates.stream()
          .filter(c -> runs.known(c).isEmpty() && !underWay.contains(Place.of(c)))
          .findFirst();
    }

    private ParallelRuns.Numbered<RunRecord> begin(Candidate candidate) {
      int number = begun.size();
      begun.add(candidate);
      underWay.add(Place.of(candidate));
      RunSpec spec = runs.spec(candidate);
      return new ParallelRuns.Numbered<>(number, () -> make(spec));
    }

    private RunRecord make(RunSpec spec) throws InterruptedException {
      try {
        return runs.make(spec, threads);
      } catch (RunCancelledException e) {
        cancelled.add(e.run());
        throw e;
      }
    }

    @Override
    public boolean ended(int number, RunRecord run) {
      Candidate candidate = begun.get(number);
      underWay.remove(Place.of(candidate));
      runs.made(candidate, run);
      reportKnown();
      return !search.hasEnded();
    }
  }
}
