package org.jamming4j.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import java.util.function.LongToDoubleFunction;
import java.util.stream.LongStream;
import org.jamming4j.data.RandomPatterns;
import org.jamming4j.network.HiddenActivation;
import org.jamming4j.network.HingeNetworkSpec;
import org.jamming4j.network.Initialisation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Neighbouring seeds, 1 to 1,000, are as good as any: bounds are of five standard errors. */
class SeedsTest {
  private static final int SEEDS = 1000;
  private static final double FIVE_ERRORS = 5 / Math.sqrt(SEEDS);

  private static double[] over(LongToDoubleFunction draw) {
    return LongStream.rangeClosed(1, SEEDS).mapToDouble(draw).toArray();
  }

  private static void assertStandard(double[] x) {
    double mean = 0;
    double square = 0;
    double fourth = 0;
    double neighbours = 0;
    int positive = 0;
    for (int i = 0; i < x.length; i++) {
      mean += x[i] / x.length;
      square += x[i] * x[i] / x.length;
      fourth += Math.pow(x[i], 4) / x.length;
      neighbours += i == 0 ? 0 : x[i] * x[i - 1] / x.length;
      positive += x[i] > 0 ? 1 : 0;
    }
    // of a standard Gaussian the moments are 0, 1 and 3, of variances 1, 2 and 96
    assertTrue(Math.abs(mean) < FIVE_ERRORS, "mean " + mean);
    assertTrue(Math.abs(square - 1) < FIVE_ERRORS * Math.sqrt(2), "second moment " + square);
    assertTrue(Math.abs(fourth - 3) < FIVE_ERRORS * Math.sqrt(96), "fourth moment " + fourth);
    assertTrue(Math.abs(neighbours) < FIVE_ERRORS, "of neighbours " + neighbours);
    assertTrue(Math.abs(positive - SEEDS / 2) < FIVE_ERRORS * SEEDS / 2, "positive " + positive);
  }

  @ParameterizedTest
  @EnumSource(Seeds.Use.class)
  void firstGaussian_overNeighbouringSeeds_isStandard(Seeds.Use use) {
    assertStandard(over(seed -> Seeds.random(seed, use).nextGaussian()));
  }

  @Test
  void firstWeights_overNeighbouringSeeds_areStandard() {
    var spec = new HingeNetworkSpec(4, 3, 1, 1, HiddenActivation.RELU, Initialisation.NORMAL, 1);
    double[][] weights =
        LongStream.rangeClosed(1, SEEDS)
            .mapToObj(seed -> spec.build(seed).params().toDoubleVector())
            .toArray(double[][]::new);
    for (int i : new int[] {0, 1, 11}) {
      assertStandard(over(seed -> 2 * weights[(int) seed - 1][i]));
    }
  }

  @Test
  void networkAndPatterns_ofOneSeed_areUncorrelated() {
    var spec = new HingeNetworkSpec(4, 3, 1, 1, HiddenActivation.RELU, Initialisation.NORMAL, 1);
    double sum = 0;
    for (int seed = 1; seed <= SEEDS; seed++) {
      double weight = 2 * spec.build(seed).params().getDouble(0);
      sum += weight * RandomPatterns.generate(20, 4, seed).input(0, 0) / SEEDS;
    }
    assertTrue(Math.abs(sum) < FIVE_ERRORS, "correlation " + sum);
  }

  @Test
  void of_everyArgument_changesTheSeed() {
    Set<Long> seen = new HashSet<>();
    int made = 0;
    for (Seeds.Use use : Seeds.Use.values()) {
      for (long seed = -3; seed <= 3; seed++) {
        for (long a = -3; a <= 3; a++) {
          for (long b = -3; b <= 3; b++) {
            seen.add(Seeds.of(seed, use, a, b));
            made++;
          }
        }
        seen.add(Seeds.of(seed, use));
        made++;
      }
    }
    assertEquals(made, seen.size());
  }

  /** The reference sequence of SplitMix64 from the state 0. */
  @Test
  void mix_multiplesOfTheGamma_areSplitMix64() {
    assertEquals(0xE220A8397B1DCDAFL, Seeds.mix(0));
    assertEquals(0x6E789E6AA1B965F4L, Seeds.mix(0x9E3779B97F4A7C15L));
    assertNotEquals(Seeds.mix(1), Seeds.mix(2));
  }
}
