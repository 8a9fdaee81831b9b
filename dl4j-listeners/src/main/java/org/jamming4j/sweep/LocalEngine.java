package org.jamming4j.sweep;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
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

  private static final class Plan implements ParallelRuns.Plan<RunRecord> {
    private final ThresholdSearch search;
    private final Runs runs;
    private final int threads;
    private final Map<Integer, Candidate> begun = new HashMap<>();
    private final Queue<RunRecord> cancelled = new ConcurrentLinkedQueue<>();

    Plan(ThresholdSearch search, Runs runs, int threads) {
      this.search = search;
      this.runs = runs;
      this.threads = threads;
    }

    @Override
    public Optional<ParallelRuns.Numbered<RunRecord>> next() {
      while (true) {
        Optional<Candidate> open =
            search.open().stream().filter(c -> !begun.containsKey(c.number())).findFirst();
        if (open.isEmpty()) {
          return Optional.empty();
        }
        Candidate candidate = open.get();
        begun.put(candidate.number(), candidate);
        Optional<RunRecord> known = runs.known(candidate);
        if (known.isEmpty()) {
          RunSpec spec = runs.spec(candidate);
          return Optional.of(new ParallelRuns.Numbered<>(candidate.number(), () -> make(spec)));
        }
        search.report(candidate.number(), known.get().outcome());
      }
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
      runs.made(Objects.requireNonNull(begun.get(number)), run);
      search.report(number, run.outcome());
      return !search.hasEnded();
    }
  }
}
