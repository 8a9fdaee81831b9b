package org.jamming4j.sweep;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jamming4j.jamming.Outcome;
import org.jamming4j.jamming.SizeOutcomes;
import org.jamming4j.jamming.TransitionFit;
import org.jamming4j.sweep.search.SizeRange;
import org.jamming4j.sweep.search.ThresholdSearch;
import org.jamming4j.sweep.search.ThresholdSearch.Candidate;
import org.jamming4j.training.Budget;
import org.jamming4j.training.TrainingSpec;

/**
 * What more steps would make of a threshold near which many runs were undecided. These do not count
 * for it, so that its interval leaves out what they would have become.
 *
 * @param near how many runs were within a transition's width of the threshold
 * @param undecided how many of them were UNDECIDED
 * @param runs some of these, made again with {@link #TIMES} the budget
 * @param fit with their outcomes in place of UNDECIDED; empty if no threshold is left
 */
public record LongerRuns(
    int near, int undecided, List<RunRecord> runs, Optional<TransitionFit> fit) {
  /** How much larger the budget is. */
  public static final int TIMES = 4;

  /** No run is made again if no more than this share of those near the threshold is undecided. */
  private static final double FEW = 0.2;

  /** So many are made again at most, and as many as have no more steps than the search had. */
  private static final int SAMPLE = 5;

  /** Copies the runs. */
  public LongerRuns {
    runs = List.copyOf(runs);
  }

  /** Makes some runs again. */
  interface Trainer {
    List<RunRecord> again(List<Candidate> candidates) throws InterruptedException;
  }

  /** The training with the larger budget. */
  static TrainingSpec training(TrainingSpec usual) {
    Budget budget = usual.budget();
    int steps = (int) Math.min(Integer.MAX_VALUE, (long) TIMES * budget.steps());
    return usual.withBudget(new Budget(steps, TIMES * budget.seconds()));
  }

  /**
   * Makes undecided runs near a threshold again, if these are many.
   *
   * @param runs those of the search's candidates, in their order
   */
  static Optional<LongerRuns> of(
      ThresholdSearch.Result search, SizeRange range, List<RunRecord> runs, Trainer trainer)
      throws InterruptedException {
    TransitionFit fit = search.fit().orElseThrow();
    List<Candidate> near =
        search.candidates().stream()
            .filter(
                c ->
                    Math.abs(range.position(c.setting()) - fit.curve().centre())
                        <= fit.curve().width())
            .toList();
    List<Candidate> undecided =
        near.stream()
            .filter(c -> runs.get(c.number()).outcome() == Outcome.UNDECIDED)
            .filter(c -> runs.get(c.number()).divergence().isEmpty())
            .toList();
    if (undecided.size() <= FEW * near.size()) {
      return Optional.empty();
    }
    List<Candidate> sample = undecided.subList(0, Math.min(sampleOf(runs), undecided.size()));
    List<RunRecord> again = trainer.again(sample);
    Map<Integer, Outcome> changed = new HashMap<>();
    for (int i = 0; i < sample.size(); i++) {
      changed.put(sample.get(i).number(), again.get(i).outcome());
    }
    SortedMap<Long, List<Outcome>> bySize = new TreeMap<>();
    for (Candidate c : search.candidates()) {
      Outcome outcome = changed.getOrDefault(c.number(), runs.get(c.number()).outcome());
      bySize.computeIfAbsent(range.size(c.setting()), s -> new ArrayList<>()).add(outcome);
    }
    return Optional.of(
        new LongerRuns(
            near.size(),
            undecided.size(),
            again,
            TransitionFit.of(range.axis(), SizeOutcomes.each(bySize))));
  }

  private static int sampleOf(List<RunRecord> runs) {
    long steps = runs.stream().mapToLong(run -> run.result().steps()).sum();
    int each = training(runs.get(0).training()).budget().steps();
    return (int) Math.max(1, Math.min(SAMPLE, steps / each));
  }

  /** How many of the runs that were made again ended so. */
  public int count(Outcome outcome) {
    return outcome.count(runs.stream().map(RunRecord::outcome).toList());
  }
}
