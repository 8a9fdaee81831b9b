package org.jamming4j;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jamming4j.data.Patterns;
import org.jamming4j.network.HiddenActivation;
import org.jamming4j.network.HingeNetworkSpec;
import org.jamming4j.network.Initialisation;

/** Networks and patterns of random sizes, for tests that hold whatever the size. */
public final class RandomShape {
  private RandomShape() {}

  /** A network of up to three layers and twelve units, of any activation. */
  public static HingeNetworkSpec network(long seed) {
    var random = new Random(seed);
    HiddenActivation[] activations = HiddenActivation.values();
    Initialisation[] initialisations = Initialisation.values();
    return new HingeNetworkSpec(
        1 + random.nextInt(7),
        1 + random.nextInt(12),
        1 + random.nextInt(3),
        random.nextBoolean() ? 1 : 3 + random.nextInt(2),
        activations[random.nextInt(activations.length)],
        initialisations[random.nextInt(initialisations.length)],
        0.25 + random.nextDouble());
  }

  /** Gaussian patterns of random classes for a network, every other seed with weights. */
  public static Patterns patterns(HingeNetworkSpec network, int patterns, long seed) {
    var random = new Random(seed);
    int classes = network.outputs() == 1 ? 2 : network.outputs();
    double[] x = random.doubles((long) patterns * network.inputs(), -2, 2).toArray();
    int[] labels = random.ints(patterns, 0, classes).toArray();
    double[] weights = seed % 2 == 0 ? null : random.doubles(patterns, 0.2, 3).toArray();
    List<String> names = IntStream.range(0, classes).mapToObj(c -> "c" + c).toList();
    return new Patterns(x, network.inputs(), labels, names, weights);
  }

  /** Random parameters, biases included, so that no bias is special. */
  public static double[] parameters(HingeNetworkSpec network, long seed) {
    return new Random(seed)
        .doubles(network.layout().parameters(), -1, 1)
        .map(w -> w / Math.sqrt(1 + network.width() / 3.0))
        .toArray();
  }
}
