package org.jamming4j.sweep;

import org.jamming4j.network.HingeNetworkSpec;
import org.jamming4j.random.Seeds;

/**
 * One seed for every network of a run, each a function of the run's seed and the network's place
 * alone, so that neither the order nor the number of threads matters.
 */
final class RunSeeds {
  private RunSeeds() {}

  /**
   * The seed of one network.
   *
   * @param runSeed the seed of the whole run
   * @param stage what the network is for
   * @param patterns P, how many it is trained on
   * @param shape of which depth and width count
   * @param index which of the networks of that stage, P and shape
   */
  static long of(long runSeed, RunStage stage, int patterns, HingeNetworkSpec shape, int index) {
    return Seeds.of(
        runSeed, Seeds.Use.RUN, stage.stream(), patterns, shape.depth(), shape.width(), index);
  }
}
