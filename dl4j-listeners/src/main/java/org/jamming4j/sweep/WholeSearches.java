package org.jamming4j.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jamming4j.jamming.Outcome;
import org.jamming4j.jamming.SizeAxis;
import org.jamming4j.jamming.SizeOutcomes;
import org.jamming4j.jamming.TransitionFit;
import org.jamming4j.network.HingeNetworkSpec;
import org.jamming4j.random.Seeds;
import org.jamming4j.sweep.search.ThresholdSearch;
import org.jamming4j.training.ParallelRuns;
import org.jamming4j.training.TrainingSpec;

/**
 * Searches for N* of random patterns, with training, that differ in their seeds alone, beside N* of
 * all their runs together: since every run draws its own patterns, all of them look for the same.
 */
public final class WholeSearches {
  private final HingeNetworkSpec shape;
  private final int patterns;
  private final TrainingSpec training;

  /**
   * Searches to be made.
   *
   * @param shape of the networks, but for their width
   * @param patterns P
   * @param training of every run, but for its threads
   */
  public WholeSearches(HingeNetworkSpec shape, int patterns, TrainingSpec training) {
    this.shape = shape;
    this.patterns = patterns;
    this.training = training;
  }

  /**
   * A run of one of them.
   *
   * @param search its number, from 0
   */
  public record Run(int search, RunRecord run) {}

  /**
   * One of them.
   *
   * @param number from 0
   * @param runs how many it counted
   * @param fit N* with its interval; empty if its runs showed none
   */
  public record Found(int number, int runs, Optional<TransitionFit> fit) {}

  /** Is told how they go; one call at a time. */
  public interface Listener {
    /** A run was made. */
    void made(Run run);

    /** A search has ended. */
    void found(Found search);
  }

  /**
   * What all found.
   *
   * @param searches in the order of their seeds
   * @param outcomes of all runs of those that found N*, by size, ascending
   * @param pooled N* of these
   */
  public record Result(
      List<Found> searches, List<SizeOutcomes> outcomes, Optional<TransitionFit> pooled) {
    /** Copies the lists. */
    public Result {
      searches = List.copyOf(searches);
      outcomes = List.copyOf(outcomes);
    }

    /** How many intervals contain N* of all runs together. */
    public int containing() {
      double together = pooled.orElseThrow().threshold();
      return (int)
          searches.stream()
              .flatMap(search -> search.fit().stream())
              .filter(f -> f.thresholdLow() <= together && together <= f.thresholdHigh())
              .count();
    }
  }

  private record Ended(Found found, List<RunRecord> runs) {}

  /**
   * Makes them, one on each thread.
   *
   * @param searches how many, at least 1
   * @param guess of N*, where each begins
   * @param precision half of the interval that ends one, as a share of N*
   * @param mostRuns of one
   * @param seed of them all
   * @param known runs that were made before, of the same shape, patterns, training and seed, which
   *     are not made again
   * @param threads how many at a time, at least 1
   * @throws InterruptedException if this thread is interrupted
   */
  public Result run(
      int searches,
      double guess,
      double precision,
      int mostRuns,
      long seed,
      List<Run> known,
      int threads,
      Listener listener)
      throws InterruptedException {
    ThresholdProblem problem = ThresholdProblem.randomWidths(shape, patterns);
    Object lock = new Object();
    List<Callable<Ended>> all = new ArrayList<>();
    for (int i = 0; i < searches; i++) {
      int number = i;
      List<RunRecord> before =
          known.stream().filter(run -> run.search() == number).map(Run::run).toList();
      all.add(
          () -> {
            var search = new ThresholdSearch(problem.range(), guess, precision, mostRuns);
            var study =
                new ThresholdStudy(problem, training, Seeds.of(seed, Seeds.Use.RUN, number));
            return ended(
                number,
                study,
                search,
                before,
                run -> {
                  synchronized (lock) {
                    listener.made(new Run(number, run));
                  }
                });
          });
    }
    try {
      List<Ended> ended =
          ParallelRuns.all(
              all,
              threads,
              (one, number) -> {
                synchronized (lock) {
                  listener.found(one.found());
                }
              });
      return result(ended);
    } catch (ExecutionException e) {
      throw new RunFailedException("A search failed. " + e.getMessage(), e);
    }
  }

  private static Ended ended(
      int number,
      ThresholdStudy study,
      ThresholdSearch search,
      List<RunRecord> before,
      Consumer<RunRecord> listener)
      throws InterruptedException {
    try {
      ThresholdStudy.Result result = study.run(search, before, 1, listener);
      var found = new Found(number, result.runs().size(), Optional.of(result.fit()));
      return new Ended(found, result.runs());
    } catch (ThresholdNotFoundException e) {
      int runs = search.result().candidates().size();
      return new Ended(new Found(number, runs, Optional.empty()), List.of());
    }
  }

  private static Result result(List<Ended> ended) {
    SortedMap<Long, List<Outcome>> bySize =
        ended.stream()
            .flatMap(one -> one.runs().stream())
            .collect(
                Collectors.groupingBy(
                    run -> run.spec().effectiveParameters(),
                    TreeMap::new,
                    Collectors.mapping(RunRecord::outcome, Collectors.toList())));
    List<SizeOutcomes> outcomes = SizeOutcomes.each(bySize);
    return new Result(
        ended.stream().map(Ended::found).toList(),
        outcomes,
        TransitionFit.of(SizeAxis.PARAMETERS, outcomes));
  }
}
