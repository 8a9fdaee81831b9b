package org.jamming4j.objective;

import static org.jamming4j.Tolerances.FLOAT64;
import static org.jamming4j.Tolerances.assertClose;
import static org.jamming4j.Tolerances.assertCloseInScale;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.DoubleBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jamming4j.RandomShape;
import org.jamming4j.Tolerances;
import org.jamming4j.data.Patterns;
import org.jamming4j.data.RandomPatterns;
import org.jamming4j.jamming.JammingState;
import org.jamming4j.network.HiddenActivation;
import org.jamming4j.network.HingeNetworkSpec;
import org.jamming4j.network.Initialisation;
import org.jamming4j.tiles.DoubleTiles;
import org.jamming4j.tiles.FloatTiles;
import org.jamming4j.tiles.PlainTiles;
import org.jamming4j.tiles.TileArithmetic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What every arithmetic, active set and number of threads has in common. */
class HingeObjectiveTest {
  /** The ways to compute, each with the tolerance that its precision allows. */
  enum Kind {
    OPENBLAS(FLOAT64),
    PLAIN(FLOAT64),
    /** Sums of hundreds of float32 terms that cancel in part. */
    FLOAT32(Tolerances.FLOAT32_GRADIENT);

    private final double tolerance;

    Kind(double tolerance) {
      this.tolerance = tolerance;
    }

    HingeObjective objective(
        HingeNetworkSpec spec,
        Patterns patterns,
        double[] parameters,
        ActiveSet activeSet,
        int threads)
        throws InterruptedException {
      Pointer memory = new DoublePointer(parameters);
      TileArithmetic arithmetic;
      if (this == OPENBLAS) {
        arithmetic =
            new DoubleTiles(
                spec.layout(), spec.activation(), (DoublePointer) memory, patterns.size());
      } else if (this == PLAIN) {
        DoubleBuffer buffer = ((DoublePointer) memory).asBuffer();
        arithmetic = new PlainTiles(spec.layout(), spec.activation(), buffer);
      } else {
        var floats = new FloatPointer(parameters.length);
        for (int i = 0; i < parameters.length; i++) {
          floats.put(i, (float) parameters[i]);
        }
        memory = floats;
        arithmetic = new FloatTiles(spec.layout(), spec.activation(), floats, patterns.size());
      }
      var tiles = new PatternTiles(patterns);
      return new HingeObjective(spec, tiles, memory, arithmetic, activeSet, threads);
    }
  }

  private static HingeObjective objective(
      Kind kind,
      HingeNetworkSpec spec,
      Patterns patterns,
      double[] parameters,
      ActiveSet activeSet,
      int threads)
      throws InterruptedException {
    return kind.objective(spec, patterns, parameters, activeSet, threads);
  }

  private static MultiLayerNetwork network(HingeNetworkSpec spec, double[] parameters) {
    MultiLayerNetwork network = spec.build(1);
    network.setParams(Nd4j.createFromArray(parameters).reshape(1, -1));
    return network;
  }

