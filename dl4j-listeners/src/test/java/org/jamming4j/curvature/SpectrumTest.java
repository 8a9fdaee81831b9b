package org.jamming4j.curvature;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import org.jamming4j.Tolerances;
import org.jamming4j.linalg.DenseMatrix;
import org.jamming4j.linalg.SymmetricEigenSolver;
import org.jamming4j.memory.NotEnoughMemoryException;
import org.jamming4j.network.HiddenActivation;
import org.jamming4j.network.HingeNetworkSpec;
import org.jamming4j.network.ParameterLayout;
import org.jamming4j.objective.ActiveSet;
import org.jamming4j.objective.HingeObjective;
import org.jamming4j.objective.PatternTiles;
import org.jamming4j.objective.StepTeam;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.factory.Nd4j;

/** Identities of the spectra that hold at any parameters. */
class SpectrumTest {
  static List<Points> points() {
    return Points.all().toList();
  }

  @Test
  void modes_ofASpectrum_areCountedByTheTolerance() {
    Spectrum spectrum = Spectrum.of(new double[] {3, -2, 1e-15, -1e-15, 1e-14}, 2);
    assertEquals(7, spectrum.size());
    assertEquals(3, spectrum.norm());
    assertEquals(7 * Math.ulp(1.0) * 3, spectrum.tolerance());
    assertEquals(1, spectrum.negative());
    assertEquals(2, spectrum.positive());
    assertEquals(4, spectrum.zero());
  }

