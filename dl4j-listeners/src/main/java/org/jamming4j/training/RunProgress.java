package org.jamming4j.training;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.DoubleSupplier;
import org.jamming4j.jamming.JammingState;

/**
 * Follows a run from step to step: when it separated and was satisfied, how far the learning rate
 * has been annealed, and when it is over.
 */
final class RunProgress {
  /** What the state of a step asks for. */
  enum Next {
    /** Another step. */
    STEP,
    /** Another step; the loss has stopped falling at this learning rate. */
    PLATEAU,
    /** The end: the goal is reached. */
    REACHED,
    /** The end: the loss has stopped falling at every learning rate, and q is 1. */
    CONVERGED,
    /** The end: the budget is spent. */
    SPENT
  }

  /** Open gaps below this multiple of the margin are rounding errors, which no step removes. */
  private static final double ROUNDING = 1e-12;

  /** A gradient of this norm is at rest wherever the run began, such as in a dead network. */
  private static final double NO_GRADIENT = 1e-6;

  /** A loss of this multiple of the first one, or of the margin squared, does not come back. */
  private static final double DIVERGED = 1e10;

  private final TrainingSpec spec;
  private final double margin;
  private final double fullLearningRate;
  private final DoubleSupplier gradientNorm;
  private final long start = System.nanoTime();
  private OptionalInt separatedAt = OptionalInt.empty();
  private OptionalInt satisfiedAt = OptionalInt.empty();
  private double scale = 1;
  private int step;
  private double sum;
  private int summed;
  private double meanBefore = Double.POSITIVE_INFINITY;

  private double firstLoss = Double.NaN;

  /**
   * Whether the loss ever fell from where it began. If it did not, the learning rate may be too
   * small to tell rest from slowness: q is close to 1 at the start as well, where all outputs are
   * small.
   */
  private boolean learnt;

  /**
   * The start of a run.
   *
   * @param fullLearningRate the learning rate before any annealing or decay, for messages
   * @param gradientNorm of the loss, by all parameters, as it is now; infinite if not known
   */
  RunProgress(
      TrainingSpec spec, double margin, double fullLearningRate, DoubleSupplier gradientNorm) {
    this.spec = spec;
    this.margin = margin;
    this.fullLearningRate = fullLearningRate;
    this.gradientNorm = gradientNorm;
  }

  /**
   * Takes note of the state after the given number of steps.
   *
   * @throws DivergedException if the loss is not a number or grew beyond all bounds
   */
  Next observe(int step, JammingState state) {
    if (Double.isNaN(firstLoss)) {
      firstLoss = state.loss();
    }
    // written so that NaN counts as diverged
    if (!(state.loss() <= DIVERGED * Math.max(firstLoss, margin * margin))) {
      // of the update before, which this step has not replaced yet
      throw new DivergedException(step, scale() * fullLearningRate, state.loss());
    }
    this.step = step;
    note(step, state);
    if (reached(state)) {
      return Next.REACHED;
    }
    if (step >= spec.budget().steps() || seconds() >= spec.budget().seconds()) {
      return Next.SPENT;
    }
    return anneal(state);
  }

  /** Takes note of a certificate of SAT. */
  void note(int step, JammingState state) {
    if (state.separated() && separatedAt.isEmpty()) {
      separatedAt = OptionalInt.of(step);
    }
    if (state.satisfied() && satisfiedAt.isEmpty()) {
      satisfiedAt = OptionalInt.of(step);
    }
  }

  /** Whether a state would be the first without training error, or end the run. */
  boolean isMilestone(JammingState state) {
    return state.separated() && (separatedAt.isEmpty() || reached(state));
  }

  private boolean reached(JammingState state) {
    if (state.satisfied()) {
      return true;
    }
    return spec.protocol() == Protocol.USER
        && state.separated()
        && (spec.goal() == Goal.CERTIFICATE || state.largestGap() < ROUNDING * margin);
  }

  private Next anneal(JammingState state) {
    Annealing annealing = spec.annealing();
    sum += state.loss();
    summed++;
    if (summed < annealing.window()) {
      return Next.STEP;
    }
    double mean = sum / summed;
    boolean falling = mean <= (1 - annealing.improvement()) * meanBefore;
    learnt |= mean <= (1 - annealing.improvement()) * firstLoss;
    meanBefore = mean;
    sum = 0;
    summed = 0;
    if (falling) {
      return Next.STEP;
    }
    scale *= annealing.factor();
    if (scale >= annealing.floor()) {
      return Next.PLATEAU;
    }
    if ((learnt || gradientNorm.getAsDouble() < NO_GRADIENT)
        && separatedAt.isEmpty()
        && Math.abs(state.q() - 1) <= annealing.tolerance()) {
      return Next.CONVERGED;
    }
    restart();
    return Next.PLATEAU;
  }

  /**
   * Goes back to the full learning rate, as after a change of the parameters from outside; what has
   * decayed stays.
   */
  void restart() {
    scale = 1;
    sum = 0;
    summed = 0;
    meanBefore = Double.POSITIVE_INFINITY;
  }

  /** Whether SAT is certain by the spec's protocol. */
  boolean fits() {
    return (spec.protocol() == Protocol.PAPER ? satisfiedAt : separatedAt).isPresent();
  }

  /** Multiple of the learning rate for the next step, by annealing and decay. */
  double scale() {
    return scale * Math.max(spec.annealing().floor(), spec.decay().factor(step));
  }

  private double seconds() {
    return (System.nanoTime() - start) / 1e9;
  }

  /**
   * The result of the run as it is now.
   *
   * @param step how many updates there were
   * @param state at the parameters the network is left with
   * @param lifts how often a dead layer was lifted
   * @param collapsed what the network does not tell apart, if it does not fit
   */
  TrainingResult result(
      Outcome outcome, int step, JammingState state, int lifts, List<CollapsedGroup> collapsed) {
    return new TrainingResult(
        outcome, step, separatedAt, satisfiedAt, state, lifts, collapsed, seconds());
  }
}