  /** Sizes around the multiples of the tiles of 64 to 256, in every arithmetic. */
  static List<Arguments> shapes() {
    int[] sizes = {1, 2, 37, 127, 128, 129, 256, 300, 700, 1500};
    List<Arguments> all = new ArrayList<>();
    for (HiddenActivation activation : HiddenActivation.values()) {
      for (int i = 0; i < sizes.length; i++) {
        long seed = all.size();
        HingeNetworkSpec shape = RandomShape.network(seed);
        // every fifth is wide, for small tiles
        int width = i % 5 == 4 ? 67 : shape.width();
        var spec =
            new HingeNetworkSpec(
                shape.inputs(),
                width,
                shape.depth(),
                shape.outputs(),
                activation,
                Initialisation.NORMAL,
                shape.margin());
        for (Kind kind : Kind.values()) {
          all.add(Arguments.of(kind, spec, sizes[i], seed));
        }
      }
    }
    return all;
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void evaluate_randomShape_isDl4jsScoreAndGradient(
      Kind kind, HingeNetworkSpec spec, int size, long seed) throws InterruptedException {
    Patterns patterns = RandomShape.patterns(spec, size, seed);
    double[] parameters = RandomShape.parameters(spec, seed);
    MultiLayerNetwork network = network(spec, parameters);
    network.setInput(patterns.features());
    network.setLabels(patterns.labels());
    network.setLayerMaskArrays(null, patterns.toDataSet().getLabelsMaskArray());
    network.computeGradientAndScore();
    // the updater is what divides DL4J's gradient by the batch size
    INDArray sum = network.gradient().gradient();
    double[] expected = sum.div(size).dup().data().asDouble();

    for (ActiveSet activeSet : ActiveSet.values()) {
      try (var objective = objective(kind, spec, patterns, parameters, activeSet, 2)) {
        double[] gradient = new double[parameters.length];
        JammingState state = objective.evaluate(gradient);
        assertClose(network.score(), state.loss(), kind.tolerance);
        assertCloseInScale(expected, gradient, kind.tolerance);
        assertEquals(size * spec.outputs(), state.gaps());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void activations_everyLayer_areDl4js(Kind kind, HingeNetworkSpec spec, int size, long seed)
      throws InterruptedException {
    Patterns patterns = RandomShape.patterns(spec, size, seed);
    double[] parameters = RandomShape.parameters(spec, seed);
    List<INDArray> expected = network(spec, parameters).feedForward(patterns.features(), false);
    try (var objective = objective(kind, spec, patterns, parameters, ActiveSet.OFF, 1)) {
      for (int layer = 0; layer < expected.size(); layer++) {
        double[][] found = objective.activations(layer);
        double[][] theirs = expected.get(layer).toDoubleMatrix();
        assertEquals(size, found.length);
        for (int mu = 0; mu < size; mu++) {
          assertCloseInScale(theirs[mu], found[mu], kind.tolerance);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void evaluate_withOtherThreadsOrAgain_isTheSameToTheLastBit(
      Kind kind, HingeNetworkSpec spec, int size, long seed) throws InterruptedException {
    Patterns patterns = RandomShape.patterns(spec, size, seed);
    double[] parameters = RandomShape.parameters(spec, seed);
    double[] first = new double[parameters.length];
    JammingState state = null;
    for (int threads : new int[] {1, 2, 4, 1}) {
      try (var objective =
          objective(kind, spec, patterns, parameters, ActiveSet.UNSATISFIED, threads)) {
        double[] gradient = RandomShape.parameters(spec, seed + 1);
        JammingState again = objective.evaluate(gradient);
        assertEquals(again, objective.evaluateAll(null));
        if (state == null) {
          state = again;
          first = gradient;
        }
        assertEquals(state, again);
        assertArrayEquals(first, gradient);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void evaluate_everythingSatisfied_hasGradientZero(Kind kind) throws InterruptedException {
    HingeNetworkSpec spec = HingeNetworkSpec.relu(2, 3, 1, 1);
    var patterns = new Patterns(new double[] {1, 2, 3, 4}, 2, new int[] {1, 1}, List.of("a", "b"));
    double[] parameters = new double[spec.layout().parameters()];
    parameters[parameters.length - 1] = 5;
    double[] gradient = RandomShape.parameters(spec, 1);
    try (var objective = objective(kind, spec, patterns, parameters, ActiveSet.UNSATISFIED, 1)) {
      assertEquals(0, objective.evaluate(gradient).unsatisfied());
    }
    assertArrayEquals(new double[parameters.length], gradient);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void evaluate_parameterNotANumber_isMisclassifiedWithLossNotANumber(Kind kind)
      throws InterruptedException {
    HingeNetworkSpec spec = HingeNetworkSpec.relu(4, 6, 3, 1);
    Patterns patterns = RandomPatterns.generate(100, 4, 1);
    for (int i = 0; i < spec.layout().parameters(); i++) {
      double[] parameters = RandomShape.parameters(spec, 1);
      parameters[i] = Double.NaN;
      try (var objective = objective(kind, spec, patterns, parameters, ActiveSet.OFF, 1)) {
        JammingState state = objective.evaluate(new double[parameters.length]);
        assertTrue(Double.isNaN(state.loss()), "parameter " + i);
        assertEquals(100, state.misclassified());
      }
    }
  }

  /** Few patterns are due at a step of the small one, which one thread does alone. */
  @ParameterizedTest
  @CsvSource({"700, 12", "6000, 40"})
  void evaluate_shrinkingOnOtherThreads_isTheSameToTheLastBit(int size, int width)
      throws InterruptedException {
    HingeNetworkSpec spec = HingeNetworkSpec.relu(10, width, 2, 1);
    double[] x = new Random(1).doubles(10L * size, -2, 2).toArray();
    int[] classes = IntStream.range(0, size).map(mu -> x[10 * mu] > 0 ? 1 : 0).toArray();
    var patterns = new PatternTiles(new Patterns(x, 10, classes, List.of("a", "b")));
    double[] expected = null;
    for (int threads : new int[] {1, 2, 3}) {
      var memory = new DoublePointer(RandomShape.parameters(spec, 1));
      var arithmetic = new DoubleTiles(spec.layout(), spec.activation(), memory, size);
      double[] gradient = new double[spec.layout().parameters()];
      int incomplete = 0;
      try (var objective =
          new HingeObjective(spec, patterns, memory, arithmetic, ActiveSet.SHRINKING, threads)) {
        for (int step = 0; step < 200; step++) {
          objective.evaluate(gradient);
          incomplete += objective.isComplete() ? 0 : 1;
          for (int i = 0; i < gradient.length; i++) {
            memory.put(i, memory.get(i) - 0.1 * gradient[i]);
          }
        }
      }
      assertTrue(incomplete > 50, incomplete + " steps left patterns out");
      expected = expected == null ? gradient : expected;
      assertArrayEquals(expected, gradient);
    }
  }

  @Test
  void evaluate_shrinking_leavesOutSatisfiedPatternsAloneAndFindsThemAgain()
      throws InterruptedException {
    HingeNetworkSpec spec = HingeNetworkSpec.relu(10, 20, 2, 1);
    // easily separated: the class is the sign of the first coordinate
    double[] x = new Random(1).doubles(7000, -2, 2).toArray();
    int[] classes = IntStream.range(0, 700).map(mu -> x[10 * mu] > 0 ? 1 : 0).toArray();
    var patterns = new Patterns(x, 10, classes, List.of("a", "b"));
    var memory = new DoublePointer(RandomShape.parameters(spec, 1));
    var arithmetic = new DoubleTiles(spec.layout(), spec.activation(), memory, 700);
    double[] gradient = new double[spec.layout().parameters()];
    int incomplete = 0;
    int late = 0;
    double[] expected = new double[gradient.length];
    try (var objective =
            new HingeObjective(
                spec, new PatternTiles(patterns), memory, arithmetic, ActiveSet.SHRINKING, 2);
        var exact =
            new HingeObjective(
                spec,
                new PatternTiles(patterns),
                memory,
                new DoubleTiles(spec.layout(), spec.activation(), memory, 700),
                ActiveSet.OFF,
                1)) {
      for (int step = 0; step < 1000; step++) {
        JammingState state = objective.evaluate(gradient);
        assertEquals(700, state.gaps());
        int missed = exact.evaluateAll(expected).unsatisfied() - state.unsatisfied();
        if (missed == 0) {
          assertCloseInScale(expected, gradient, FLOAT64);
        }
        // what is left out for a while may have become unsatisfied, and nothing else
        assertTrue(missed >= 0);
        assertTrue(!objective.isComplete() || missed == 0);
        incomplete += objective.isComplete() ? 0 : 1;
        late += missed > 0 ? 1 : 0;
        for (int i = 0; i < gradient.length; i++) {
          memory.put(i, memory.get(i) - 0.1 * gradient[i]);
        }
      }
      assertEquals(exact.evaluateAll(null), objective.evaluateAll(null));
    }
    assertTrue(incomplete > 500, incomplete + " steps left patterns out");
    assertTrue(late < 100, late + " steps missed an unsatisfied pattern");
  }

  @Test
  void objective_ofWhatDoesNotFit_isRefusedNamingBoth() {
    HingeNetworkSpec spec = HingeNetworkSpec.relu(5, 6, 2, 1);
    var tiles = new PatternTiles(RandomPatterns.generate(10, 4, 1));
    INDArray parameters = Nd4j.zeros(DataType.DOUBLE, spec.layout().parameters());
    var inputs = assertThrows(IllegalArgumentException.class, () -> build(spec, tiles, parameters));
    assertTrue(inputs.getMessage().contains("5 inputs"), inputs.getMessage());
    assertTrue(inputs.getMessage().contains("dimension 4"), inputs.getMessage());
    HingeNetworkSpec other = HingeNetworkSpec.relu(4, 6, 2, 1);
    var length =
        assertThrows(IllegalArgumentException.class, () -> build(other, tiles, parameters));
    assertTrue(length.getMessage().contains("but 85 were given"), length.getMessage());
    INDArray halves = Nd4j.zeros(DataType.FLOAT16, other.layout().parameters());
    var type = assertThrows(IllegalArgumentException.class, () -> build(other, tiles, halves));
    assertTrue(type.getMessage().contains("cast them to DOUBLE"), type.getMessage());
  }

  private static HingeObjective build(
      HingeNetworkSpec spec, PatternTiles tiles, INDArray parameters) throws InterruptedException {
    return new HingeObjective(spec, tiles, parameters, ActiveSet.OFF, 1);
  }

  @Test
  void evaluate_closed_isRefused() throws InterruptedException {
    HingeNetworkSpec spec = HingeNetworkSpec.relu(4, 6, 2, 1);
    var tiles = new PatternTiles(RandomPatterns.generate(10, 4, 1));
    INDArray parameters = Nd4j.zeros(DataType.DOUBLE, spec.layout().parameters());
    HingeObjective objective = build(spec, tiles, parameters);
    objective.close();
    objective.close();
    assertThrows(IllegalStateException.class, () -> objective.evaluateAll(null));
    assertThrows(IllegalStateException.class, () -> objective.activations(1));
  }
}
