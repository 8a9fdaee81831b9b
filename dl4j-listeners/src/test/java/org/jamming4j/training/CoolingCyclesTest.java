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
  }

  @Test
  void cycles_asManyAsThereAreToBe_areOver() {
    for (int count : new int[] {1, 4}) {
      var cycles = new CoolingCycles(COOLING.withCycles(count), 1);
      for (int i = 0; i < count; i++) {
        assertFalse(cycles.areOver(), i + " of " + count);
        cycle(cycles, 0.3);
      }
      assertTrue(cycles.areOver());
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

  /** Whether a cycle is looked at a second time. */
  @Test
  void loss_inUnitsOfTheMarginSquared_isNearToFittingAlike() {
    for (double margin : new double[] {1e-3, 1, 1e3}) {
      for (double loss : new double[] {0.0199, 0.0201}) {
        var cycles = new CoolingCycles(COOLING, margin);
        int steps = 1;
        while (!cycles.next(loss * margin * margin)) {
          steps++;
        }
        assertEquals(loss < 0.02 ? 109 : 105, steps, loss + " at " + margin);
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
