package org.jamming4j.report;

import java.math.BigDecimal;
import java.util.List;
import org.jamming4j.jamming.TransitionFit;
import org.jamming4j.sweep.WholeSearches;
import org.jspecify.annotations.Nullable;

/**
 * How searches with training went, as it is printed and written.
 *
 * @param command always "reproduce whole-searches"
 * @param seed of all searches
 * @param seconds how long they took
 * @param patterns P
 * @param nStar N* of all runs together
 * @param nStarLow lower end of its 95 % interval
 * @param nStarHigh upper end
 * @param transitionWidth standard deviation of log N at which runs begin to fit
 * @param runs how many those that found N* made
 * @param found how many searches found N*
 * @param containing how many searches have an interval that contains nStar
 * @param medianRuns how many half of the searches took at most
 * @param searches in the order of their seeds
 */
public record WholeSearchesSummary(
    String command,
    long seed,
    BigDecimal seconds,
    int patterns,
    BigDecimal nStar,
    BigDecimal nStarLow,
    BigDecimal nStarHigh,
    BigDecimal transitionWidth,
    int runs,
    int found,
    int containing,
    int medianRuns,
    List<Search> searches) {

  /**
   * What one search found.
   *
   * @param nStar N*; null, as its interval, if it found none
   * @param nStarLow lower end of its 95 % interval
   * @param nStarHigh upper end
   * @param runs how many it took
   */
  public record Search(
      @Nullable BigDecimal nStar,
      @Nullable BigDecimal nStarLow,
      @Nullable BigDecimal nStarHigh,
      int runs) {
    private static Search of(WholeSearches.Found found) {
      return found
          .fit()
          .map(
              fit ->
                  new Search(
                      Rounding.to(1, fit.threshold()),
                      Rounding.to(1, fit.thresholdLow()),
                      Rounding.to(1, fit.thresholdHigh()),
                      found.runs()))
          .orElseGet(() -> new Search(null, null, null, found.runs()));
    }
  }

  /** Copies the searches. */
  public WholeSearchesSummary {
    searches = List.copyOf(searches);
  }

  /** The summary of some searches. */
  public static WholeSearchesSummary of(
      WholeSearches.Result result, int patterns, long seed, double seconds) {
    TransitionFit pooled = result.pooled().orElseThrow();
    int[] runs = result.searches().stream().mapToInt(WholeSearches.Found::runs).sorted().toArray();
    return new WholeSearchesSummary(
        "reproduce whole-searches",
        seed,
        Rounding.to(1, seconds),
        patterns,
        Rounding.to(1, pooled.threshold()),
        Rounding.to(1, pooled.thresholdLow()),
        Rounding.to(1, pooled.thresholdHigh()),
        Rounding.to(3, pooled.curve().width()),
        result.outcomes().stream().mapToInt(size -> size.runs()).sum(),
        (int) result.searches().stream().filter(search -> search.fit().isPresent()).count(),
        result.containing(),
        runs[runs.length / 2],
        result.searches().stream().map(Search::of).toList());
  }

  /** The summary as a Markdown table. */
  public String markdown() {
    return """
        | searches | found N* | interval contains pooled N* | median runs | pooled N* | 95 %% interval | width | runs |
        |---|---|---|---|---|---|---|---|
        | %d | %d | %d | %d | %s | %s to %s | %s | %d |
        """
        .formatted(
            searches.size(),
            found,
            containing,
            medianRuns,
            nStar,
            nStarLow,
            nStarHigh,
            transitionWidth,
            runs);
  }
}
