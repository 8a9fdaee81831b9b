package org.jamming4j.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashSet;
import java.util.Set;
import org.jamming4j.network.HingeNetworkSpec;
import org.junit.jupiter.api.Test;

class RunSeedsTest {
  @Test
  void placesInAJob_allOfThem_haveSeedsOfTheirOwn() {
    Set<Long> seeds = new HashSet<>();
    int places = 0;
    for (long run = 1; run <= 3; run++) {
      for (RunStage stage : RunStage.values()) {
        for (int patterns = 100; patterns <= 102; patterns++) {
          for (int width = 1; width <= 5; width++) {
            for (int depth = 1; depth <= 3; depth++) {
              for (int index = 0; index < 5; index++) {
                HingeNetworkSpec shape = HingeNetworkSpec.relu(4, width, depth, 1);
                seeds.add(RunSeeds.of(run, stage, patterns, shape, index));
                places++;
              }
            }
          }
        }
      }
    }
    assertEquals(places, seeds.size());
  }
}
