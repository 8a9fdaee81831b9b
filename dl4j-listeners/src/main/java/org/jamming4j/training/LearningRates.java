package org.jamming4j.training;

import java.util.LinkedHashMap;
import java.util.Map;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/** The learning rates of a DL4J network's own layers, as they were, and multiples of them. */
final class LearningRates {
  private final Model model;
  private final Map<String, Double> original = new LinkedHashMap<>();

  LearningRates(Model model) {
    this.model = model;
    if (model instanceof MultiLayerNetwork network) {
      for (int layer = 0; layer < network.getnLayers(); layer++) {
        remember(String.valueOf(layer), network.getLearningRate(layer));
      }
    } else {
      ComputationGraph graph = (ComputationGraph) model;
      for (var layer : graph.getLayers()) {
        String name = layer.conf().getLayer().getLayerName();
        remember(name, graph.getLearningRate(name));
      }
    }
  }

  /** Layers without parameters or with a schedule have no rate of their own and are left alone. */
  private void remember(String layer, Double rate) {
    if (rate != null && Double.isFinite(rate)) {
      original.put(layer, rate);
    }
  }

  /** Sets every rate to a multiple of what it was. */
  void scaleTo(double scale) {
    original.forEach(
        (layer, rate) -> {
          if (model instanceof MultiLayerNetwork network) {
            network.setLearningRate(Integer.parseInt(layer), scale * rate);
          } else {
            ((ComputationGraph) model).setLearningRate(layer, scale * rate);
          }
        });
  }

  /** The largest rate as it was; 0 if there is none. */
  double largest() {
    return original.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
  }
}
