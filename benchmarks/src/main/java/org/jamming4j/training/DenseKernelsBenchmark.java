package org.jamming4j.training;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
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

/** The plain Java arithmetic of one layer over one tile of patterns. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class DenseKernelsBenchmark {
  private static final int TILE = 128;

  /** Units of the layer and of the one before. */
  @Param({"16", "30", "100"})
  public int width;

  private double[] parameters;
  private double[] gradient;
  private double[][] inputs;
  private double[][] outputs;

  /** Fills everything with numbers from -1 to 1. */
  @Setup
  public void fill() {
    var random = new Random(1);
    parameters = random.doubles(width * width + width, -1, 1).toArray();
    gradient = new double[parameters.length];
    inputs = new double[width][];
    Arrays.setAll(inputs, i -> random.doubles(TILE, -1, 1).toArray());
    outputs = new double[width][];
    Arrays.setAll(outputs, i -> random.doubles(TILE, -1, 1).toArray());
  }

  /** z = W^T a + b. */
  @Benchmark
  public double[][] forward() {
    DenseKernels.forward(parameters, 0, width * width, inputs, outputs, TILE);
    return outputs;
  }

  /** a = W delta. */
  @Benchmark
  public double[][] backward() {
    DenseKernels.backward(parameters, 0, outputs, inputs, TILE);
    return inputs;
  }

  /** The gradient of weights and biases. */
  @Benchmark
  public double[] gradient() {
    DenseKernels.gradient(inputs, outputs, gradient, 0, width * width, TILE);
    return gradient;
  }
}
