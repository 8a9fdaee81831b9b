package org.jamming4j.training;

import static org.jamming4j.Tolerances.FLOAT64;
import static org.jamming4j.Tolerances.assertClose;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jamming4j.network.ParameterLayout;
import org.junit.jupiter.api.Test;

/** The update rules, by hand. */
class StepperTest {
  private static final double[][] GRADIENTS = {{1, -2}, {0.5, 0}, {-3, 1}};
  private static final double[] SCALES = {1, 0.5, 0.25};

  /** A network of so many parameters: weights of one unit, and its bias. */
  private static ParameterLayout parameters(int count) {
    return new ParameterLayout(count - 1, 1);
  }

  private static double[] after(Optimiser optimiser) {
    double[] w = {10, 20};
    Stepper stepper = Stepper.of(optimiser, parameters(2));
    for (int step = 0; step < GRADIENTS.length; step++) {
      stepper.step(w, GRADIENTS[step], SCALES[step]);
    }
    return w;
  }

  @Test
  void adam_threeSteps_followItsRule() {
    double[] w = {10, 20};
    for (int i = 0; i < 2; i++) {
      double m = 0;
      double v = 0;
      for (int t = 1; t <= 3; t++) {
        double g = GRADIENTS[t - 1][i];
        m = 0.8 * m + 0.2 * g;
        v = 0.95 * v + 0.05 * g * g;
        double mHat = m / (1 - Math.pow(0.8, t));
        double vHat = v / (1 - Math.pow(0.95, t));
        w[i] -= SCALES[t - 1] * 0.1 * mHat / (Math.sqrt(vHat) + 1e-3);
      }
    }
    assertClose(w, after(new Optimiser.Adam(0.1, 0.8, 0.95, 1e-3)), FLOAT64);
  }

  @Test
  void momentum_threeSteps_followItsRule() {
    double[] w = {10, 20};
    for (int i = 0; i < 2; i++) {
      double v = 0;
      for (int t = 0; t < 3; t++) {
        v = 0.9 * v - SCALES[t] * 0.1 * GRADIENTS[t][i];
        w[i] += v;
      }
    }
    assertClose(w, after(new Optimiser.Momentum(0.1, 0.9)), FLOAT64);
  }

  @Test
  void normalisedMomentum_threeSteps_followItsRule() {
    double[] w = {10, 20};
    double[] m = new double[2];
    double v = 0;
    for (int t = 1; t <= 3; t++) {
      double[] g = GRADIENTS[t - 1];
      v = 0.95 * v + 0.05 * (g[0] * g[0] + g[1] * g[1]) / 2;
      double root = Math.sqrt(v / (1 - Math.pow(0.95, t))) + 1e-3;
      for (int i = 0; i < 2; i++) {
        m[i] = 0.8 * m[i] + 0.2 * g[i];
        w[i] -= SCALES[t - 1] * 0.1 * m[i] / (1 - Math.pow(0.8, t)) / root;
      }
    }
    assertClose(w, after(new Optimiser.NormalisedMomentum(0.1, 0.8, 0.95, 1e-3)), FLOAT64);
  }

  /** As gradient descent, and not Adam, it knows no axes: a turned slope is gone down as turned. */
  @Test
  void normalisedMomentum_turnedGradients_takesTurnedSteps() {
    var optimiser = new Optimiser.NormalisedMomentum(0.1);
    double cos = 0.6;
    double sin = 0.8;
    double[] plain = {0, 0};
    double[] turned = {0, 0};
    Stepper one = Stepper.of(optimiser, parameters(2));
    Stepper other = Stepper.of(optimiser, parameters(2));
    for (double[] g : GRADIENTS) {
      one.step(plain, g, 1);
      double[] t = {cos * g[0] - sin * g[1], sin * g[0] + cos * g[1]};
      other.step(turned, t, 1);
    }
    double[] expected = {cos * plain[0] - sin * plain[1], sin * plain[0] + cos * plain[1]};
    assertClose(expected, turned, FLOAT64);
  }

  @Test
  void noisy_withoutNoise_isTheMethodItself() {
    var adam = new Optimiser.Adam(0.1);
    assertArrayEquals(after(adam), after(new Optimiser.Noisy(adam, 0, 1)));
  }

