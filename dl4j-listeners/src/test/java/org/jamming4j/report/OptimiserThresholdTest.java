package org.jamming4j.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.jamming4j.jamming.Outcome;
import org.jamming4j.sweep.OptimiserStudy;
import org.junit.jupiter.api.Test;

class OptimiserThresholdTest {
  private static final double[] RATIOS = {2, 3, 5};

  /** Runs of some networks at the three ratios, S for SAT, U for UNSAT and a point for neither. */
  private static OptimiserThreshold threshold(String... networks) {
    List<OptimiserStudy.Run> runs = new ArrayList<>();
    for (int index = 0; index < networks.length; index++) {
      for (int i = 0; i < RATIOS.length; i++) {
        char c = networks[index].charAt(i);
        Outcome outcome = c == 'S' ? Outcome.SAT : c == 'U' ? Outcome.UNSAT : Outcome.UNDECIDED;
        runs.add(new OptimiserStudy.Run("m", "p", RATIOS[i], index, outcome, false, 10, i + 1, 0));
      }
    }
    return OptimiserThreshold.of(runs);
  }

  @Test
  void threshold_ofEqualNetworks_liesMidwayWithoutError() {
    OptimiserThreshold threshold = threshold("SUU", "S.U", "SU.");
    // between 2 and 3
    assertEquals(Rounding.to(2, 2.5), threshold.ratio());
    assertEquals(Rounding.to(2, 0), threshold.error());
    assertEquals(3, threshold.networks());
    assertEquals(false, threshold.isAtLeast() || threshold.isAtMost());
    assertEquals(Rounding.to(2, 2), threshold.meanSeconds());
  }

  @Test
  void threshold_ofDifferentNetworks_isTheirMeanWithItsError() {
    OptimiserThreshold threshold = threshold("SUU", "SSU");
    // 2.5 and 4: mean 3.25, standard deviation 1.06, over the root of two networks
    assertEquals(Rounding.to(2, 3.25), threshold.ratio());
    assertEquals(Rounding.to(2, 1.5), threshold.error());
  }

  @Test
  void threshold_beyondTheRatios_isABound() {
    OptimiserThreshold above = threshold("SSS", "SSU");
    assertEquals(true, above.isAtLeast() && !above.isAtMost());
    assertEquals(Rounding.to(2, 5), above.ratio());
    OptimiserThreshold below = threshold("UUU");
    assertEquals(true, below.isAtMost() && !below.isAtLeast());
    assertEquals(Rounding.to(2, 1.5), below.ratio());
    assertEquals(Rounding.to(2, 0), below.error());
  }

  @Test
  void meanSeconds_ofDifferentNetworks_haveTheErrorOfTheNetworksMeans() {
    List<OptimiserStudy.Run> runs = new ArrayList<>();
    for (int index = 0; index < 2; index++) {
      for (double ratio : RATIOS) {
        double seconds = ratio + 4 * index;
        runs.add(
            new OptimiserStudy.Run("m", "p", ratio, index, Outcome.SAT, false, 10, seconds, 0));
      }
    }
    OptimiserThreshold threshold = OptimiserThreshold.of(runs);
    // 3.33 and 7.33: mean 5.33, standard deviation 2.83, over the root of two networks
    assertEquals(Rounding.to(2, 16.0 / 3), threshold.meanSeconds());
    assertEquals(Rounding.to(2, 4), threshold.secondsError());
    assertEquals(Rounding.to(2, 0), threshold("SUU").secondsError());
  }
}
