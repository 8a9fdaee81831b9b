package org.jamming4j.training;

import static org.jamming4j.Tolerances.FLOAT64;
import static org.jamming4j.Tolerances.assertClose;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jamming4j.RandomShape;
import org.jamming4j.data.Patterns;
import org.jamming4j.jamming.JammingState;
import org.jamming4j.network.HiddenActivation;
import org.jamming4j.network.HingeNetworkSpec;
import org.jamming4j.network.Initialisation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class HingeObjectiveTest {
  private static HingeObjective objective(HingeNetworkSpec spec, Patterns patterns) {
    return new HingeObjective(spec.layout(), spec.activation(), spec.margin(), patterns);
  }

  private static MultiLayerNetwork network(HingeNetworkSpec spec, double[] parameters) {
    MultiLayerNetwork network = spec.build(1);
    network.setParams(Nd4j.createFromArray(parameters).reshape(1, -1));
    return network;
  }

  /** Sizes that are no multiple of the tile of 128, and some that are. */
  static List<Arguments> shapes() {
    int[] sizes = {1, 2, 37, 127, 128, 129, 256, 300};
    List<Arguments> all = new ArrayList<>();
    for (HiddenActivation activation : HiddenActivation.values()) {
      for (int i = 0; i < sizes.length; i++) {
        long seed = all.size();
        HingeNetworkSpec shape = RandomShape.network(seed);
        var spec =
            new HingeNetworkSpec(
                shape.inputs(),
                shape.width(),
                shape.depth(),
                shape.outputs(),
                activation,
                Initialisation.NORMAL,
                shape.margin());
        all.add(Arguments.of(spec, sizes[i], seed));
      }
    }
    return all;
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void evaluate_randomShape_isDl4jsScoreAndGradient(HingeNetworkSpec spec, int size, long seed) {
    Patterns patterns = RandomShape.patterns(spec, size, seed);
    double[] parameters = RandomShape.parameters(spec, seed);
    double[] gradient = new double[parameters.length];
    JammingState state = objective(spec, patterns).evaluate(parameters, gradient);

    MultiLayerNetwork network = network(spec, parameters);
    network.setInput(patterns.features());
    network.setLabels(patterns.labels());
    network.setLayerMaskArrays(null, patterns.toDataSet().getLabelsMaskArray());
    network.computeGradientAndScore();
    assertClose(network.score(), state.loss(), FLOAT64);
    // the updater is what divides DL4J's gradient by the batch size
    INDArray sum = network.gradient().gradient();
    assertClose(sum.div(size).dup().data().asDouble(), gradient, FLOAT64);
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void activations_everyLayer_areDl4js(HingeNetworkSpec spec, int size, long seed) {
    Patterns patterns = RandomShape.patterns(spec, size, seed);
    double[] parameters = RandomShape.parameters(spec, seed);
    HingeObjective objective = objective(spec, patterns);
    List<INDArray> expected = network(spec, parameters).feedForward(patterns.features(), false);
    for (int layer = 0; layer < expected.size(); layer++) {
      double[][] found = objective.activations(parameters, layer);
      double[][] theirs = expected.get(layer).toDoubleMatrix();
      assertEquals(size, found.length);
      for (int mu = 0; mu < size; mu++) {
        assertClose(theirs[mu], found[mu], FLOAT64);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void evaluate_withoutGradientOrAgain_isTheSame(HingeNetworkSpec spec, int size, long seed) {
    Patterns patterns = RandomShape.patterns(spec, size, seed);
    double[] parameters = RandomShape.parameters(spec, seed);
    HingeObjective objective = objective(spec, patterns);
    double[] first = new double[parameters.length];
    double[] second = RandomShape.parameters(spec, seed + 1);
    JammingState state = objective.evaluate(parameters, first);
    assertEquals(state, objective.evaluate(parameters, null));
    assertEquals(state, objective.evaluate(parameters, second));
    assertArrayEquals(first, second);
  }

  @Test
  void evaluate_everythingSatisfied_hasGradientZero() {
    HingeNetworkSpec spec = HingeNetworkSpec.relu(2, 3, 1, 1);
    var patterns = new Patterns(new double[] {1, 2, 3, 4}, 2, new int[] {1, 1}, List.of("a", "b"));
    double[] parameters = new double[spec.layout().parameters()];
    parameters[parameters.length - 1] = 5;
    double[] gradient = RandomShape.parameters(spec, 1);
    JammingState state = objective(spec, patterns).evaluate(parameters, gradient);
    assertEquals(0, state.unsatisfied());
    assertArrayEquals(new double[parameters.length], gradient);
  }
}
