package org.jamming4j.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jamming4j.data.Patterns;
import org.jamming4j.jamming.JammingState;
import org.jamming4j.network.ParameterLayout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LastLayerNewtonTest {
  private static final double MARGIN = 0.5;

  /** Random activations of h units, a third of them zero, and random labels of k outputs. */
  private static final class Problem {
    private final double[][] hidden;
    private final Patterns patterns;
    private final ParameterLayout layout;

    Problem(int p, int h, int k, long seed) {
      var random = new SplittableRandom(seed);
      hidden = new double[p][h];
      int[] classes = new int[p];
      double[] weights = new double[p];
      for (int mu = 0; mu < p; mu++) {
        Arrays.setAll(hidden[mu], i -> Math.max(0, random.nextDouble(-1, 2)));
        classes[mu] = random.nextInt(k == 1 ? 2 : k);
        weights[mu] = random.nextInt(1, 4);
      }
      List<String> names = IntStream.range(0, k == 1 ? 2 : k).mapToObj(c -> "c" + c).toList();
      patterns = new Patterns(new double[p], 1, classes, names, weights);
      layout = new ParameterLayout(1, h, k);
    }

    double[] start(long seed) {
      var random = new SplittableRandom(seed);
      double[] parameters = new double[layout.parameters()];
      Arrays.setAll(parameters, i -> random.nextDouble(-1, 1));
      return parameters;
    }

    double[] minimum(double[] start) throws InterruptedException {
      double[] minimised = start.clone();
      new LastLayerNewton(hidden, patterns, MARGIN).minimise(minimised, layout);
      return minimised;
    }

    /** By the definition, in plain loops. */
    JammingState state(double[] parameters) {
      int h = layout.inputs(1);
      var state = new JammingState.Accumulator(MARGIN);
      for (int mu = 0; mu < hidden.length; mu++) {
        for (int c = 0; c < layout.outputs(1); c++) {
          double f = parameters[layout.biases(1) + c];
          for (int i = 0; i < h; i++) {
            f += parameters[layout.weights(1) + c * h + i] * hidden[mu][i];
          }
          state.add(patterns.label(mu, c) * f, patterns.weight(mu));
        }
      }
      return state.state(hidden.length);
    }
  }

  @ParameterizedTest
  @CsvSource({"200, 5, 1, 1", "200, 5, 1, 2", "90, 7, 4, 3", "60, 20, 3, 4", "40, 1, 1, 5"})
  void lastLayer_ofRandomActivations_isWhereNoDirectionDescendsAndQIsOne(
      int p, int h, int k, long seed) throws InterruptedException {
    var problem = new Problem(p, h, k, seed);
    double[] start = problem.start(seed);
    double[] minimum = problem.minimum(start);
    JammingState state = problem.state(minimum);
    assertTrue(state.loss() < problem.state(start).loss(), state.toString());
    assertEquals(1, state.q(), 1e-6);
    int last = problem.layout.weights(1);
    for (int i = 0; i < minimum.length; i++) {
      if (i < last) {
        assertEquals(start[i], minimum[i], "parameter " + i);
        continue;
      }
      for (double move : new double[] {-1e-3, 1e-3}) {
        double[] moved = minimum.clone();
        moved[i] += move;
        double loss = problem.state(moved).loss();
        assertTrue(loss >= state.loss(), "parameter %d: %s".formatted(i, loss - state.loss()));
      }
    }
  }

  /** More units than patterns: some weights tell them all apart. */
  @Test
  void lastLayer_thatCanTellAllPatternsApart_doesSo() throws InterruptedException {
    var problem = new Problem(20, 40, 1, 6);
    JammingState state = problem.state(problem.minimum(problem.start(6)));
    assertTrue(state.separated(), state.toString());
    assertEquals(0, state.loss(), 1e-12);
  }

  @Test
  void lastLayer_withUnitsThatAreOffOrAlike_isMinimisedByTheOthers() throws InterruptedException {
    var problem = new Problem(100, 4, 1, 7);
    for (double[] row : problem.hidden) {
      row[1] = 0;
      row[3] = row[2];
    }
    JammingState state = problem.state(problem.minimum(problem.start(7)));
    assertEquals(1, state.q(), 1e-6);
    assertTrue(state.loss() < problem.state(problem.start(7)).loss(), state.toString());
  }

  @Test
  void lastLayer_ofActivationsThatAreNoNumbers_staysAsItIs() throws InterruptedException {
    var problem = new Problem(10, 3, 1, 8);
    Arrays.fill(problem.hidden[4], Double.NaN);
    double[] start = problem.start(8);
    assertArrayEquals(start, problem.minimum(start));
  }

  @Test
  void minimise_interrupted_isInterrupted() {
    var problem = new Problem(10, 3, 1, 9);
    Thread.currentThread().interrupt();
    assertThrows(InterruptedException.class, () -> problem.minimum(problem.start(9)));
  }
}
