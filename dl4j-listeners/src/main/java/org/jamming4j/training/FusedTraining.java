package org.jamming4j.training;

import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jamming4j.jamming.JammingState;
import org.jamming4j.jamming.Outcome;
import org.jamming4j.network.HingeNetworkSpec;
import org.jamming4j.objective.HingeObjective;
import org.jamming4j.objective.PatternTiles;
import org.jamming4j.random.Seeds;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run of a fully connected hinge network by this project's own steps, on the network's own
 * parameters. A float32 network is trained in float32 until it first separates the patterns, its
 * learning rate is first annealed or a first cycle ends, and in float64 from then on; whatever
 * decides the outcome is computed in float64.
 */
final class FusedTraining {
  private static final Logger LOG = LoggerFactory.getLogger(FusedTraining.class);

  /** A network that collapses more often than this stays collapsed. */
  private static final int MOST_LIFTS = 10;

  /** What a last look at all patterns may take, once a run is stopped. */
  private static final long MOST_NANOS_TO_STOP = 50_000_000;

  private final MultiLayerNetwork network;
  private final HingeNetworkSpec shape;
  private final PatternTiles tiles;
  private final TrainingSpec spec;
  private final StepWatch watch;
  private final RunParameters parameters;
  private final double[] gradient;

  /** The last parameters without training error, if there were any. */
  private final double[] separated;

  /** The parameters at the end of the best cycle; empty without cooling. */
  private final double[] best;

  /** Of the samples, others for every network. */
  private final long sampleSeed;

  /** Patterns in a row that samples found without error. */
  private long clean;

  private final LastLook look = new LastLook(MOST_NANOS_TO_STOP);
  private final RunProgress progress;
  private final SeparationCertificate certificate;
  private HingeObjective objective;
  private boolean inFloat64;
  private Stepper stepper;
  private int lifts;

  /** Updates so far. */
  private int step;

  FusedTraining(
      MultiLayerNetwork network,
      HingeNetworkSpec shape,
      PatternTiles tiles,
      TrainingSpec spec,
      StepWatch watch)
      throws InterruptedException {
    this.network = network;
    this.shape = shape;
    this.tiles = tiles;
    this.spec = spec;
    this.watch = watch;
    parameters = new RunParameters(network);
    gradient = new double[parameters.size()];
    separated = new double[parameters.size()];
    best = new double[spec.cooling().isPresent() ? parameters.size() : 0];
    sampleSeed =
        Seeds.of(
            spec.cooling().map(Cooling::seed).orElse(0L),
            Seeds.Use.SAMPLES,
            network.getDefaultConfiguration().getSeed());
    stepper = Stepper.of(spec.optimiser(), shape.layout());
    progress =
        RunProgress.cooling(
            spec, shape.margin(), spec.optimiser().learningRate(), this::gradientNorm);
    certificate = new SeparationCertificate(shape, tiles.patterns());
    inFloat64 = parameters.own().dataType() == DataType.DOUBLE || !HingeObjective.hasFloat32();
    objective = objective(inFloat64 ? parameters.exact() : parameters.own());
  }

  private HingeObjective objective(INDArray at) throws InterruptedException {
    return new HingeObjective(shape, tiles, at, spec.activeSet(), spec.threads());
  }

  /**
   * Trains until the outcome is known. However it ends, the network holds the parameters it ended
   * with.
   */
  TrainingResult run() throws InterruptedException {
    try {
      var listeners = new ListenerCalls(network, tiles.patterns(), gradient);
      try {
        return run(listeners);
      } finally {
        listeners.finish();
      }
    } catch (InterruptedException e) {
      throw new TrainingInterruptedException(step, look.atTheEnd(objective));
    } finally {
      objective.close();
    }
  }

