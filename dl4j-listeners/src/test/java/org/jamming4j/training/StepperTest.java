package org.jamming4j.training;

import static org.jamming4j.Tolerances.FLOAT64;
import static org.jamming4j.Tolerances.assertClose;

import org.junit.jupiter.api.Test;

/** The update rules, by hand. */
class StepperTest {
  private static final double[][] GRADIENTS = {{1, -2}, {0.5, 0}, {-3, 1}};
  private static final double[] SCALES = {1, 0.5, 0.25};

  private static double[] after(Optimiser optimiser) {
    double[] w = {10, 20};
    Stepper stepper = Stepper.of(optimiser, 2);
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
}
