package org.jamming4j.training;

import java.nio.DoubleBuffer;
import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jamming4j.data.Patterns;
import org.jamming4j.jamming.JammingState;
import org.jamming4j.network.HingeNetworkSpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run of a fully connected hinge network by this project's own full-batch steps. */
final class FusedTraining {
  private static final Logger LOG = LoggerFactory.getLogger(FusedTraining.class);

  /** A network that collapses more often than this stays collapsed. */
  private static final int MOST_LIFTS = 10;

  private final MultiLayerNetwork network;
  private final HingeNetworkSpec shape;
  private final Patterns patterns;
  private final TrainingSpec spec;
  private final HingeObjective objective;
  private final double[] parameters;
  private final double[] gradient;

  /** The last parameters without training error, if there were any. */
  private final double[] separated;

  private final RunProgress progress;
  private Stepper stepper;
  private int lifts;

  FusedTraining(
      MultiLayerNetwork network, HingeNetworkSpec shape, Patterns patterns, TrainingSpec spec) {
    this.network = network;
    this.shape = shape;
    this.patterns = patterns;
    this.spec = spec;
    objective = new HingeObjective(shape.layout(), shape.activation(), shape.margin(), patterns);
    parameters = network.params().dup().data().asDouble();
    gradient = new double[parameters.length];
    separated = new double[parameters.length];
    stepper = Stepper.of(spec.optimiser(), parameters.length);
    progress =
        new RunProgress(spec, shape.margin(), spec.optimiser().learningRate(), this::gradientNorm);
  }

  /**
   * Trains until the outcome is known. However it ends, the network holds the parameters it ended
   * with.
   */
  TrainingResult run() throws InterruptedException {
    var listeners = new ListenerCalls(network, patterns, parameters, gradient);
    int step = 0;
    try {
      while (true) {
        if (Thread.interrupted()) {
          throw new InterruptedException("Training was interrupted at step " + step + ".");
        }
        JammingState state = objective.evaluate(parameters, gradient);
        RunProgress.Next next = progress.observe(step, state);
        if (state.separated()) {
          System.arraycopy(parameters, 0, separated, 0, parameters.length);
        }
        switch (next) {
          case REACHED, SPENT -> {
            return result(next, step, state);
          }
          case PLATEAU, CONVERGED -> {
            if (liftDeadLayers()) {
              continue;
            }
            if (next == RunProgress.Next.CONVERGED) {
              return result(next, step, state);
            }
          }
          case STEP -> {}
        }
        listeners.beforeUpdate(state);
        stepper.step(DoubleBuffer.wrap(parameters), gradient, progress.scale());
        listeners.afterUpdate();
        step++;
      }
    } catch (DivergedException e) {
      if (!progress.fits()) {
        throw e;
      }
      // it fitted before it diverged
      return result(RunProgress.Next.SPENT, step, objective.evaluate(parameters, null));
    } finally {
      listeners.finish();
    }
  }

  /**
   * Lifts the dead layers once nothing but collapsed patterns is misclassified.
   *
   * @return whether the parameters were changed
   */
  private boolean liftDeadLayers() {
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
    var lift = new DeadLayerLift(parameters, shape.layout(), objective, patterns);
    for (CollapsedGroup group : dead) {
      lift.apply(group, lifts);
    }
    LOG.debug("Lifted dead layers for {} collapsed groups.", dead.size());
    progress.restart();
    stepper = Stepper.of(spec.optimiser(), parameters.length);
    return true;
  }

  private double gradientNorm() {
    double sum = 0;
    for (double g : gradient) {
      sum += g * g;
    }
    return Math.sqrt(sum);
  }

  private boolean containAllMisclassified(List<CollapsedGroup> groups) {
    double[][] outputs = objective.activations(parameters, shape.layout().layers());
    return CollapsedGroup.containAllMisclassified(groups, outputs, patterns);
  }

  private List<CollapsedGroup> collapsedGroups() {
    return CollapsedGroup.find(
        layer -> objective.activations(parameters, layer), shape.depth(), patterns);
  }

  private TrainingResult result(RunProgress.Next end, int step, JammingState last) {
    JammingState state = last;
    Outcome outcome = Outcome.SAT;
    List<CollapsedGroup> collapsed = List.of();
    if (!progress.fits()) {
      collapsed = collapsedGroups();
      outcome =
          end != RunProgress.Next.CONVERGED
              ? Outcome.UNDECIDED
              : containAllMisclassified(collapsed) ? Outcome.TRAPPED : Outcome.UNSAT;
    } else if (!last.separated()) {
      // it fitted once: that is the network to keep
      System.arraycopy(separated, 0, parameters, 0, parameters.length);
      state = objective.evaluate(parameters, null);
    }
    return progress.result(outcome, step, state, lifts, collapsed);
  }
}
