package org.jamming4j.training;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.DoubleSupplier;
import org.jamming4j.jamming.JammingState;
import org.jamming4j.jamming.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * Follows a run from step to step: when it separated and was satisfied, how far the learning rate
 * has been annealed, and when it is over.
 */
final class RunProgress {
  /** What the state of a step asks for. */
  enum Next {
    /** Another step. */
    STEP,
    /** Another step; a cycle is over. */
    CYCLE,
    /** Another step; the loss has stopped falling at this learning rate. */
    PLATEAU,
    /**
     * Another step, from the full learning rate; the loss has stopped falling at every one, but q
     * is not 1. Whoever can bring the last layer to its least loss asks {@link #gains} instead.
     */
    AMISS,
    /**
     * What {@link #confirm} says of this state with all patterns: the loss has stopped falling and
     * the last learning rate begins or ends, but steps left patterns out.
     */
    CONFIRM,
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

  /** What a run goes on with after its cycles, as a multiple of their full rate. */
  private static final double AFTER_CYCLES = 0.5;

  /**
   * What a run goes on with once its last layer gained by its least loss, as a multiple of the rate
   * that annealing began with: the full rate would take it elsewhere.
   */
  private static final double AFTER_GAIN = 1 / 16.0;

  /**
   * What the last layer has to gain for a run not to be at rest, as a share of the improvement that
   * keeps the rate: it is one layer of several, whose others follow.
   */
  private static final double GAIN = 0.25;

  private final TrainingSpec spec;
  private final double margin;
  private final double fullLearningRate;
  private final DoubleSupplier gradientNorm;
  private final long start = System.nanoTime();
  private OptionalInt separatedAt = OptionalInt.empty();
  private OptionalInt satisfiedAt = OptionalInt.empty();
  private int step;
  private final AnnealingCourse annealing;

  /** The cycles of a run by cooling for as long as they go on; null after and without. */
  private @Nullable CoolingCycles cycles;

  /** Learning rate that annealing begins with, as a multiple of the full one. */
  private double top = 1;

  private boolean optimiserIsStale;

  /** Whether the cycle that ended last was the best so far. */
  private boolean improved;

  private double firstLoss = Double.NaN;
  private boolean certified;

  /**
   * The start of a run without cooling.
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
    // without cycles the steps are noisier at the start, and papers' runs must not be slowed
    annealing = new AnnealingCourse(spec.annealing(), spec.cooling().isPresent());
  }

  /** The start of a run by cooling, if the spec has one. */
  static RunProgress cooling(
      TrainingSpec spec, double margin, double fullLearningRate, DoubleSupplier gradientNorm) {
    var progress = new RunProgress(spec, margin, fullLearningRate, gradientNorm);
    progress.cycles = spec.cooling().map(c -> new CoolingCycles(c, margin)).orElse(null);
    return progress;
  }

  /** Takes note of a state of all patterns. */
  Next observe(int step, JammingState state) {
    return observe(step, state, true);
  }

  /**
   * Takes note of the state after the given number of steps.
   *
   * @param ofAll whether it is of all patterns; one that is not neither certifies nor ends anything
   * @throws DivergedException if the loss is not a number or grew beyond all bounds
   */
  Next observe(int step, JammingState state, boolean ofAll) {
    if (Double.isNaN(firstLoss)) {
      firstLoss = state.loss();
    }
    // written so that NaN counts as diverged
    if (!(state.loss() <= DIVERGED * Math.max(firstLoss, margin * margin))) {
      // of the update before, which this step has not replaced yet
      throw new DivergedException(step, scale() * fullLearningRate, state.loss());
    }
    this.step = step;
    if (ofAll) {
      note(step, state);
      if (reached(state)) {
        return Next.REACHED;
      }
    }
    if (step >= spec.budget().steps() || seconds() >= spec.budget().seconds()) {
      return Next.SPENT;
    }
    if (fits()) {
      // what is left are the last gaps, which noise does not close
      leaveCycles();
    }
    if (cycles != null) {
      return cool(cycles, state);
    }
    return next(annealing.observe(state.loss(), ofAll), state);
  }

  /**
   * Decides what a state was not enough for.
   *
   * @param state the same with all patterns
   */
  Next confirm(JammingState state) {
    return next(annealing.confirm(state.loss()), state);
  }

  private Next next(AnnealingCourse.Event event, JammingState state) {
    return switch (event) {
      case NONE -> Next.STEP;
      case LOWERED -> Next.PLATEAU;
      case UNSURE -> Next.CONFIRM;
      case OVER -> end(state);
    };
  }

