package org.jamming4j.weka;

import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jamming4j.data.Patterns;
import org.jamming4j.ensemble.ClassProbabilities;
import org.jamming4j.network.HingeNetworkSpec;
import org.jamming4j.training.TrainingResult;

/** One trained network. */
public final class FittedNetwork implements FittedModel {
  private static final long serialVersionUID = 1;

  private final StoredNetwork network;
  private final String report;
  private final Map<Measure, Double> measures = new EnumMap<>(Measure.class);

  private FittedNetwork(StoredNetwork network, String report) {
    this.network = network;
    this.report = report;
  }

  /**
   * A network and how its training went.
   *
   * @param patterns it was trained on
   * @param warnings what there is to say of the data, a sentence each
   * @throws IOException if DL4J cannot write the network
   */
  public static FittedNetwork of(
      HingeNetworkSpec spec,
      MultiLayerNetwork network,
      Patterns patterns,
      TrainingResult result,
      List<String> warnings)
      throws IOException {
    var stored = new StoredNetwork(network);
    var fitted =
        new FittedNetwork(
            stored,
            TrainingReport.of(spec, patterns, result, stored.outputs(patterns.inputs()), warnings));
    fitted.measures.put(Measure.NUM_PARAMETERS, (double) spec.effectiveParameters());
    fitted.measures.put(Measure.NUM_UNSATISFIED, (double) result.state().unsatisfied());
    fitted.measures.put(Measure.TRAIN_HINGE_LOSS, result.state().loss());
    fitted.measures.put(Measure.OUTCOME, Measure.number(result.outcome()));
    fitted.measures.put(Measure.STEPS, (double) result.steps());
    return fitted;
  }

  /**
   * A copy of the network as DL4J's own, new each time.
   *
   * @throws IOException if its bytes are damaged
   */
  public MultiLayerNetwork restore() throws IOException {
    return network.restore();
  }

  @Override
  public double[][] distributions(double[][] inputs, int[] seenClasses, int classes)
      throws IOException {
    double[][] distributions = network.outputs(inputs);
    for (int mu = 0; mu < distributions.length; mu++) {
      distributions[mu] = ClassProbabilities.of(distributions[mu], seenClasses, classes);
    }
    return distributions;
  }

  @Override
  public String report() {
    return report;
  }

  @Override
  public Map<Measure, Double> measures() {
    return Map.copyOf(measures);
  }
}
