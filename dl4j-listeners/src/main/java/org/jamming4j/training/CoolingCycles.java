package org.jamming4j.training;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.stat.regression.SimpleRegression;

/** Where a run by {@link Cooling} stands, from step to step and from cycle to cycle. */
final class CoolingCycles {
  /** Share of a cycle's sampled steps in which the rate rises. */
  private static final double WARM_UP = 0.1;

  /** Multiple of the full rate at the last sampled step. */
  private static final double END = 0.03;

  /** Multiple of the full rate of the steps by all patterns. */
  private static final double SETTLING = 0.1;

  /** Steps by all patterns over sampled ones, and the share of the former that is judged. */
  private static final int SAMPLED_PER_SETTLING = 20;

  private static final double JUDGED = 0.2;

  /** Multiple of the cycles so far that a run is given in thought. */
  private static final double AHEAD = 10;

  /** Loss over kappa^2 around which networks begin to fit. */
  private static final double FITTING = 0.005;

  /** Loss over kappa^2 below which a cycle that still falls is worth going on with. */
  private static final double NEAR = 0.02;

  /** How much less the loss has to be after as many steps by all patterns as before. */
  private static final double FALLING = 0.1;

  /** So few cycles do not tell a pace. */
  private static final int FEW = 3;

  /** After so many cycles a sudden fall, with which fits begin, is not to be waited for. */
  private static final int MANY = 15;

  /** How far above the loss of networks that fit chance has to leave one. */
  private static final double FAR = 2;

  private final int sampled;
  private final int settling;
  private final double fittingLoss;
  private final double nearLoss;

  /** Least loss up to each cycle. */
  private final List<Double> best = new ArrayList<>();

  /** The logarithm of each cycle's loss by that of its number. */
  private SimpleRegression course = new SimpleRegression();

  private double sumOfLogarithms;

  /** Steps of this cycle so far; of those by all patterns, of the last part alone. */
  private int step;

  /** Mean loss of the part by all patterns before. */
  private double before = Double.POSITIVE_INFINITY;

  private double sum;
  private int summed;
  private boolean improved;

  /** Whether the best parameters so far have been settled a second time. */
  private boolean settledAgain;

  /** The start of a run of the given margin kappa. */
  CoolingCycles(Cooling cooling, double margin) {
    sampled = cooling.steps();
    settling = Math.max(1, sampled / SAMPLED_PER_SETTLING);
    fittingLoss = FITTING * margin * margin;
    nearLoss = NEAR * margin * margin;
  }

  /** Whether the next step is by a sample. */
  boolean samples() {
    return step < sampled;
  }

  /** Whether the next state's loss is judged, which has to be of all patterns. */
  boolean judges() {
    return step >= sampled + Math.floor((1 - JUDGED) * settling);
  }

  /** Whether what the optimiser remembers is of another rate. */
  boolean beginsPhase() {
    return step == 0 || step == sampled;
  }

  /** Multiple of the learning rate for the next step. */
  double scale() {
    if (!samples()) {
      return SETTLING;
    }
    double risen = Math.min(1, (step + 1) / (WARM_UP * sampled));
    return risen * (1 - (1 - END) * step / sampled);
  }

  /**
   * Goes on by one step.
   *
   * @param loss of the state before it
   * @return whether a cycle ended with that state
   */
  boolean next(double loss) {
    if (judges()) {
      sum += loss;
      summed++;
    }
    step++;
    if (step < sampled + settling) {
      return false;
    }
    double mean = sum / summed;
    sum = 0;
    summed = 0;
    if (mean < nearLoss && mean <= (1 - FALLING) * before) {
      before = mean;
      step = sampled + 1;
      return false;
    }
    improved = mean < best();
    settledAgain &= !improved;
    best.add(Math.min(mean, best()));
    course.addData(Math.log(best.size()), Math.log(mean));
    sumOfLogarithms += Math.log(mean);
    step = 0;
    before = Double.POSITIVE_INFINITY;
    return true;
  }

  /** The least loss of all cycles; infinite before the first has ended. */
  double best() {
    return best.isEmpty() ? Double.POSITIVE_INFINITY : best.get(best.size() - 1);
  }

  /** Whether the cycle that ended last was the best so far. */
  boolean improved() {
    return improved;
  }

  /** Whether further cycles would be in vain. */
  boolean areInVain() {
    int cycles = best.size();
    if (cycles < FEW) {
      return false;
    }
    int half = (cycles + 1) / 2;
    double gained = best() / best.get(cycles - half - 1);
    double atThisPace = best() * Math.pow(gained, (AHEAD - 1) * cycles / half);
    return lowestByChance() > FAR * fittingLoss && (cycles >= MANY || atThisPace > fittingLoss);
  }

  /**
   * The least loss to be expected of the cycles ahead, if it goes on falling as a power of their
   * number, and scatters as it did: of n normal deviations the least is about -sqrt(2 ln n).
   */
  private double lowestByChance() {
    double cycles = best.size();
    double level =
        course.getSlope() < 0 ? course.predict(Math.log(AHEAD * cycles)) : sumOfLogarithms / cycles;
    double deviations = Math.sqrt(2 * Math.log((AHEAD - 1) * cycles));
    return Math.exp(level - deviations * Math.sqrt(course.getMeanSquareError()));
  }

  /**
   * Leaves the sampled steps of the cycle that begins out, once for the same best parameters.
   *
   * @return whether it does
   */
  boolean settle() {
    if (settledAgain) {
      return false;
    }
    settledAgain = true;
    step = sampled;
    return true;
  }

  /** Begins anew, with nothing known. */
  void restart() {
    best.clear();
    course = new SimpleRegression();
    sumOfLogarithms = 0;
    improved = false;
    settledAgain = false;
    step = 0;
    before = Double.POSITIVE_INFINITY;
    sum = 0;
    summed = 0;
  }
}