  private TrainingResult run(ListenerCalls listeners) throws InterruptedException {
    try {
      while (true) {
        JammingState state = evaluate();
        watch.at(step, state);
        RunProgress.Next next = progress.observe(step, state, objective.isComplete());
        if (next == RunProgress.Next.CONFIRM) {
          state = look.evaluateAll(objective, gradient);
          next = progress.confirm(state);
        }
        if (state.separated() && objective.isComplete()) {
          parameters.copyTo(separated);
        }
        switch (next) {
          case REACHED, SPENT -> {
            return result(next);
          }
          case CYCLE, PLATEAU, AMISS, CONVERGED -> {
            boolean cycle = next == RunProgress.Next.CYCLE;
            boolean moved = cycle && keepBest();
            // rest in float32 is none in float64
            if (goOnInFloat64() || liftDeadLayers() || moved) {
              continue;
            }
            if (next == RunProgress.Next.AMISS && spec.protocol() == Protocol.USER) {
              if (lastLayerGains(state.loss())) {
                continue;
              }
              return result(RunProgress.Next.CONVERGED);
            }
            if (next == RunProgress.Next.CONVERGED || (cycle && isTrappedForGood(state))) {
              return result(RunProgress.Next.CONVERGED);
            }
          }
          case STEP -> {}
          case CONFIRM -> throw new AssertionError("All patterns were looked at.");
        }
        if (progress.optimiserIsStale()) {
          stepper = Stepper.of(spec.optimiser(), shape.layout());
        }
        listeners.beforeUpdate(state);
        parameters.fetch();
        parameters.shrink(progress.shrinkage());
        stepper.step(parameters.values(), gradient, progress.scale());
        parameters.commit();
        listeners.afterUpdate();
        step++;
      }
    } catch (DivergedException e) {
      if (!progress.fits()) {
        throw e;
      }
      // it fitted before it diverged
      return result(RunProgress.Next.SPENT);
    }
  }

  /**
   * After a cycle, keeps the parameters if it was the best, or goes back to those of the best.
   *
   * @return whether the parameters were changed
   */
  private boolean keepBest() {
    if (progress.improved()) {
      parameters.copyTo(best);
      return false;
    }
    parameters.set(best);
    return true;
  }

  /** The state and the gradient; SAT and the goal are confirmed in float64 over all patterns. */
  private JammingState evaluate() throws InterruptedException {
    JammingState state;
    if (progress.samples()) {
      state = evaluateSample();
      if (!objective.isComplete()) {
        return state;
      }
    } else {
      state =
          progress.judges() || look.isFirst()
              ? look.evaluateAll(objective, gradient)
              : objective.evaluate(gradient);
      if (objective.isComplete()) {
        look.saw(state);
      }
    }
    if (state.separated() && !inFloat64) {
      goOnInFloat64();
      state = look.evaluateAll(objective, gradient);
    } else if (!objective.isComplete() && progress.isMilestone(state)) {
      state = look.evaluateAll(objective, gradient);
    }
    certify(state);
    return state;
  }

  /** By a sample, or by all patterns once samples of as many have shown no error. */
  private JammingState evaluateSample() throws InterruptedException {
    int patterns = tiles.patterns().size();
    int size = spec.cooling().orElseThrow().sampleOf(patterns);
    JammingState state = objective.evaluateSample(size, sampleSeed, gradient);
    clean = state.separated() ? clean + size : 0;
    if (clean < patterns || objective.isComplete()) {
      return state;
    }
    clean = 0;
    return look.evaluateAll(objective, gradient);
  }

  /**
   * The first time a state in float64 is without training error, makes sure that no sign is a
   * rounding error.
   */
  private void certify(JammingState state) throws InterruptedException {
    if (state.separated() && objective.isComplete() && !progress.certified()) {
      double[] now = new double[parameters.size()];
      parameters.copyTo(now);
      if (certificate.holds(now)) {
        progress.certify();
      }
    }
  }

  /** Whether it was in float32 until now. */
  private boolean goOnInFloat64() throws InterruptedException {
    if (inFloat64) {
      return false;
    }
    inFloat64 = true;
    objective.close();
    objective = objective(parameters.exact());
    return true;
  }

