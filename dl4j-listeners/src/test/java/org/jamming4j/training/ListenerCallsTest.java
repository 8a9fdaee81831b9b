package org.jamming4j.training;

import static org.jamming4j.Tolerances.FLOAT64;
import static org.jamming4j.Tolerances.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.jamming4j.data.Patterns;
import org.jamming4j.data.RandomPatterns;
import org.jamming4j.network.HingeNetworkSpec;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.ViewIterator;
import org.nd4j.linalg.learning.config.Sgd;

class ListenerCallsTest {
  private static final HingeNetworkSpec SPEC = HingeNetworkSpec.relu(4, 5, 2, 1);
  private static final Patterns PATTERNS = RandomPatterns.generate(150, 4, 1);
  private static final int STEPS = 5;
  private static final double RATE = 0.1;

  /** Writes down every call, and the numbers a listener can see at it. */
  private static final class Recorder implements TrainingListener {
    final List<String> calls = new ArrayList<>();
    final List<double[]> numbers = new ArrayList<>();

    private void note(String call, Model model, double... more) {
      MultiLayerNetwork network = (MultiLayerNetwork) model;
      calls.add("%s %d %d".formatted(call, network.getIterationCount(), network.getEpochCount()));
      numbers.add(model.params().dup().data().asDouble());
      numbers.add(more);
    }

    @Override
    public void iterationDone(Model model, int iteration, int epoch) {
      note("iterationDone %d %d".formatted(iteration, epoch), model, model.score());
    }

    @Override
    public void onEpochStart(Model model) {
      note("onEpochStart", model);
    }

    @Override
    public void onEpochEnd(Model model) {
      note("onEpochEnd", model, model.score());
    }

    @Override
    public void onForwardPass(Model model, List<INDArray> activations) {
      note(
          "onForwardPass of " + activations.size(),
          model,
          activations.stream().mapToDouble(a -> a.sumNumber().doubleValue()).toArray());
    }

    @Override
    public void onForwardPass(Model model, Map<String, INDArray> activations) {
      note("onForwardPass of a map", model);
    }

    @Override
    public void onGradientCalculation(Model model) {
      note("onGradientCalculation", model, gradient(model));
    }

    @Override
    public void onBackwardPass(Model model) {
      note("onBackwardPass", model, gradient(model));
    }

    private static double[] gradient(Model model) {
      return model.gradient().gradient().dup().data().asDouble();
    }
  }

  private static MultiLayerNetwork network(TrainingListener... listeners) {
    MultiLayerConfiguration configuration = SPEC.configuration(1);
    configuration
        .getConfs()
        .forEach(layer -> ((BaseLayer) layer.getLayer()).setIUpdater(new Sgd(RATE)));
    var network = new MultiLayerNetwork(configuration);
    network.init(SPEC.build(6).params().dup(), false);
    network.setListeners(listeners);
    return network;
  }

  private static TrainingResult train(MultiLayerNetwork network) throws InterruptedException {
    TrainingSpec spec =
        TrainingSpec.fullBatch()
            .withOptimiser(new Optimiser.Momentum(RATE, 0))
            .withBudget(Budget.ofSteps(STEPS));
    return new HingeTrainer(spec).train(network, PATTERNS);
  }

  @Test
  void calls_ofATraining_areThoseOfFit() throws InterruptedException {
    var theirs = new Recorder();
    MultiLayerNetwork fitted = network(theirs);
    fitted.fit(new ViewIterator(PATTERNS.toDataSet(), PATTERNS.size()), STEPS);
    var ours = new Recorder();
    MultiLayerNetwork trained = network(ours);
    train(trained);
    assertEquals(theirs.calls, ours.calls);
    for (int i = 0; i < theirs.numbers.size(); i++) {
      assertClose(theirs.numbers.get(i), ours.numbers.get(i), FLOAT64);
    }
    assertEquals(fitted.getIterationCount(), trained.getIterationCount());
    assertEquals(fitted.getEpochCount(), trained.getEpochCount());
    assertEquals(STEPS, trained.getEpochCount());
    assertClose(fitted.score(), trained.score(), FLOAT64);
  }

  @Test
  void counts_withoutListeners_areTheSame() throws InterruptedException {
    MultiLayerNetwork network = network();
    network.setIterationCount(10);
    network.setEpochCount(2);
    train(network);
    assertEquals(10 + STEPS, network.getIterationCount());
    assertEquals(2 + STEPS, network.getEpochCount());
  }
}