  /** Momentum of 0 moves by the gradient: what is left of the move is the noise. */
  @Test
  void noisy_manyComponents_addsNoiseOfItsDeviationThatFallsWithTheRate() {
    int size = 10_000;
    double[] gradient = new double[size];
    for (int i = 0; i < size; i++) {
      gradient[i] = i % 2 == 0 ? 3 : -1;
    }
    double rms = Math.sqrt(5);
    double scale = 0.25;
    var noisy = new Optimiser.Noisy(new Optimiser.Momentum(1, 0), 2, 7);
    Stepper stepper = Stepper.of(noisy, parameters(size));
    double[] before = new double[size];
    for (int step = 0; step < 3; step++) {
      double[] w = new double[size];
      stepper.step(w, gradient, scale);
      double sum = 0;
      double squares = 0;
      double withBefore = 0;
      for (int i = 0; i < size; i++) {
        double noise = (-w[i] / scale - gradient[i]) / (2 * scale * rms);
        assertTrue(Math.abs(noise) <= Math.sqrt(3) + FLOAT64, "noise " + noise);
        sum += noise;
        squares += noise * noise;
        withBefore += noise * before[i];
        before[i] = noise;
      }
      // five standard errors of uniform numbers of variance 1
      double fiveErrors = 5 / Math.sqrt(size);
      assertTrue(Math.abs(sum / size) < fiveErrors, "mean " + sum / size);
      assertTrue(Math.abs(squares / size - 1) < fiveErrors, "variance " + squares / size);
      assertTrue(Math.abs(withBefore / size) < fiveErrors, "of steps " + withBefore / size);
    }
  }

  @Test
  void noisy_anotherSeed_isOtherNoise() {
    var adam = new Optimiser.Adam(0.1);
    double[] one = after(new Optimiser.Noisy(adam, 1, 1));
    assertArrayEquals(one, after(new Optimiser.Noisy(adam, 1, 1)));
    assertNotEquals(one[0], after(new Optimiser.Noisy(adam, 1, 2))[0]);
  }

  /** Gradients of steps downhill, until the fifth goes uphill and stops the body. */
  private static final double[][] SLOPE = {{2}, {1}, {3}, {1}, {-4}, {-1}, {2}};

  @Test
  void fire_downhillThenUphill_followsItsRule() {
    Stepper stepper = new FireStepper(new Optimiser.Fire(0.1, 0.15, 1, 1.25, 0.5, 0.2, 0.75), 1);
    double[] w = {10};
    double x = 10;
    double v = 0;
    // time step, its multiple and alpha at each step, with patience 1: grown from the second step
    // downhill in a row on, up to the bound, and halved uphill
    double[] dt = {0.1, 0.1, 0.125, 0.15, 0.075, 0.075, 0.0375};
    double[] scale = {1, 1, 1, 0.5, 1, 1, 1};
    double[] alpha = {0, 0.2, 0.2, 0.15, 0, 0.2, 0};
    boolean[] stops = {false, false, false, false, true, false, true};
    for (int i = 0; i < SLOPE.length; i++) {
      double force = -SLOPE[i][0];
      v = stops[i] ? 0 : (1 - alpha[i]) * v + alpha[i] * Math.abs(v) * Math.signum(force);
      v += scale[i] * dt[i] * force;
      x += scale[i] * dt[i] * v;
      stepper.step(w, SLOPE[i], scale[i]);
      assertClose(x, w[0], FLOAT64);
    }
  }

  @Test
  void fire_twoParameters_turnsTheVelocityTowardsTheForce() {
    Stepper stepper = Stepper.of(new Optimiser.Fire(0.1), parameters(2));
    double[] w = {0, 0};
    stepper.step(w, new double[] {3, 4}, 1);
    stepper.step(w, new double[] {0, 1}, 1);
    // v = 0.1 (-3, -4) of norm 0.5; then 0.9 v + 0.1 * 0.5 (0, -1) + 0.1 (0, -1)
    assertClose(0.1 * (-0.3 - 0.27), w[0], FLOAT64);
    assertClose(0.1 * (-0.4 - 0.36 - 0.05 - 0.1), w[1], FLOAT64);
  }

  @Test
  void fire_withoutForce_stays() {
    Stepper stepper = new FireStepper(new Optimiser.Fire(0.1), 1);
    double[] w = {7};
    for (int i = 0; i < 3; i++) {
      stepper.step(w, new double[] {0}, 1);
    }
    assertEquals(7, w[0]);
  }
}
