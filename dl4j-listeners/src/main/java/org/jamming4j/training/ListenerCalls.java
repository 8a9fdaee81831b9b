package org.jamming4j.training;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.jamming4j.data.Patterns;
import org.jamming4j.jamming.JammingState;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Calls a network's listeners in the order in which DL4J's {@code fit} does for an iterator of one
 * full batch: epoch start, forward pass, backward pass, gradient, iteration done, epoch end. The
 * network's gradient, score, input and counts are up to date at every call.
 */
final class ListenerCalls {
  private final MultiLayerNetwork network;
  private final Collection<TrainingListener> listeners;
  private final List<TrainingListener> forwardListeners;
  private final double[] gradient;

  /** Null without listeners. */
  private final @Nullable INDArray features;

  private int unseenSteps;

  ListenerCalls(MultiLayerNetwork network, Patterns patterns, double[] gradient) {
    this.network = network;
    this.gradient = gradient;
    listeners = new ArrayList<>(network.getListeners());
    forwardListeners = listeners.stream().filter(ListenerCalls::wantsActivations).toList();
    DataType type = network.params().dataType();
    features = listeners.isEmpty() ? null : patterns.features().castTo(type);
    if (!listeners.isEmpty()) {
      createGradientViews(patterns.subset(new int[] {0}), type);
      network.setInput(features);
      network.setLabels(patterns.labels().castTo(type));
    }
  }

  /**
   * One backward pass of DL4J's own, over one pattern and unseen by the listeners, makes {@code
   * gradient()} a view.
   */
  private void createGradientViews(Patterns one, DataType type) {
    network.setInput(one.features().castTo(type));
    network.setLabels(one.labels().castTo(type));
    network.setListeners(List.of());
    try {
      network.computeGradientAndScore();
    } finally {
      network.setListeners(listeners);
    }
  }

  private static boolean wantsActivations(TrainingListener listener) {
    try {
      Class<?> declaring =
          listener
              .getClass()
              .getMethod("onForwardPass", Model.class, List.class)
              .getDeclaringClass();
      return declaring != BaseTrainingListener.class;
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("A TrainingListener without onForwardPass", e);
    }
  }

  /** The calls that come before the parameters change. */
  void beforeUpdate(JammingState state) {
    if (features == null) {
      return;
    }
    for (TrainingListener listener : listeners) {
      listener.onEpochStart(network);
    }
    if (!forwardListeners.isEmpty()) {
      List<INDArray> activations = network.feedForward(features, false);
      List<INDArray> hidden = activations.subList(0, activations.size() - 1);
      for (TrainingListener listener : forwardListeners) {
        listener.onForwardPass(network, hidden);
      }
      network.setInput(features);
    }
    // DL4J's gradient is the sum over the batch; its updaters divide it
    network.getGradientsViewArray().assign(asRow(gradient).muli(features.size(0)));
    network.setScore(state.loss());
    for (TrainingListener listener : listeners) {
      listener.onBackwardPass(network);
    }
    for (TrainingListener listener : listeners) {
      listener.onGradientCalculation(network);
    }
  }

  /** The calls that come after the parameters changed. */
  void afterUpdate() {
    if (listeners.isEmpty()) {
      unseenSteps++;
      return;
    }
    for (TrainingListener listener : listeners) {
      listener.iterationDone(network, network.getIterationCount(), network.getEpochCount());
    }
    network.setIterationCount(network.getIterationCount() + 1);
    for (TrainingListener listener : listeners) {
      listener.onEpochEnd(network);
    }
    network.incrementEpochCount();
  }

  /** Brings the network's counts up to date, for the end of the run. */
  void finish() {
    network.setIterationCount(network.getIterationCount() + unseenSteps);
    network.setEpochCount(network.getEpochCount() + unseenSteps);
    unseenSteps = 0;
  }

  private static INDArray asRow(double[] values) {
    return Nd4j.createFromArray(values).reshape(1, values.length);
  }
}