  @ParameterizedTest
  @EnumSource(Coordinates.class)
  void residual_ofRelu_hasNoTrace(Coordinates coordinates) throws InterruptedException {
    for (int depth = 1; depth <= 3; depth++) {
      try (LossPoint point = Points.of(HiddenActivation.RELU, 4, 5, depth, 3, true).point()) {
        HessianSpectra spectra = HessianSpectra.of(point, coordinates);
        assertEquals(0, spectra.traceResidual(), Tolerances.OUTPUTS * spectra.residual().norm());
        double sum = Arrays.stream(spectra.residual().eigenvalues()).sum();
        assertEquals(0, sum, Tolerances.OUTPUTS * spectra.residual().norm());
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Coordinates.class)
  void residual_ofOneReluLayer_hasAPairForEachNeuron(Coordinates coordinates)
      throws InterruptedException {
    try (LossPoint point = Points.of(HiddenActivation.RELU, 4, 6, 1, 1, false).point()) {
      Spectrum residual = HessianSpectra.of(point, coordinates).residual();
      double[] ascending = residual.eigenvalues();
      for (int k = 0; k < ascending.length; k++) {
        assertEquals(-ascending[ascending.length - 1 - k], ascending[k], Tolerances.OUTPUTS);
      }
      assertEquals(6, residual.negative());
      assertEquals(6, residual.positive());
    }
  }

  @ParameterizedTest
  @MethodSource("points")
  void gaussNewton_ofAnyPoint_hasTheGramMatrixsSpectrum(Points points) throws InterruptedException {
    for (Coordinates coordinates : Coordinates.values()) {
      try (LossPoint point = points.point();
          DenseMatrix matrix = HessianSpectra.gaussNewton(point, coordinates);
          DenseMatrix gram =
              SpectraTasks.alone(
                  point.unsatisfied(),
                  (team, room) ->
                      new GaussNewtonAssembly(point, coordinates, team).setGram(room))) {
        double[] full = SymmetricEigenSolver.usual().eigenvalues(matrix);
        double[] kernel = SymmetricEigenSolver.usual().eigenvalues(gram);
        for (int k = 1; k <= Math.max(full.length, kernel.length); k++) {
          double one = k <= full.length ? full[full.length - k] : 0;
          double other = k <= kernel.length ? kernel[kernel.length - k] : 0;
          assertEquals(one, other, Tolerances.OUTPUTS * full[full.length - 1]);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("points")
  void spectra_atOnceOrInTurn_areThoseOfTheMatrices(Points points) throws InterruptedException {
    for (Coordinates coordinates : Coordinates.values()) {
      try (LossPoint point = points.point();
          DenseMatrix gaussNewton = HessianSpectra.gaussNewton(point, coordinates);
          DenseMatrix residual = HessianSpectra.residual(point, coordinates);
          var hessian = new DenseMatrix(gaussNewton.rows(), gaussNewton.rows())) {
        hessian.add(1, gaussNewton);
        hessian.add(1, residual);
        double[] ofHessian = SymmetricEigenSolver.usual().eigenvalues(hessian);
        double[] ofGaussNewton = SymmetricEigenSolver.usual().eigenvalues(gaussNewton);
        double[] ofResidual = SymmetricEigenSolver.usual().eigenvalues(residual);
        for (boolean atOnce : List.of(true, false)) {
          HessianSpectra found = SpectraTasks.spectra(point, coordinates, atOnce);
          assertArrayEquals(ofHessian, found.hessian().eigenvalues(), Tolerances.OUTPUTS);
          assertArrayEquals(ofGaussNewton, found.gaussNewton().eigenvalues(), Tolerances.OUTPUTS);
          assertArrayEquals(ofResidual, found.residual().eigenvalues(), Tolerances.OUTPUTS);
        }
      }
    }
  }

  @Test
  void matrices_interruptedWhilePutTogether_stayUnfinished() throws InterruptedException {
    try (LossPoint point = Points.of(HiddenActivation.RELU, 4, 6, 2, 1, false).point()) {
      int size = Coordinates.ALL.size(point.spec().layout());
      assertUnfinished(
          size,
          (team, matrix) -> new GaussNewtonAssembly(point, Coordinates.ALL, team).addTo(matrix));
      assertUnfinished(
          size, (team, matrix) -> new ResidualAssembly(point, Coordinates.ALL, team).addTo(matrix));
      assertUnfinished(
          point.unsatisfied(),
          (team, matrix) -> new GaussNewtonAssembly(point, Coordinates.ALL, team).setGram(matrix));
    }
  }

  private static void assertUnfinished(int size, BiConsumer<StepTeam, DenseMatrix> assembly) {
    var values = new double[size * size];
    assertThrows(
        InterruptedException.class,
        () ->
            SpectraTasks.alone(
                size,
                (team, matrix) -> {
                  Thread.currentThread().interrupt();
                  assembly.accept(team, matrix);
                  matrix.getAll(values);
                }));
    assertFalse(Thread.interrupted());
    assertArrayEquals(new double[values.length], values);
  }

  @Test
  void spectra_interrupted_saySoAndAreFoundLater() throws InterruptedException {
    try (LossPoint point = Points.of(HiddenActivation.RELU, 4, 6, 2, 1, false).point()) {
      HessianSpectra before = HessianSpectra.of(point, Coordinates.ALL);
      Thread.currentThread().interrupt();
      assertThrows(InterruptedException.class, () -> HessianSpectra.of(point, Coordinates.ALL));
      assertFalse(Thread.interrupted());
      assertEquals(before, HessianSpectra.of(point, Coordinates.ALL));
    }
  }

  /** H has at least as many negative modes as Hp has beyond N_Delta (Weyl): none at a minimum. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void negativeModes_ofTheResidual_exceedThoseOfHByTheUnsatisfiedAtMost(int depth)
      throws InterruptedException {
    Points some = Points.of(HiddenActivation.RELU, 3, 6, depth, 1, false);
    var few = new Points(some.spec, some.parameters, some.patterns.subset(numbers(12)), "few");
    try (LossPoint point = few.point()) {
      HessianSpectra spectra = HessianSpectra.of(point, Coordinates.ALL);
      assertTrue(point.unsatisfied() < some.parameters.length);
      assertTrue(
          spectra.residual().negative() <= spectra.hessian().negative() + point.unsatisfied());
      assertEquals(0, spectra.gaussNewton().negative());
      assertTrue(spectra.gaussNewton().positive() <= point.unsatisfied());
    }
  }

  private static int[] numbers(int count) {
    int[] numbers = new int[count];
    Arrays.setAll(numbers, mu -> mu);
    return numbers;
  }

  /**
   * Scaling what enters a ReLU neuron by s and what leaves it by 1/s changes nothing, so that H t =
   * -D g, with D = +1 and -1 on these and t = D w: a zero mode for each neuron where g = 0.
   */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void hessian_alongARescaling_isTheGradientsSign(int depth) throws InterruptedException {
    Points points = Points.of(HiddenActivation.RELU, 3, 4, depth, 1, false);
    ParameterLayout layout = points.spec.layout();
    double[] gradient = new double[layout.parameters()];
    try (var objective =
        new HingeObjective(
            points.spec,
            new PatternTiles(points.patterns),
            Nd4j.createFromArray(points.parameters).reshape(1, -1),
            ActiveSet.OFF,
            1)) {
      objective.evaluateAll(gradient);
    }
    try (LossPoint point = points.point()) {
      SymmetricOperator hessian = point.operator(Term.HESSIAN, Coordinates.ALL, 1);
      for (int layer = 0; layer < layout.layers() - 1; layer++) {
        for (int unit = 0; unit < layout.outputs(layer); unit++) {
          double[] signs = signs(layout, layer, unit);
          double[][] tangent = {new double[signs.length]};
          Arrays.setAll(tangent[0], i -> signs[i] * points.parameters[i]);
          double[] image = hessian.apply(tangent)[0];
          for (int i = 0; i < signs.length; i++) {
            assertEquals(-signs[i] * gradient[i], image[i], Tolerances.OUTPUTS);
          }
        }
      }
    }
  }

  private static double[] signs(ParameterLayout layout, int layer, int unit) {
    double[] signs = new double[layout.parameters()];
    int in = layout.inputs(layer);
    Arrays.fill(
        signs, layout.weights(layer) + unit * in, layout.weights(layer) + (unit + 1) * in, 1);
    signs[layout.biases(layer) + unit] = 1;
    for (int j = 0; j < layout.outputs(layer + 1); j++) {
      signs[layout.weights(layer + 1) + unit + j * layout.inputs(layer + 1)] = -1;
    }
    return signs;
  }

  @Test
  void spectra_ofTooManyParameters_areRefusedWithTheFigure() {
    HingeNetworkSpec wide =
        Points.of(HiddenActivation.RELU, 3, 2, 2, 1, false).spec.withWidth(3000);
    var e =
        assertThrows(
            NotEnoughMemoryException.class,
            () -> HessianSpectra.requireMemory(wide, Coordinates.WEIGHTS));
    assertTrue(e.getMessage().contains("spectra of 9012000 parameters"), e.getMessage());
  }
}
