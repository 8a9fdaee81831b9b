package org.jamming4j.benchmark;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasColMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_dgemm;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.bytedeco.javacpp.DoublePointer;
import org.jamming4j.arithmetic.OpenBlas;
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
import org.openjdk.jmh.annotations.Warmup;

/**
 * The first layers of four networks over one tile of patterns, which they have in common: in one
 * product, as training them batched could, or in one for each. No other layers share an operand.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class FirstLayersBenchmark {
  private static final int NETWORKS = 4;

  /** Inputs, and units of each layer. */
  @Param({"8", "16", "30"})
  public int width;

  /** Patterns. */
  @Param("192")
  public int tile;

  private DoublePointer inputs;
  private DoublePointer[] weights;
  private DoublePointer[] outputs;

  /** Fills everything with numbers from -1 to 1. */
  @Setup
  public void fill() {
    OpenBlas.prepare();
    var random = new Random(1);
    inputs = new DoublePointer(random.doubles((long) tile * width, -1, 1).toArray());
    var all = new DoublePointer(random.doubles((long) NETWORKS * width * width, -1, 1).toArray());
    var out = new DoublePointer((long) NETWORKS * tile * width);
    weights = new DoublePointer[NETWORKS];
    outputs = new DoublePointer[NETWORKS];
    for (int i = 0; i < NETWORKS; i++) {
      weights[i] = new DoublePointer(all).position((long) i * width * width);
      outputs[i] = new DoublePointer(out).position((long) i * tile * width);
    }
  }

  private void product(int network, int units) {
    cblas_dgemm(
        CblasColMajor,
        CblasNoTrans,
        CblasNoTrans,
        tile,
        units,
        width,
        1,
        inputs,
        tile,
        weights[network],
        width,
        0,
        outputs[network],
        tile);
  }

  /** In one product. */
  @Benchmark
  public DoublePointer together() {
    product(0, NETWORKS * width);
    return outputs[0];
  }

  /** One after the other. */
  @Benchmark
  public DoublePointer apart() {
    for (int i = 0; i < NETWORKS; i++) {
      product(i, width);
    }
    return outputs[0];
  }
}
