package org.jamming4j.training;

import java.util.List;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.api.Model;
import org.jamming4j.data.Patterns;
import org.jamming4j.jamming.JammingState;
import org.jamming4j.jamming.Outcome;
import org.jamming4j.network.Networks;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;

/**
 * One run of any other network with the hinge loss by DL4J's own {@code fit} on the full batch,
 * with the network's own updater, which is left as it is: the spec's optimiser is not used, and its
 * annealing counts windows without lowering a learning rate. No dead layer is lifted.
 */
final class FitTraining {
  private final Model model;
  private final StepWatch watch;
  private final Patterns patterns;
  private final double margin;
  private final INDArray features;
  private final double[][] labels;
  private final double[] weights;
  private final DataSet data;
  private final RunProgress progress;

  /** Updates so far. */
  private int step;

  /** The last parameters without training error, if there were any. */
  private @Nullable INDArray separated;

  FitTraining(Model model, Patterns patterns, TrainingSpec spec, StepWatch watch) {
    this.model = model;
    this.watch = watch;
    this.patterns = patterns;
    margin = Networks.margin(model);
    features = patterns.features();
    labels = Networks.values(patterns.labels());
    weights = IntStream.range(0, patterns.size()).mapToDouble(patterns::weight).toArray();
    data = patterns.toDataSet();
    data.setFeatures(features.castTo(Networks.dataType(model)));
    data.setLabels(data.getLabels().castTo(Networks.dataType(model)));
    progress = new RunProgress(spec, margin, Double.NaN, () -> Double.POSITIVE_INFINITY);
    // nothing is known of the rounding errors of layers of any kind
    progress.certify();
    requireFit();
  }

  TrainingResult run() throws InterruptedException {
    try {
      return train();
    } catch (DivergedException e) {
      if (!progress.fits()) {
        throw e;
      }
      // it fitted before it diverged
      return result(RunProgress.Next.SPENT);
    }
  }

  private TrainingResult train() throws InterruptedException {
    while (true) {
      if (Thread.interrupted()) {
        throw new InterruptedException("Training was interrupted at step " + step + ".");
      }
      JammingState state = confirmed(stateOf(model));
      watch.at(step, state);
      RunProgress.Next next = progress.observe(step, state);
      if (state.separated()) {
        separated = model.params().dup();
      }
      switch (next) {
        case CONVERGED -> {
          JammingState exact = stateOf(exact());
          progress.note(step, exact);
          if (progress.fits() || progress.isAtRest(exact)) {
            return result(next);
          }
          progress.restart();
        }
        case REACHED, SPENT -> {
          return result(next);
        }
        case PLATEAU, AMISS, STEP -> {}
        case CYCLE, CONFIRM ->
            throw new AssertionError("Every step is by all patterns, without cycles.");
      }
      Networks.fit(model, data);
      step++;
    }
  }

  private void requireFit() {
    long outputs;
    try {
      outputs = Networks.output(model, data.getFeatures()).size(1);
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(
          "The network does not take patterns of dimension %d: %s"
              .formatted(patterns.dimension(), e.getMessage()),
          e);
    }
    if (outputs != patterns.outputs()) {
      throw new IllegalArgumentException(
          "The network has %d outputs, but the patterns need %d."
              .formatted(outputs, patterns.outputs()));
    }
  }

  /** A state without training error in float32 is looked at again in float64. */
  private JammingState confirmed(JammingState state) {
    return state.separated() && Networks.dataType(model) != DataType.DOUBLE
        ? stateOf(exact())
        : state;
  }

  /** The network in float64, in which outcomes are decided. */
  private Model exact() {
    return Networks.dataType(model) == DataType.DOUBLE ? model : Networks.inFloat64(model);
  }

  private JammingState stateOf(Model of) {
    return JammingState.of(outputs(of), labels, weights, margin);
  }

  private double[][] outputs(Model of) {
    return Networks.values(Networks.output(of, features.castTo(Networks.dataType(of))));
  }

  /** Whatever ended the run, its last state is looked at in float64. */
  private TrainingResult result(RunProgress.Next end) throws InterruptedException {
    List<CollapsedGroup> collapsed = List.of();
    Outcome outcome = Outcome.SAT;
    JammingState state = stateOf(exact());
    progress.note(step, state);
    if (progress.fits() && !state.separated()) {
      // it fitted once: that is the network to keep
      model.params().assign(separated);
      state = stateOf(exact());
    }
    if (!progress.fits()) {
      Model exact = exact();
      collapsed = CollapsedGroup.find(layer -> activations(exact, layer), 1, patterns);
      outcome =
          end != RunProgress.Next.CONVERGED
              ? Outcome.UNDECIDED
              : CollapsedGroup.containAllMisclassified(collapsed, outputs(exact), patterns)
                  ? Outcome.TRAPPED
                  : Outcome.UNSAT;
    }
    return progress.result(outcome, step, state, 0, collapsed);
  }

  /** Layer 0 is the input, layer 1 all that comes before the output layer. */
  private double[][] activations(Model of, int layer) {
    return Networks.values(layer == 0 ? features : Networks.lastHiddenLayer(of, features));
  }
}
