package org.jamming4j.sweep;

import java.util.Optional;
import java.util.stream.IntStream;
import org.jamming4j.data.RandomPatterns;
import org.jamming4j.data.Split;

/** Where the patterns of a run come from. */
@FunctionalInterface
public interface PatternSource {
  /**
   * The patterns of a run.
   *
   * @param count P, how many are trained on
   * @param seed of the run
   * @throws IllegalArgumentException if there are not so many
   */
  Split of(int count, long seed);

  /** The same for every run, whose number does not vary. */
  static PatternSource fixed(Split data) {
    return (count, seed) -> data;
  }

  /** The first ones of given patterns: more of them contain the fewer ones. */
  static PatternSource nested(Split data) {
    int all = data.training().size();
    return (count, seed) -> {
      if (count > all) {
        throw new IllegalArgumentException(
            "%d patterns are more than the %d there are.".formatted(count, all));
      }
      // parts are not kept, for those of large data would fill the memory
      return count == all
          ? data
          : new Split(data.training().subset(IntStream.range(0, count).toArray()), data.test());
    };
  }

  /**
   * Random patterns, other ones for every run.
   *
   * @param dimension d
   */
  static PatternSource random(int dimension) {
    return (count, seed) ->
        new Split(RandomPatterns.generate(count, dimension, seed), Optional.empty());
  }
}
