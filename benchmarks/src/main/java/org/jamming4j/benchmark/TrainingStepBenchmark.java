package org.jamming4j.benchmark;

import java.util.concurrent.TimeUnit;
import org.jamming4j.data.Patterns;
import org.jamming4j.training.HingeTrainer;
import org.jamming4j.training.TrainingResult;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A full-batch step over all patterns, float64; what a training does once is spread over 50. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class TrainingStepBenchmark {
  private static final int STEPS = 50;

  /** d, h, L, P. */
  @Param({"10,30,5,10000", "16,16,3,2352", "10,100,3,10000", "784,100,2,10000"})
  public String shape;

  /** Threads of the one network. */
  @Param({"1", "2"})
  public int threads;

  private Shape parsed;
  private Patterns patterns;

  /** Draws the patterns. */
  @Setup
  public void draw() {
    parsed = Shape.parse(shape);
    patterns = parsed.randomPatterns(1);
  }

  /** So many steps of a new network. */
  @Benchmark
  @OperationsPerInvocation(STEPS)
  public TrainingResult step() throws InterruptedException {
    return new HingeTrainer(TrainerSettings.fullWork(STEPS, threads))
        .train(parsed.network().build(1), patterns);
  }
}
