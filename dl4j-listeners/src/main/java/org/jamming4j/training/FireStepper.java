package org.jamming4j.training;

import java.nio.DoubleBuffer;

/** {@link Optimiser.Fire} at work on one run: a body of unit mass that slides down the loss. */
final class FireStepper implements Stepper {
  private final Optimiser.Fire fire;
  private final double[] velocity;
  private final double[] change;
  private double timeStep;
  private double mixing;

  /** Steps since it last went uphill. */
  private int downhill;

  private boolean moving;

  FireStepper(Optimiser.Fire fire, int parameters) {
    this.fire = fire;
    velocity = new double[parameters];
    change = new double[parameters];
    timeStep = fire.timeStep();
    mixing = fire.mixing();
  }

  @Override
  public void step(DoubleBuffer parameters, double[] gradient, double scale) {
    double kept = 1;
    double steered = 0;
    // the first step starts from rest, where there is nothing to judge yet
    if (moving) {
      double power = -dot(gradient, velocity);
      if (power > 0) {
        kept = 1 - mixing;
        steered = mixing * Math.sqrt(dot(velocity, velocity) / dot(gradient, gradient));
        if (++downhill > fire.patience()) {
          timeStep = Math.min(timeStep * fire.increase(), fire.largestTimeStep());
          mixing *= fire.mixingDecay();
        }
      } else {
        kept = 0;
        downhill = 0;
        timeStep *= fire.decrease();
        mixing = fire.mixing();
      }
    }
    moving = true;
    advance(gradient, kept, steered, scale * timeStep);
    Stepper.move(parameters, change);
  }

  /** Mixes the velocity with the force's direction, then one semi-implicit Euler step. */
  private void advance(double[] gradient, double kept, double steered, double dt) {
    for (int i = 0; i < change.length; i++) {
      velocity[i] = kept * velocity[i] - (steered + dt) * gradient[i];
      change[i] = dt * velocity[i];
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
