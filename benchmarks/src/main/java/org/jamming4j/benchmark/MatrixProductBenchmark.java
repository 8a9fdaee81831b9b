package org.jamming4j.benchmark;

import java.util.concurrent.TimeUnit;
import org.bytedeco.openblas.global.openblas_nolapack;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** OpenBLAS's product of a tile of patterns with a layer's weights, off the heap, on one thread. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class MatrixProductBenchmark {
  /** Of all three matrices. */
  @Param({"FLOAT64", "FLOAT32"})
  public Precision precision;

  /** Patterns of a tile. */
  @Param({"64", "128", "512"})
  public int tile;

  /** Units of the layer and of the one before. */
  @Param({"16", "30", "100"})
  public int width;

  private MatrixProduct product;

  /** Readies the library, and the matrices. */
  @Setup
  public void allocate() {
    OpenBlas.prepare();
    openblas_nolapack.blas_set_num_threads(1);
    product = new MatrixProduct(precision, tile, width, width);
  }

  /** Frees the matrices. */
  @TearDown
  public void free() {
    product.close();
  }

  /** One product. */
  @Benchmark
  public void product() {
    product.multiply();
  }
}
