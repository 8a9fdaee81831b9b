package org.jamming4j.cli;

import java.io.PrintWriter;
import org.jamming4j.data.Split;
import org.jamming4j.network.HingeNetworkSpec;
import org.jamming4j.sweep.ThresholdProblem;

/** What varies in a search for a threshold. */
enum Over {
  /** The width of networks of all patterns: N*. */
  WIDTH,
  /** The number of patterns of one network: P*. */
  PATTERNS;

  /**
   * The data; over patterns all are training patterns.
   *
   * @throws BadInputException if anything is wrong with them
   */
  PreparedData load(DataOptions data, long seed, PrintWriter err) {
    return (this == WIDTH ? data.load(seed, err) : data.loadAll(seed, err)).fittable(err);
  }

  /**
   * What is looked for.
   *
   * @param shape of the networks; its width is theirs over patterns
   * @param random whether every run draws its own patterns
   */
  ThresholdProblem problem(HingeNetworkSpec shape, Split split, boolean random) {
    if (this == WIDTH) {
      return random
          ? ThresholdProblem.randomWidths(shape, split.training().size())
          : ThresholdProblem.widths(shape, split);
    }
    return random
        ? ThresholdProblem.randomPatterns(shape)
        : ThresholdProblem.patterns(shape, split.training());
  }
}
