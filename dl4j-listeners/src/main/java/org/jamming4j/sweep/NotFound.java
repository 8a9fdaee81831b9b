package org.jamming4j.sweep;

import org.jamming4j.jamming.SizeAxis;
import org.jamming4j.jamming.SizeOutcomes;
import org.jamming4j.sweep.search.SizeRange;
import org.jamming4j.sweep.search.ThresholdSearch;
import org.jamming4j.training.Budget;

/** Why a search found no threshold, and what to do. */
final class NotFound {
  private NotFound() {}

  static ThresholdNotFoundException of(
      ThresholdSearch.Result search, SizeRange range, Budget budget) {
    return new ThresholdNotFoundException(
        switch (search.end()) {
          case UNDECIDED -> undecided(search, budget);
          case NONE_FITS -> noneFits(range);
          case PRECISE, SPENT, ALL_FIT ->
              "%d runs do not show where networks begin to fit; raise --runs."
                  .formatted(search.candidates().size());
        });
  }

  private static String undecided(ThresholdSearch.Result search, Budget budget) {
    int runs = search.candidates().size();
    int undecided = search.outcomes().stream().mapToInt(SizeOutcomes::undecided).sum();
    int trapped = search.outcomes().stream().mapToInt(SizeOutcomes::trapped).sum();
    return undecided >= trapped
        ? "%d of %d runs were still undecided after %d steps, so there is no threshold to tell; raise --steps to %d."
            .formatted(undecided, runs, budget.steps(), 10L * budget.steps())
        : "%d of %d runs were TRAPPED, so there is no threshold to tell: they do not tell some patterns of different labels apart, which may contradict each other; try another --depth, --dim or --init."
            .formatted(trapped, runs);
  }

  private static String noneFits(SizeRange range) {
    return range.axis() == SizeAxis.PARAMETERS
        ? "Even networks of width %d (N = %d) do not fit: the data may contradict themselves, or networks of this depth and dimension do not train; try another --depth, --dim or --init."
            .formatted(range.last(), range.size(range.last()))
        : "Networks of this size do not fit even %d patterns; raise --width."
            .formatted(range.size(range.first()));
  }
}