  private Next cool(CoolingCycles now, JammingState state) {
    boolean ended = now.next(state.loss());
    optimiserIsStale |= now.beginsPhase();
    if (!ended) {
      return Next.STEP;
    }
    improved = now.improved();
    if (now.areOver()) {
      leaveCycles();
    }
    return Next.CYCLE;
  }

  /** Goes on by all patterns, if it has not yet. */
  private void leaveCycles() {
    if (cycles != null) {
      cycles = null;
      top = AFTER_CYCLES;
      restart();
      optimiserIsStale = true;
    }
  }

  /** Whether the cycle that ended last was the best so far. */
  boolean improved() {
    return improved;
  }

  /** The least loss of the cycles; infinite if these are over, or none has ended. */
  double bestOfCyclesUnderWay() {
    return cycles == null ? Double.POSITIVE_INFINITY : cycles.best();
  }

  /**
   * Goes on after a dead layer was lifted: by all patterns, for noise would kill it again, from the
   * rate that annealing begins with.
   */
  void lifted() {
    leaveCycles();
    restart();
  }

  /**
   * Whether a run that is {@link Next#AMISS} has to go on, as the last layer brought to its least
   * loss gains enough; it then does so near where it is. Otherwise it was at rest.
   *
   * @param loss by all patterns, before
   * @param least state of all patterns with that layer
   */
  boolean gains(double loss, JammingState least) {
    if (!least.separated() && least.loss() > (1 - GAIN * spec.annealing().improvement()) * loss) {
      return false;
    }
    annealing.restart(AFTER_GAIN * top);
    optimiserIsStale = true;
    return true;
  }

  /** Whether the next step is by a sample; the first state of a run is of all patterns. */
  boolean samples() {
    return cycles != null && cycles.samples() && !Double.isNaN(firstLoss);
  }

  /** Whether the next state's loss is judged, which has to be of all patterns. */
  boolean judges() {
    return cycles != null && cycles.judges();
  }

  /** Whether the optimiser is to forget what it remembers; asked before every step. */
  boolean optimiserIsStale() {
    boolean stale = optimiserIsStale;
    optimiserIsStale = false;
    return stale;
  }

  /** Whether {@link #certify} was called. */
  boolean certified() {
    return certified;
  }

  /**
   * Says that signs of outputs are not rounding errors: states without training error count from
   * now on.
   */
  void certify() {
    certified = true;
  }

  /** Takes note of a certificate of SAT. */
  void note(int step, JammingState state) {
    if (!certified) {
      return;
    }
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
        && certified
        && (spec.goal() == Goal.CERTIFICATE || state.largestGap() < ROUNDING * margin);
  }

  private Next end(JammingState state) {
    boolean moved = hasMoved();
    if (moved && isAtRest(state)) {
      return Next.CONVERGED;
    }
    restart();
    return moved && separatedAt.isEmpty() && !state.separated() ? Next.AMISS : Next.PLATEAU;
  }

  /**
   * Whether the loss ever fell from where it began, or has nowhere to fall. If not, the learning
   * rate may be too small to tell rest from slowness: q is close to 1 at the start as well, where
   * all outputs are small.
   */
  private boolean hasMoved() {
    return annealing.fellFrom(firstLoss) || gradientNorm.getAsDouble() < NO_GRADIENT;
  }

  /** Whether q is 1 within the tolerance, and there never was a state without training error. */
  boolean isAtRest(JammingState state) {
    return separatedAt.isEmpty()
        && !state.separated()
        && Math.abs(state.q() - 1) <= spec.annealing().tolerance();
  }

  /**
   * Goes back to the full learning rate, as after a change of the parameters from outside; what has
   * decayed stays.
   */
  void restart() {
    annealing.restart(top);
  }

  /** Whether SAT is certain by the spec's protocol. */
  boolean fits() {
    return (spec.protocol() == Protocol.PAPER ? satisfiedAt : separatedAt).isPresent();
  }

  /** Multiple of the learning rate for the next step, by annealing and decay. */
  double scale() {
    double rate = cycles == null ? annealing.scale() : cycles.scale();
    return rate * Math.max(spec.annealing().floor(), spec.decay().factor(step));
  }

  /** What the next step is to take away of every parameter. */
  double shrinkage() {
    return cycles != null && cycles.samples()
        ? scale() * fullLearningRate * spec.cooling().orElseThrow().weightDecay()
        : 0;
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
