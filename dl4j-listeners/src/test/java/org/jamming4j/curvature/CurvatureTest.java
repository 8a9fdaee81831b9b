package org.jamming4j.curvature;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jamming4j.Tolerances;
import org.jamming4j.data.Patterns;
import org.jamming4j.linalg.DenseMatrix;
import org.jamming4j.network.HiddenActivation;
import org.jamming4j.network.HingeNetworkSpec;
import org.jamming4j.network.Initialisation;
import org.jamming4j.network.ParameterLayout;
import org.jamming4j.objective.ActiveSet;
import org.jamming4j.objective.HingeObjective;
import org.jamming4j.objective.PatternTiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.factory.Nd4j;

class CurvatureTest {
  private static final double STEP = 1e-6;

  static List<Points> points() {
    return Points.all().toList();
  }

  private static double[][] identity(int size) {
    double[][] rows = new double[size][size];
    for (int i = 0; i < size; i++) {
      rows[i][i] = 1;
    }
    return rows;
  }

  private static void assertRows(double[][] expected, double[][] found, double tolerance) {
    assertEquals(expected.length, found.length);
    for (int i = 0; i < expected.length; i++) {
      assertArrayEquals(expected[i], found[i], tolerance, "row " + i);
    }
  }

  private static double[][] dense(LossPoint point, Term term, Coordinates coordinates)
      throws InterruptedException {
    try (DenseMatrix gaussNewton = HessianSpectra.gaussNewton(point, coordinates);
        DenseMatrix residual = HessianSpectra.residual(point, coordinates)) {
      if (term == Term.HESSIAN) {
        gaussNewton.add(1, residual);
      }
      return Points.rows(term == Term.RESIDUAL ? residual : gaussNewton);
    }
  }

  @ParameterizedTest
  @MethodSource("points")
  void operator_onUnitVectors_isItsDenseMatrix(Points points) throws InterruptedException {
    try (LossPoint point = points.point()) {
      assertTrue(point.unsatisfied() > 20, "unsatisfied: " + point.unsatisfied());
      for (Coordinates coordinates : Coordinates.values()) {
        for (Term term : Term.values()) {
          SymmetricOperator operator = point.operator(term, coordinates, 2);
          double[][] expected = dense(point, term, coordinates);
          assertRows(expected, operator.apply(identity(operator.size())), Tolerances.OUTPUTS);
          assertRows(transposed(expected), expected, Tolerances.OUTPUTS);
        }
      }
    }
  }

