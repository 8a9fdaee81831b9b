package org.jamming4j.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jamming4j.data.Patterns;
import org.jamming4j.training.HingeTrainer;
import org.jamming4j.training.TrainingResult;
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
 * As many networks as processors, 50 steps each: all at once with one thread each, or one after
 * another with all threads.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class ManyNetworksBenchmark {
  private static final int STEPS = 50;

  /** d, h, L, P. */
  @Param({"10,30,5,10000", "16,16,3,2352", "10,8,3,1000"})
  public String shape;

  private final int networks = Runtime.getRuntime().availableProcessors();
  private Shape parsed;
  private Patterns patterns;

  /** Draws the patterns. */
  @Setup
  public void draw() {
    parsed = Shape.parse(shape);
    patterns = parsed.randomPatterns(1);
  }

  private TrainingResult train(long seed, int threads) throws InterruptedException {
    return new HingeTrainer(TrainerSettings.fullWork(STEPS, threads))
        .train(parsed.network().build(seed), patterns);
  }

  /** All at once, through one call. */
  @Benchmark
  public List<TrainingResult> atOnce() throws InterruptedException {
    List<MultiLayerNetwork> models = new ArrayList<>();
    for (int i = 0; i < networks; i++) {
      models.add(parsed.network().build(i));
    }
    return new HingeTrainer(TrainerSettings.fullWork(STEPS, networks))
        .trainAll(models, patterns, (number, result) -> {});
  }

  /** One after another. */
  @Benchmark
  public List<TrainingResult> oneAfterAnother() throws InterruptedException {
    List<TrainingResult> results = new ArrayList<>();
    for (int i = 0; i < networks; i++) {
      results.add(train(i, networks));
    }
    return results;
  }
}
