package org.jamming4j.curvature;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jamming4j.arithmetic.OpenBlas;
import org.jamming4j.data.Patterns;
import org.jamming4j.memory.Memory;
import org.jamming4j.network.HiddenActivation;
import org.jamming4j.network.HingeNetworkSpec;
import org.jamming4j.objective.PatternTiles;
import org.jamming4j.tiles.Arithmetics;
import org.jamming4j.tiles.ForwardPass;
import org.jamming4j.tiles.TileArithmetic;
import org.jamming4j.tiles.TileMatrix;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The hinge loss of a network on its patterns at some parameters, with all that its curvature there
 * is made of: what every layer does to the unsatisfied patterns, in float64. The parameters are
 * copied. Its memory is freed by {@link #close}.
 */
public final class LossPoint implements AutoCloseable {
  private final HingeNetworkSpec spec;
  private final INDArray parameters;
  private final TileArithmetic arithmetic;
  private final List<PointTile> tiles = new ArrayList<>();
  private final List<PatternTiles> inputs = new ArrayList<>();

  /**
   * Takes the patterns forward and the unsatisfied ones backward.
   *
   * @param spec the network's layers, activation and margin
   * @param parameters all parameters, in DL4J's order
   * @param patterns labelled for the network's outputs
   * @throws IllegalArgumentException if these do not suit each other
   * @throws org.jamming4j.memory.NotEnoughMemoryException if Java's memory can't hold it
   * @throws InterruptedException if the thread is interrupted
   */
  public LossPoint(HingeNetworkSpec spec, double[] parameters, Patterns patterns)
      throws InterruptedException {
    OpenBlas.prepare();
    this.spec = spec;
    this.parameters = Nd4j.createFromArray(parameters).reshape(1, -1);
    PatternTiles.requireFit(spec, patterns);
    int[] open = unsatisfied(patterns);
    requireMemory(open.length);
    arithmetic =
        Arithmetics.of(spec.layout(), spec.activation(), this.parameters, Math.max(1, open.length));
    OpenBlas.Lease oneThreadACall = OpenBlas.singleThreaded();
    try {
      for (int[] part : parts(open, arithmetic.tile())) {
        if (Thread.interrupted()) {
          throw new InterruptedException("Interrupted while patterns went forward.");
        }
        var laidOut = new PatternTiles(patterns.subset(part));
        inputs.add(laidOut);
        TileMatrix input = laidOut.inputs(arithmetic)[0];
        tiles.add(new PointTile(spec, arithmetic, input, patterns, part));
      }
    } catch (InterruptedException | RuntimeException | Error e) {
      close();
      throw e;
    } finally {
      oneThreadACall.close();
    }
  }

  /** The numbers of the patterns that have a gap above 0. */
  private int[] unsatisfied(Patterns of) {
    double[][] outputs = new ForwardPass(spec, parameters.data().asDouble()).outputs(of.inputs());
    return IntStream.range(0, of.size())
        .filter(
            mu ->
                IntStream.range(0, of.outputs())
                    .anyMatch(c -> !(spec.margin() - of.label(mu, c) * outputs[mu][c] <= 0)))
        .toArray();
  }

  private void requireMemory(int unsatisfied) {
    // activations, deltas and, of smooth layers, what is handed back to them
    long ofEach = spec.activation() == HiddenActivation.RELU ? 2 : 3;
    long units = 0;
    for (int layer = 0; layer < spec.layout().layers(); layer++) {
      units += spec.layout().inputs(layer) + ofEach * spec.layout().outputs(layer);
    }
    Memory.require(
        "what %d unsatisfied patterns do in every layer".formatted(unsatisfied),
        2.0 * Double.BYTES * units * unsatisfied,
        "take fewer patterns or a narrower network");
  }

  private static List<int[]> parts(int[] numbers, int size) {
    return IntStream.iterate(0, from -> from < numbers.length, from -> from + size)
        .mapToObj(
            from ->
                IntStream.range(from, Math.min(numbers.length, from + size))
                    .map(i -> numbers[i])
                    .toArray())
        .toList();
  }

  /** The network's layers, activation and margin. */
  public HingeNetworkSpec spec() {
    return spec;
  }

  /** N_Delta, the number of gaps above 0. */
  public int unsatisfied() {
    return tiles.stream().mapToInt(PointTile::unsatisfied).sum();
  }

  /**
   * A term of the Hessian as an operator, by one pass forward and one backward over the unsatisfied
   * patterns for every vector (Pearlmutter 1994). Vectors are shared out among threads.
   *
   * @param coordinates which parameters its vectors hold
   * @param threads how many at a time, at least 1; the result is the same
   */
  public SymmetricOperator operator(Term term, Coordinates coordinates, int threads) {
    return new CurvatureOperator(this, term, coordinates, threads);
  }

  TileArithmetic arithmetic() {
    return arithmetic;
  }

  List<PointTile> tiles() {
    return tiles;
  }

  /** One weight from an input to an output of a layer. */
  double weight(int layer, int input, int output) {
    int place = spec.layout().weights(layer) + input + output * spec.layout().inputs(layer);
    return parameters.getDouble(place);
  }

  /** Frees the memory. Further calls do nothing. */
  @Override
  public void close() {
    inputs.forEach(PatternTiles::close);
    inputs.clear();
    arithmetic.close();
  }
}