  private static double[][] transposed(double[][] rows) {
    double[][] columns = new double[rows.length][rows.length];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < rows.length; j++) {
        columns[j][i] = rows[i][j];
      }
    }
    return columns;
  }

  @ParameterizedTest
  @MethodSource("points")
  void operator_onAnyBlock_isLinearRepeatableAndTheSameOnAnyThreads(Points points)
      throws InterruptedException {
    try (LossPoint point = points.point()) {
      SymmetricOperator operator = point.operator(Term.HESSIAN, Coordinates.ALL, 1);
      double[][] vectors = new double[5][];
      var random = new Random(5);
      Arrays.setAll(vectors, b -> random.doubles(operator.size(), -1, 1).toArray());
      for (int i = 0; i < vectors[4].length; i++) {
        vectors[4][i] = 2 * vectors[0][i] - 3 * vectors[1][i];
      }
      double[][] images = operator.apply(vectors);
      for (int i = 0; i < images[4].length; i++) {
        assertEquals(2 * images[0][i] - 3 * images[1][i], images[4][i], Tolerances.OUTPUTS);
      }
      assertRows(images, operator.apply(vectors), 0);
      assertRows(images, point.operator(Term.HESSIAN, Coordinates.ALL, 3).apply(vectors), 0);
      assertEquals(0, operator.apply(new double[0][]).length);
      var e = assertThrows(IllegalArgumentException.class, () -> operator.apply(new double[1][2]));
      assertTrue(e.getMessage().contains("2 values; it must have"), e.getMessage());
    }
  }

  @ParameterizedTest
  @MethodSource("points")
  void operators_summedScaledAndShifted_areSoInEveryImage(Points points)
      throws InterruptedException {
    try (LossPoint point = points.point()) {
      SymmetricOperator gaussNewton = point.operator(Term.GAUSS_NEWTON, Coordinates.WEIGHTS, 1);
      SymmetricOperator residual = point.operator(Term.RESIDUAL, Coordinates.WEIGHTS, 1);
      SymmetricOperator hessian = point.operator(Term.HESSIAN, Coordinates.WEIGHTS, 1);
      double[][] vectors = {new Random(6).doubles(hessian.size(), -1, 1).toArray()};
      double[] whole = hessian.apply(vectors)[0];
      assertArrayEquals(
          whole, gaussNewton.plus(residual).apply(vectors)[0], Tolerances.OUTPUTS, "sum");
      double[] other = hessian.times(-2).plusIdentity(3).apply(vectors)[0];
      for (int i = 0; i < whole.length; i++) {
        assertEquals(3 * vectors[0][i] - 2 * whole[i], other[i], Tolerances.OUTPUTS);
      }
      SymmetricOperator all = point.operator(Term.HESSIAN, Coordinates.ALL, 1);
      assertThrows(IllegalArgumentException.class, () -> hessian.plus(all));
    }
  }

  @Test
  void operator_interrupted_saysSoAndWorksAgain() throws InterruptedException {
    try (LossPoint point = Points.of(HiddenActivation.RELU, 3, 4, 1, 1, false).point()) {
      SymmetricOperator operator = point.operator(Term.HESSIAN, Coordinates.ALL, 2);
      double[][] vectors = identity(operator.size());
      Thread.currentThread().interrupt();
      assertThrows(InterruptedException.class, () -> operator.apply(vectors));
      assertRows(
          dense(point, Term.HESSIAN, Coordinates.ALL), operator.apply(vectors), Tolerances.OUTPUTS);
    }
  }

  /** Which units are on, and which gaps are above 0. */
  private static List<Boolean> signs(HingeObjective objective, Points points)
      throws InterruptedException {
    List<Boolean> signs = new ArrayList<>();
    ParameterLayout layout = points.spec.layout();
    for (int layer = 1; layer <= layout.layers(); layer++) {
      double[][] values = objective.activations(layer);
      for (int mu = 0; mu < values.length; mu++) {
        for (int c = 0; c < values[mu].length; c++) {
          signs.add(
              layer < layout.layers()
                  ? values[mu][c] > 0
                  : points.patterns.label(mu, c) * values[mu][c] < points.spec.margin());
        }
      }
    }
    return signs;
  }

  @ParameterizedTest
  @MethodSource("points")
  void hessian_awayFromKinks_isTheGradientsDifference(Points points) throws InterruptedException {
    var parameters = Nd4j.createFromArray(points.parameters).reshape(1, -1);
    int size = points.parameters.length;
    double[][] expected;
    try (LossPoint point = points.point()) {
      expected = dense(point, Term.HESSIAN, Coordinates.ALL);
    }
    int compared = 0;
    try (var objective =
        new HingeObjective(
            points.spec, new PatternTiles(points.patterns), parameters, ActiveSet.OFF, 1)) {
      for (int i = 0; i < size; i++) {
        double[] above = new double[size];
        double[] below = new double[size];
        parameters.putScalar(i, points.parameters[i] + STEP);
        objective.evaluateAll(above);
        List<Boolean> signs = signs(objective, points);
        parameters.putScalar(i, points.parameters[i] - STEP);
        objective.evaluateAll(below);
        boolean smooth = signs.equals(signs(objective, points));
        parameters.putScalar(i, points.parameters[i]);
        if (!smooth) {
          continue;
        }
        compared++;
        for (int j = 0; j < size; j++) {
          assertEquals(
              expected[i][j],
              (above[j] - below[j]) / (2 * STEP),
              Tolerances.CANCELLED,
              i + ", " + j);
        }
      }
    }
    assertTrue(compared > 0.8 * size, compared + " of " + size);
  }

  /** x = 2, y = 1; one hidden unit is on, f = 0.3 (0.5 x + 0.1) + 0.05, Delta = 0.62. */
  @Test
  void hessian_ofThreeUnits_isThatWorkedOutByHand() throws InterruptedException {
    var spec =
        new HingeNetworkSpec(1, 2, 1, 1, HiddenActivation.RELU, Initialisation.ORTHOGONAL, 1);
    // w1, w2, b1, b2, v1, v2, c
    double[] parameters = {0.5, -1, 0.1, 0.2, 0.3, 0.7, 0.05};
    var patterns = new Patterns(new double[] {2}, 1, new int[] {1}, List.of("no", "yes"));
    double[] gradient = {0.6, 0, 0.3, 0, 1.1, 0, 1};
    double[][] residual = new double[7][7];
    residual[0][4] = -0.62 * 2;
    residual[4][0] = residual[0][4];
    residual[2][4] = -0.62;
    residual[4][2] = residual[2][4];
    double[][] gaussNewton = new double[7][7];
    for (int i = 0; i < 7; i++) {
      for (int j = 0; j < 7; j++) {
        gaussNewton[i][j] = gradient[i] * gradient[j];
      }
    }
    try (var point = new LossPoint(spec, parameters, patterns)) {
      assertEquals(1, point.unsatisfied());
      assertRows(
          gaussNewton,
          dense(point, Term.GAUSS_NEWTON, Coordinates.ALL),
          Tolerances.SOME_OPERATIONS);
      assertRows(
          residual, dense(point, Term.RESIDUAL, Coordinates.ALL), Tolerances.SOME_OPERATIONS);
    }
  }

  @Test
  void curvature_whereAllIsSatisfied_isZero() throws InterruptedException {
    Points some = Points.of(HiddenActivation.RELU, 3, 4, 1, 1, false);
    var spec =
        new HingeNetworkSpec(3, 4, 1, 1, HiddenActivation.RELU, Initialisation.ORTHOGONAL, 1);
    int[] labels = IntStream.range(0, 300).map(mu -> 1).toArray();
    double[] inputs =
        IntStream.range(0, 300)
            .boxed()
            .flatMapToDouble(mu -> Arrays.stream(some.patterns.pattern(mu)))
            .toArray();
    // the output is its bias
    double[] parameters = new double[spec.layout().parameters()];
    parameters[parameters.length - 1] = 2;
    try (var point =
        new LossPoint(spec, parameters, new Patterns(inputs, 3, labels, List.of("no", "yes")))) {
      HessianSpectra spectra = HessianSpectra.of(point, Coordinates.ALL);
      assertEquals(0, point.unsatisfied());
      assertEquals(parameters.length, spectra.hessian().zero());
      assertEquals(parameters.length, spectra.gaussNewton().zero());
      double[][] vectors = {parameters};
      assertArrayEquals(
          new double[parameters.length],
          point.operator(Term.HESSIAN, Coordinates.ALL, 1).apply(vectors)[0]);
    }
  }
}
