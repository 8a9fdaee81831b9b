package org.jamming4j.tiles;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.jamming4j.arithmetic.OpenBlas;
import org.jamming4j.network.HiddenActivation;
import org.jamming4j.network.ParameterLayout;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** One layer over one tile of patterns, in every arithmetic. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class TileArithmeticBenchmark {
  /** So many that tiles have their full size. */
  private static final int PATTERNS = 100_000;

  /** Which arithmetic. */
  public enum Kind {
    /** OpenBLAS in float64. */
    FLOAT64,
    /** OpenBLAS in float32. */
    FLOAT32,
    /** Plain Java in float64, over tiles of its own size. */
    PLAIN
  }

  /** The arithmetic. */
  @Param public Kind kind;

  /** Units of the layer and of the one before. */
  @Param({"16", "30", "100"})
  public int width;

  /** Keeps the parameters from the garbage collector. */
  private Pointer memory;

  private TileArithmetic arithmetic;
  private TileMatrix inputs;
  private TileMatrix outputs;
  private ParameterVector sum;
  private int n;

  /** Fills everything with numbers from -1 to 1. */
  @Setup
  public void fill() {
    OpenBlas.prepare();
    var layout = new ParameterLayout(width, width, width, 1);
    var random = new Random(1);
    double[] parameters = random.doubles(layout.parameters(), -1, 1).toArray();
    memory = new DoublePointer(parameters);
    if (kind == Kind.FLOAT32) {
      var floats = new FloatPointer(parameters.length);
      for (int i = 0; i < parameters.length; i++) {
        floats.put(i, (float) parameters[i]);
      }
      memory = floats;
      arithmetic = new FloatTiles(layout, HiddenActivation.RELU, floats, PATTERNS);
    } else if (kind == Kind.FLOAT64) {
      arithmetic = new DoubleTiles(layout, HiddenActivation.RELU, (DoublePointer) memory, PATTERNS);
    } else {
      arithmetic =
          new PlainTiles(layout, HiddenActivation.RELU, ((DoublePointer) memory).asBuffer());
    }
    n = arithmetic.tile();
    inputs = filled(random);
    outputs = filled(random);
    sum = arithmetic.vector();
  }

  private TileMatrix filled(Random random) {
    TileMatrix matrix = arithmetic.matrix(width);
    for (int unit = 0; unit < width; unit++) {
      matrix.setRow(unit, random.doubles(n, -1, 1).toArray(), n);
    }
    matrix.commit(n);
    return matrix;
  }

  /** Frees the memory. */
  @TearDown
  public void free() {
    arithmetic.close();
    memory.close();
  }

  /** The activations of the second layer. */
  @Benchmark
  public TileMatrix forward() {
    arithmetic.affine(arithmetic.parameters(), 1, inputs, outputs, n);
    arithmetic.activate(1, outputs, n);
    return outputs;
  }

  /** What the second layer hands back to the first. */
  @Benchmark
  public TileMatrix backward() {
    arithmetic.multiplyTransposed(arithmetic.parameters(), 1, outputs, inputs, false, n);
    inputs.multiplyBySlope(HiddenActivation.RELU, outputs, n);
    return inputs;
  }

  /** The gradient of the second layer's weights and biases. */
  @Benchmark
  public ParameterVector gradient() {
    arithmetic.addOuter(sum, 1, inputs, outputs, n);
    return sum;
  }
}
