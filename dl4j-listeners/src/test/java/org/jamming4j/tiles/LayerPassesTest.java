package org.jamming4j.tiles;

import static org.jamming4j.Tolerances.assertCloseInScale;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jamming4j.Tolerances;
import org.jamming4j.data.RandomPatterns;
import org.jamming4j.network.HiddenActivation;
import org.jamming4j.network.HingeNetworkSpec;
import org.jamming4j.network.Initialisation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What every arithmetic must make of layers, held against {@link ForwardPass} and differences. */
class LayerPassesTest {
  private static final int PATTERNS = 11;
  private static final double STEP = 1e-6;
  private static final double[][] ROWS = RandomPatterns.generate(PATTERNS, 4, 2).inputs();

  /** [k x n]: what goes backward. */
  private static final double[][] BY_OUTPUTS = new double[2][PATTERNS];

  static {
    for (int m = 0; m < PATTERNS; m++) {
      BY_OUTPUTS[0][m] = 0.5 + m;
      BY_OUTPUTS[1][m] = m % 3 - 1;
    }
  }

  static Stream<Arguments> arithmetics() {
    return Stream.of(HiddenActivation.values())
        .flatMap(
            activation ->
                Stream.of("plain", "float64", "float32")
                    .map(kind -> Arguments.of(activation, kind)));
  }

  private static HingeNetworkSpec spec(HiddenActivation activation) {
    return new HingeNetworkSpec(4, 6, 3, 2, activation, Initialisation.NORMAL, 1);
  }

  private static INDArray parameters(HingeNetworkSpec spec) {
    return spec.build(3).params().dup();
  }

  private TileArithmetic arithmetic(String kind, HingeNetworkSpec spec, INDArray parameters) {
    var layout = spec.layout();
    if (kind.equals("plain")) {
      return new PlainTiles(
          layout, spec.activation(), ParameterMemory.float64(parameters).asBuffer());
    }
    assumeTrue(kind.equals("float64") || Arithmetics.hasFloat32(), "OpenBLAS is not usable here");
    return Arithmetics.of(layout, spec.activation(), parameters, PATTERNS);
  }

  private static DataType type(String kind) {
    return kind.equals("float32") ? DataType.FLOAT : DataType.DOUBLE;
  }

  private static TileMatrix inputs(TileArithmetic arithmetic) {
    TileMatrix inputs = arithmetic.matrix(4);
    for (int i = 0; i < 4; i++) {
      var row = new double[PATTERNS];
      for (int m = 0; m < PATTERNS; m++) {
        row[m] = ROWS[m][i];
      }
      inputs.setRow(i, row, PATTERNS);
    }
    inputs.commit(PATTERNS);
    return inputs;
  }

  @ParameterizedTest
  @MethodSource("arithmetics")
  void forward_throughAllLayers_makesTheOutputs(HiddenActivation activation, String kind) {
    HingeNetworkSpec spec = spec(activation);
    INDArray parameters = parameters(spec).castTo(type(kind));
    try (TileArithmetic arithmetic = arithmetic(kind, spec, parameters)) {
      var passes = new LayerPasses(spec.layout(), activation, arithmetic);
      TileMatrix inputs = inputs(arithmetic);
      assertSame(inputs, passes.forward(inputs, 0, PATTERNS));
      TileMatrix outputs = passes.forward(inputs, spec.layout().layers(), PATTERNS);
      double[][] expected = new ForwardPass(spec, parameters.data().asDouble()).outputs(ROWS);
      for (int c = 0; c < 2; c++) {
        var actual = new double[PATTERNS];
        outputs.copyRow(c, actual, PATTERNS);
        var column = new double[PATTERNS];
        for (int m = 0; m < PATTERNS; m++) {
          column[m] = expected[m][c];
        }
        assertCloseInScale(
            column, actual, kind.equals("float32") ? Tolerances.FLOAT32 : Tolerances.OUTPUTS);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("arithmetics")
  void backward_withTheGradientAsPass_isTheDerivativeOfTheOutputs(
      HiddenActivation activation, String kind) {
    HingeNetworkSpec spec = spec(activation);
    INDArray parameters = parameters(spec).castTo(type(kind));
    try (TileArithmetic arithmetic = arithmetic(kind, spec, parameters)) {
      var passes = new LayerPasses(spec.layout(), activation, arithmetic);
      passes.forward(inputs(arithmetic), spec.layout().layers(), PATTERNS);
      ParameterVector gradient = arithmetic.vector();
      List<Integer> layers = new ArrayList<>();
      passes.backward(
          BY_OUTPUTS,
          PATTERNS,
          (layer, a, delta, n) -> {
            layers.add(layer);
            assertSame(passes.activations(layer), a);
            assertSame(passes.delta(layer), delta);
            arithmetic.addOuter(gradient, layer, a, delta, n);
          });
      assertEquals(List.of(3, 2, 1, 0), layers);
      var actual = new double[spec.layout().parameters()];
      gradient.addTo(actual);
      assertCloseInScale(
          differences(spec, parameters.data().asDouble()),
          actual,
          kind.equals("float32") ? Tolerances.FLOAT32_GRADIENT : Tolerances.CANCELLED);
    }
  }

  /** The derivative of the sum of outputs times {@link #BY_OUTPUTS}, by central differences. */
  private static double[] differences(HingeNetworkSpec spec, double[] parameters) {
    var derivative = new double[parameters.length];
    for (int i = 0; i < parameters.length; i++) {
      double[] at = parameters.clone();
      at[i] += STEP;
      double above = weighted(spec, at);
      at[i] -= 2 * STEP;
      derivative[i] = (above - weighted(spec, at)) / (2 * STEP);
    }
    return derivative;
  }

  private static double weighted(HingeNetworkSpec spec, double[] parameters) {
    double[][] outputs = new ForwardPass(spec, parameters).outputs(ROWS);
    double sum = 0;
    for (int m = 0; m < PATTERNS; m++) {
      for (int c = 0; c < 2; c++) {
        sum += outputs[m][c] * BY_OUTPUTS[c][m];
      }
    }
    return sum;
  }
}
