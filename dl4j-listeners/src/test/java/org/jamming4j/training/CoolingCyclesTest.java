package org.jamming4j.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.jamming4j.Tolerances;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoolingCyclesTest {
  /** 100 steps by samples and 5 by all, of which the last is judged. */
  private static final Cooling COOLING = new Cooling(100, 8, 0, 1);

  private static CoolingCycles cycles() {
    return new CoolingCycles(COOLING, 1);
  }

  /** Goes through a cycle whose judged loss is the given one. */
  private static void cycle(CoolingCycles cycles, double loss) {
    int steps = 1;
    while (!cycles.next(cycles.judges() ? loss : 1000)) {
      steps++;
    }
    // a second look at what is near to fitting
    assertEquals(loss < 0.02 ? 109 : 105, steps);
  }

  @Test
  void rate_ofACycle_risesFallsAndSettles() {
    CoolingCycles cycles = cycles();
    double[] scales = new double[105];
    for (int step = 0; step < 105; step++) {
      scales[step] = cycles.scale();
      assertEquals(step < 100, cycles.samples(), "step " + step);
      assertEquals(step == 104, cycles.judges(), "step " + step);
      assertEquals(step == 0 || step == 100, cycles.beginsPhase(), "step " + step);
      assertEquals(step == 104, cycles.next(1));
    }
    assertEquals(0.1, scales[0], Tolerances.ROUNDED);
    int highest = IntStream.range(0, 100).reduce((a, b) -> scales[a] > scales[b] ? a : b).orElse(0);
    assertEquals(9, highest);
    for (int step = 10; step < 100; step++) {
      assertEquals(1 - 0.97 * step / 100, scales[step], Tolerances.ROUNDED);
    }
    for (int step = 100; step < 105; step++) {
      assertEquals(0.1, scales[step]);
    }
    assertEquals(scales[0], cycles.scale());
  }

  @Test
  void best_ofTheCycles_isRemembered() {
    CoolingCycles cycles = cycles();
    assertEquals(Double.POSITIVE_INFINITY, cycles.best());
    cycle(cycles, 0.3);
    assertTrue(cycles.improved());
    cycle(cycles, 0.4);
    assertFalse(cycles.improved());
    assertEquals(0.3, cycles.best());
    cycle(cycles, 0.2);
    assertTrue(cycles.improved());
    assertEquals(0.2, cycles.best());
    cycles.restart();
    assertEquals(Double.POSITIVE_INFINITY, cycles.best());
  }

  /**
   * With losses that fall by one factor a cycle, ten times as many cycles would end at the loss
   * times the factor to the power of nine times the cycles.
   */
  @ParameterizedTest
  @CsvSource({
    // 0.9^2 after 3 cycles of 0.1, 0.9^29 after 30: 0.0047
    "0.1, 0.9, 3, false",
    "0.11, 0.9, 3, true",
    "0.1, 0.98, 3, true",
    "0.1, 0.5, 8, false",
    "0.011, 1, 3, true",
    "0.009, 1, 30, false",
    // 0.003 at this pace, but 0.03 as a power of the number of cycles
    "0.05, 0.98, 14, false",
    "0.05, 0.98, 15, true",
    "0.3, 1, 2, false",
    "0.3, 1, 3, true",
    "0.3, 1.2, 3, true"
  })
  void losses_fallingByAFactorACycle_areExtrapolated(
      double first, double factor, int count, boolean inVain) {
    CoolingCycles cycles = cycles();
    double loss = first;
    for (int i = 0; i < count; i++) {
      cycle(cycles, loss);
      loss *= factor;
    }
    assertEquals(inVain, cycles.areInVain());
  }

  /** Losses of 0.02 times the factor and over it, in turn, which alone never fall. */
  @ParameterizedTest
  @CsvSource({
    // the least of 36 cycles ahead: 0.02 e^(-2.7 s), with s = 1.2 ln 1.05
    "1.05, 4, true",
    "1.5, 4, false",
    // of 126 ahead: 0.02 e^(-3.1 s), with s = 1.08 ln 1.1, and a slope that comes of it
    "1.1, 14, true",
    "1.2, 14, false"
  })
  void losses_thatScatter_areInVainIfTheLeastToBeExpectedIsTooHigh(
      double factor, int count, boolean inVain) {
    CoolingCycles cycles = cycles();
    for (int i = 0; i < count; i++) {
      cycle(cycles, i % 2 == 0 ? 0.02 * factor : 0.02 / factor);
    }
    assertEquals(inVain, cycles.areInVain());
  }

  /** As their number to the power of -1 or -2. */
  @Test
  void losses_fallingAsAPower_areExtrapolated() {
    for (int power = 1; power <= 2; power++) {
      CoolingCycles cycles = cycles();
      for (int i = 1; i <= 15; i++) {
        cycle(cycles, 2 / Math.pow(i, power));
      }
      // 2 / 150, and 2 / 22,500
      assertEquals(power == 1, cycles.areInVain(), "power " + power);
    }
  }

  /** By parts of as many steps by all patterns, the last of which is judged. */
  @Test
  void cycle_nearToFitting_goesOnWhileTheLossFalls() {
    CoolingCycles cycles = cycles();
    double[] losses = {0.019, 0.01, 0.0095, 1};
    int part = 0;
    int steps = 1;
    while (!cycles.next(cycles.judges() ? losses[part++] : 1000)) {
      assertFalse(steps >= 105 && cycles.samples(), "step " + steps);
      steps++;
    }
    // the third part fell by less than a tenth
    assertEquals(3, part);
    assertEquals(105 + 2 * 4, steps);
    assertEquals(0.0095, cycles.best());
    assertEquals(0.1, cycles.scale(), Tolerances.ROUNDED);
    assertTrue(cycles.samples());
  }

  @Test
  void losses_inUnitsOfTheMarginSquared_areJudgedAlike() {
    for (double margin : new double[] {1e-3, 1, 1e3}) {
      for (double loss : new double[] {0.0099, 0.0101}) {
        var cycles = new CoolingCycles(COOLING, margin);
        for (int i = 0; i < 3 * 109; i++) {
          cycles.next(loss * margin * margin);
        }
        assertEquals(loss > 0.01, cycles.areInVain(), loss + " at " + margin);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"100, 0.25, 1000, 250", "100, 0.25, 300, 100", "100, 0.25, 50, 50", "1, 0, 7, 1"})
  void sample_ofSomeOrAShare_isTheGreaterButNoMoreThanAll(
      int sample, double share, int patterns, int expected) {
    assertEquals(expected, new Cooling(20, sample, share, 1).sampleOf(patterns));
  }
}
