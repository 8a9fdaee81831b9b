package org.jamming4j.objective;

import static org.jamming4j.Tolerances.FLOAT64;
import static org.jamming4j.Tolerances.assertClose;
import static org.jamming4j.Tolerances.assertCloseInScale;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.DoubleBuffer;
import java.util.Arrays;
import org.bytedeco.javacpp.DoublePointer;
import org.jamming4j.RandomShape;
import org.jamming4j.data.Patterns;
import org.jamming4j.jamming.JammingState;
import org.jamming4j.network.HiddenActivation;
import org.jamming4j.network.HingeNetworkSpec;
import org.jamming4j.network.Initialisation;
import org.jamming4j.random.Seeds;
import org.jamming4j.tiles.DoubleTiles;
import org.jamming4j.tiles.PlainTiles;
import org.jamming4j.tiles.TileArithmetic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SampledStepTest {
  private static final HingeNetworkSpec SPEC = spec(3, 1);
  private static final double[] PARAMETERS = RandomShape.parameters(SPEC, 1);
  private static final long SEED = 5;

  private static HingeObjective objective(
      Patterns patterns, boolean plain, ActiveSet activeSet, int threads)
      throws InterruptedException {
    return objective(SPEC, patterns, new DoublePointer(PARAMETERS), plain, activeSet, threads);
  }

  private static HingeObjective objective(
      HingeNetworkSpec spec,
      Patterns patterns,
      DoublePointer memory,
      boolean plain,
      ActiveSet activeSet,
      int threads)
      throws InterruptedException {
    DoubleBuffer buffer = memory.asBuffer();
    TileArithmetic arithmetic =
        plain
            ? new PlainTiles(spec.layout(), spec.activation(), buffer)
            : new DoubleTiles(spec.layout(), spec.activation(), memory, patterns.size());
    var tiles = new PatternTiles(patterns);
    return new HingeObjective(spec, tiles, memory, arithmetic, activeSet, threads);
  }

  private static HingeNetworkSpec spec(int outputs, double margin) {
    return new HingeNetworkSpec(
        5, 6, 2, outputs, HiddenActivation.RELU, Initialisation.NORMAL, margin);
  }

  private static int[] numbers(int patterns, int size, int step) {
    var sample = new Sample(patterns);
    sample.draw(size, Seeds.mix(SEED ^ step));
    return Arrays.copyOf(sample.numbers(), size);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "7, 1", "7, 3", "1000, 1", "1000, 333", "1000, 999", "1000, 1000"})
  void sample_ofAnySize_drawsEveryPatternEquallyOftenInOrder(int patterns, int size) {
    int samples = 20_000;
    int[] drawn = new int[patterns];
    for (int step = 0; step < samples; step++) {
      int[] numbers = numbers(patterns, size, step);
      for (int i = 0; i < size; i++) {
        assertTrue(i == 0 || numbers[i - 1] <= numbers[i], "not in order");
        drawn[numbers[i]]++;
      }
    }
    double expected = (double) samples * size / patterns;
    for (int count : drawn) {
      // five standard deviations of independent draws, which parts vary less than
      assertEquals(expected, count, 5 * Math.sqrt(expected));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 20, 127, 128, 129, 500, 799})
  void sample_ofAnySize_isAStepByItsPatternsAlone(int size) throws InterruptedException {
    Patterns patterns = RandomShape.patterns(SPEC, 800, 3);
    double[] expected = new double[PARAMETERS.length];
    JammingState exact;
    int[] numbers = numbers(800, size, 1);
    try (var alone = objective(patterns.subset(numbers), false, ActiveSet.OFF, 1)) {
      exact = alone.evaluate(expected);
    }
    // a subset's weights are made to be 1 in the mean
    double weight = Arrays.stream(numbers).mapToDouble(patterns::weight).average().orElseThrow();
    Arrays.setAll(expected, i -> weight * expected[i]);
    for (boolean plain : new boolean[] {false, true}) {
      double[] gradient = new double[PARAMETERS.length];
      try (var objective = objective(patterns, plain, ActiveSet.SHRINKING, 2)) {
        JammingState state = objective.evaluateSample(size, SEED, gradient);
        assertFalse(objective.isComplete());
        assertEquals(exact.gaps(), state.gaps());
        assertEquals(exact.unsatisfied(), state.unsatisfied());
        assertEquals(exact.misclassified(), state.misclassified());
        assertClose(weight * exact.loss(), state.loss(), FLOAT64);
        assertClose(exact.largestGap(), state.largestGap(), FLOAT64);
      }
      assertCloseInScale(expected, gradient, FLOAT64);
    }
  }

  @Test
  void sample_ofAllOrMore_isAStepByAll() throws InterruptedException {
    Patterns patterns = RandomShape.patterns(SPEC, 300, 3);
    double[] all = new double[PARAMETERS.length];
    double[] gradient = new double[PARAMETERS.length];
    try (var objective = objective(patterns, false, ActiveSet.UNSATISFIED, 1)) {
      JammingState state = objective.evaluate(all);
      assertEquals(state, objective.evaluateSample(300, SEED, gradient));
      assertTrue(objective.isComplete());
    }
    assertArrayEquals(all, gradient);
  }

  @Test
  void sample_onAnyNumberOfThreads_hasTheSameBits() throws InterruptedException {
    Patterns patterns = RandomShape.patterns(SPEC, 5000, 3);
    double[] expected = null;
    for (int threads : new int[] {1, 2, 4, 8}) {
      double[] gradient = new double[PARAMETERS.length];
      try (var objective = objective(patterns, false, ActiveSet.SHRINKING, threads)) {
        objective.evaluateSample(3000, SEED, gradient);
      }
      expected = expected == null ? gradient : expected;
      assertArrayEquals(expected, gradient);
    }
  }

  /** Shrinking trusts speeds of step after step, which samples interrupt. */
  @ParameterizedTest
  @EnumSource(ActiveSet.class)
  void sample_betweenStepsByAll_leavesNothingOutOfTheNext(ActiveSet activeSet)
      throws InterruptedException {
    // half of the patterns are satisfied with so small a margin
    HingeNetworkSpec spec = spec(1, 1e-3);
    Patterns patterns = RandomShape.patterns(spec, 800, 3);
    double[] parameters = RandomShape.parameters(spec, 1);
    double[] gradient = new double[parameters.length];
    double[] expected = new double[parameters.length];
    var memory = new DoublePointer(parameters);
    try (var objective = objective(spec, patterns, memory, false, activeSet, 1)) {
      for (int i = 1; i <= 5; i++) {
        objective.evaluate(gradient);
        memory.put(0, parameters[0] + 1e-6 * i);
      }
      assertEquals(activeSet != ActiveSet.SHRINKING, objective.isComplete());
      objective.evaluateSample(10, SEED, gradient);
      JammingState state = objective.evaluate(gradient);
      assertTrue(objective.isComplete());
      assertEquals(objective.evaluateAll(expected), state);
      assertArrayEquals(expected, gradient);
    }
  }
}
