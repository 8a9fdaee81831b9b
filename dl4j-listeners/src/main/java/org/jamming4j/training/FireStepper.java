package org.jamming4j.training;

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
  public void step(double[] parameters, double[] gradient, double scale) {
    double kept = 1;
    double steered = 0;
    // the first step starts from rest, where there is nothing to judge yet
    if (moving) {
      double power = 0;
      double force2 = 0;
      double speed2 = 0;
      // in one loop, where the three sums do not wait for each other
      for (int i = 0; i < velocity.length; i++) {
        power -= gradient[i] * velocity[i];
        force2 += gradient[i] * gradient[i];
        speed2 += velocity[i] * velocity[i];
      }
      if (power > 0) {
        kept = 1 - mixing;
        steered = mixing * Math.sqrt(speed2 / force2);
        speedUp();
      } else {
        kept = 0;
        slowDown();
      }
    }
    moving = true;
    double dt = scale * timeStep;
    double pushed = steered + dt;
    for (int i = 0; i < change.length; i++) {
      velocity[i] = kept * velocity[i] - pushed * gradient[i];
      change[i] = dt * velocity[i];
    }
    Stepper.move(parameters, change);
  }

  private void speedUp() {
    downhill++;
    if (downhill > fire.patience()) {
      timeStep = Math.min(timeStep * fire.increase(), fire.largestTimeStep());
      mixing *= fire.mixingDecay();
    }
  }

  private void slowDown() {
    downhill = 0;
    timeStep *= fire.decrease();
    mixing = fire.mixing();
  }
}