  /**
   * Lifts the dead layers once nothing but collapsed patterns is misclassified, and brings the last
   * layer to its least loss.
   *
   * @return whether the parameters were changed
   */
  private boolean liftDeadLayers() throws InterruptedException {
    if (spec.protocol() == Protocol.PAPER || lifts >= MOST_LIFTS) {
      return false;
    }
    List<CollapsedGroup> collapsed = collapsedGroups();
    // a group of layer 0 has equal inputs, which no lift tells apart
    List<CollapsedGroup> dead = collapsed.stream().filter(g -> g.layer() > 0).toList();
    if (dead.isEmpty() || !containAllMisclassified(collapsed)) {
      return false;
    }
    lifts++;
    double[] lifted = new double[parameters.size()];
    parameters.copyTo(lifted);
    var lift = new DeadLayerLift(lifted, shape.layout(), objective::activations);
    for (CollapsedGroup group : dead) {
      lift.apply(group, lifts);
      // the next one sees what this one did
      parameters.set(lifted);
    }
    // what even the least unit contributed may be many margins, where outputs have grown
    parameters.set(atLeastLastLayer());
    LOG.debug("Lifted dead layers for {} collapsed groups.", dead.size());
    progress.lifted();
    stepper = Stepper.of(spec.optimiser(), shape.layout());
    return true;
  }

  /**
   * Brings the last layer to its least loss; if that gains nothing, leaves it as it was.
   *
   * @param loss as it is
   */
  private boolean lastLayerGains(double loss) throws InterruptedException {
    double[] before = new double[parameters.size()];
    parameters.copyTo(before);
    parameters.set(atLeastLastLayer());
    boolean gains = progress.gains(loss, look.evaluateAll(objective, null));
    if (!gains) {
      parameters.set(before);
    }
    return gains;
  }

  /** The parameters as they are, but for the last layer, which is where the loss is least. */
  private double[] atLeastLastLayer() throws InterruptedException {
    double[] least = new double[parameters.size()];
    parameters.copyTo(least);
    new LastLayerNewton(objective.activations(shape.depth()), tiles.patterns(), shape.margin())
        .minimise(least, shape.layout());
    return least;
  }

  /** Whether a cycle left nothing misclassified but equal inputs, which no network tells apart. */
  private boolean isTrappedForGood(JammingState state) throws InterruptedException {
    if (!progress.isAtRest(state)) {
      return false;
    }
    List<CollapsedGroup> collapsed = collapsedGroups();
    return !collapsed.isEmpty()
        && collapsed.stream().allMatch(group -> group.layer() == 0)
        && containAllMisclassified(collapsed);
  }

  /** Of all patterns; a sample's says nothing. */
  private double gradientNorm() {
    if (!objective.isComplete()) {
      return Double.POSITIVE_INFINITY;
    }
    double sum = 0;
    for (double g : gradient) {
      sum += g * g;
    }
    return Math.sqrt(sum);
  }

  private boolean containAllMisclassified(List<CollapsedGroup> groups) throws InterruptedException {
    double[][] outputs = objective.activations(shape.layout().layers());
    return CollapsedGroup.containAllMisclassified(groups, outputs, tiles.patterns());
  }

  private List<CollapsedGroup> collapsedGroups() throws InterruptedException {
    return CollapsedGroup.find(objective::activations, shape.depth(), tiles.patterns());
  }

  private TrainingResult result(RunProgress.Next end) throws InterruptedException {
    goOnInFloat64();
    JammingState state = look.evaluateAll(objective, null);
    certify(state);
    progress.note(step, state);
    Outcome outcome = Outcome.SAT;
    List<CollapsedGroup> collapsed = List.of();
    if (!progress.fits()) {
      if (progress.bestOfCyclesUnderWay() < state.loss()) {
        parameters.set(best);
        state = look.evaluateAll(objective, null);
      }
      collapsed = collapsedGroups();
      outcome =
          end != RunProgress.Next.CONVERGED
              ? Outcome.UNDECIDED
              : containAllMisclassified(collapsed) ? Outcome.TRAPPED : Outcome.UNSAT;
    } else if (!state.separated()) {
      // it fitted once: that is the network to keep
      parameters.set(separated);
      state = look.evaluateAll(objective, null);
    }
    return progress.result(outcome, step, state, lifts, collapsed);
  }
}
