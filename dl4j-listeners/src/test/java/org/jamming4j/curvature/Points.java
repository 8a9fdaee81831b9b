package org.jamming4j.curvature;

import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jamming4j.data.Patterns;
import org.jamming4j.linalg.DenseMatrix;
import org.jamming4j.network.HiddenActivation;
import org.jamming4j.network.HingeNetworkSpec;
import org.jamming4j.network.Initialisation;

/** Points that tests of curvature share: networks of every kind with random parameters. */
final class Points {
  final HingeNetworkSpec spec;
  final double[] parameters;
  final Patterns patterns;
  private final String name;

  Points(HingeNetworkSpec spec, double[] parameters, Patterns patterns, String name) {
    this.spec = spec;
    this.parameters = parameters;
    this.patterns = patterns;
    this.name = name;
  }

  static Stream<Points> all() {
    return Stream.of(HiddenActivation.values())
        .flatMap(
            activation ->
                Stream.of(
                    of(activation, 3, 4, 1, 1, false),
                    of(activation, 2, 3, 2, 1, true),
                    of(activation, 4, 3, 3, 3, false)));
  }

  static Points of(
      HiddenActivation activation,
      int inputs,
      int width,
      int depth,
      int outputs,
      boolean weighted) {
    var spec =
        new HingeNetworkSpec(
            inputs, width, depth, outputs, activation, Initialisation.ORTHOGONAL, 0.7);
    var random = new Random(depth);
    double[] parameters =
        random.doubles(spec.layout().parameters(), -1, 1).map(x -> 1.5 * x).toArray();
    int patterns = 300;
    double[] x = random.doubles((long) patterns * inputs, -2, 2).toArray();
    int classes = outputs == 1 ? 2 : outputs;
    int[] classOf = IntStream.range(0, patterns).map(mu -> random.nextInt(classes)).toArray();
    var names = IntStream.range(0, classes).mapToObj(c -> "c" + c).toList();
    Patterns made =
        weighted
            ? new Patterns(x, inputs, classOf, names, random.doubles(patterns, 0.5, 1.5).toArray())
            : new Patterns(x, inputs, classOf, names);
    return new Points(
        spec,
        parameters,
        made,
        "%s, L = %d, k = %d%s".formatted(activation, depth, outputs, weighted ? ", weighted" : ""));
  }

  LossPoint point() throws InterruptedException {
    return new LossPoint(spec, parameters, patterns);
  }

  static double[][] rows(DenseMatrix matrix) {
    var rows = new double[matrix.rows()][matrix.columns()];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < rows[i].length; j++) {
        rows[i][j] = matrix.get(i, j);
      }
    }
    return rows;
  }

  @Override
  public String toString() {
    return name;
  }
}
