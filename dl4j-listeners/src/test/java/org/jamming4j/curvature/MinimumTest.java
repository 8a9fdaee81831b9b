package org.jamming4j.curvature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jamming4j.Tolerances;
import org.jamming4j.data.Patterns;
import org.jamming4j.data.RandomPatterns;
import org.jamming4j.jamming.JammingState;
import org.jamming4j.linalg.DenseMatrix;
import org.jamming4j.linalg.SymmetricEigenSolver;
import org.jamming4j.network.HiddenActivation;
import org.jamming4j.network.HingeNetworkSpec;
import org.jamming4j.network.Initialisation;
import org.jamming4j.objective.ActiveSet;
import org.jamming4j.objective.HingeObjective;
import org.jamming4j.objective.PatternTiles;
import org.jamming4j.training.Budget;
import org.jamming4j.training.HingeTrainer;
import org.jamming4j.training.Protocol;
import org.jamming4j.training.TrainingSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Identities that hold at minima with L > 0, to which a network is trained, and then taken by
 * Newton's steps.
 */
class MinimumTest {
  private static final int STEPS = 20_000;
  private static final int NEWTON_STEPS = 100;

  /** Of the greatest eigenvalue; what is less is no curvature to divide by. */
  private static final double FLAT = 1e-9;

  private static HingeNetworkSpec spec(
      Patterns patterns, HiddenActivation activation, int width, int depth) {
    return new HingeNetworkSpec(
        patterns.dimension(), width, depth, 1, activation, Initialisation.ORTHOGONAL, 1);
  }

  /** Equal inputs with unlike labels: a minimum that no pattern has at a kink. */
  private static Patterns contradicting() {
    double[] inputs = {2, 0, 2, 0, 2, 0, 2, 0, 0, 2, 0, 2, 0, 2, 0, 2};
    return new Patterns(inputs, 2, new int[] {1, 1, 1, 0, 0, 0, 0, 1}, List.of("a", "b"));
  }

  /** The state and the gradient there. */
  private static JammingState evaluate(
      HingeNetworkSpec spec, Patterns patterns, double[] parameters, double[] gradient)
      throws InterruptedException {
    try (var tiles = new PatternTiles(patterns);
        var objective =
            new HingeObjective(
                spec, tiles, Nd4j.createFromArray(parameters).reshape(1, -1), ActiveSet.OFF, 1)) {
      return objective.evaluateAll(gradient);
    }
  }

  private static double[] minimum(HingeNetworkSpec spec, Patterns patterns, long seed)
      throws InterruptedException {
    MultiLayerNetwork network = spec.build(seed);
    new HingeTrainer(
            TrainingSpec.fullBatch().withProtocol(Protocol.PAPER).withBudget(Budget.ofSteps(STEPS)))
        .train(network, patterns);
    double[] at = network.params().dup().data().asDouble();
    double[] gradient = new double[at.length];
    for (int step = 0; step < NEWTON_STEPS; step++) {
      evaluate(spec, patterns, at, gradient);
      try (var point = new LossPoint(spec, at, patterns);
          DenseMatrix hessian = HessianSpectra.gaussNewton(point, Coordinates.ALL);
          DenseMatrix residual = HessianSpectra.residual(point, Coordinates.ALL)) {
        hessian.add(1, residual);
        double[] eigenvalues = SymmetricEigenSolver.usual().decompose(hessian);
        double greatest = eigenvalues[eigenvalues.length - 1];
        for (int k = 0; k < eigenvalues.length; k++) {
          if (Math.abs(eigenvalues[k]) > FLAT * greatest) {
            double along = 0;
            for (int i = 0; i < at.length; i++) {
              along += hessian.get(i, k) * gradient[i];
            }
            for (int i = 0; i < at.length; i++) {
              // downward where the curvature is negative
              at[i] -= along / Math.abs(eigenvalues[k]) * hessian.get(i, k);
            }
          }
        }
      }
    }
    evaluate(spec, patterns, at, gradient);
    for (double slope : gradient) {
      assertEquals(0, slope, Tolerances.OUTPUTS);
    }
    return at;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void minimum_ofRelu_hasAZeroModeForEveryNeuron(int depth) throws InterruptedException {
    Patterns patterns = contradicting();
    HingeNetworkSpec spec = spec(patterns, HiddenActivation.RELU, 3, depth);
    double[] at = minimum(spec, patterns, 1);
    JammingState state = evaluate(spec, patterns, at, new double[at.length]);
    assertEquals(8, state.unsatisfied());
    // 2 a b / (a + b) of each of two groups of 3 and 1
    assertEquals(3.0 / patterns.size(), state.loss(), Tolerances.OUTPUTS);
    assertEquals(1, state.q(), Tolerances.OUTPUTS);
    try (var point = new LossPoint(spec, at, patterns)) {
      HessianSpectra spectra = HessianSpectra.of(point, Coordinates.ALL);
      assertEquals(0, spectra.hessian().negative(), spectra.toString());
      assertTrue(spectra.hessian().zero() >= 3 * depth, spectra.toString());
      assertTrue(spectra.residual().negative() <= 8, spectra.toString());
      if (depth == 1) {
        assertEquals(0, spectra.residual().norm(), Tolerances.OUTPUTS);
      }
    }
  }

  @Test
  void minimum_ofASmoothNetwork_hasNoMoreNegativeResidualModesThanGaps()
      throws InterruptedException {
    Patterns patterns = RandomPatterns.generate(24, 2, 5);
    HingeNetworkSpec spec = spec(patterns, HiddenActivation.TANH, 1, 1);
    double[] at = minimum(spec, patterns, 2);
    JammingState state = evaluate(spec, patterns, at, new double[at.length]);
    assertEquals(1, state.q(), Tolerances.OUTPUTS);
    try (var point = new LossPoint(spec, at, patterns)) {
      HessianSpectra spectra = HessianSpectra.of(point, Coordinates.ALL);
      assertEquals(0, spectra.hessian().negative(), spectra.toString());
      assertTrue(spectra.residual().negative() > 0, spectra.toString());
      assertTrue(spectra.residual().negative() <= state.unsatisfied(), spectra.toString());
    }
  }
}
