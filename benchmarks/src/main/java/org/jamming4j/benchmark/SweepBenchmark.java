package org.jamming4j.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jamming4j.data.MnistParity;
import org.jamming4j.data.Patterns;
import org.jamming4j.data.Preprocessing;
import org.jamming4j.data.Split;
import org.jamming4j.network.HingeNetworkSpec;
import org.jamming4j.sweep.LocalEngine;
import org.jamming4j.sweep.PatternSource;
import org.jamming4j.sweep.RunMaker;
import org.jamming4j.sweep.RunSpec;
import org.jamming4j.sweep.SearchEngine;
import org.jamming4j.sweep.ThresholdProblem;
import org.jamming4j.sweep.ThresholdStudy;
import org.jamming4j.sweep.arbiter.ArbiterEngine;
import org.jamming4j.sweep.arbiter.JammingScore;
import org.jamming4j.sweep.arbiter.Setting;
import org.jamming4j.sweep.arbiter.SettingValues;
import org.jamming4j.sweep.arbiter.Sweep;
import org.jamming4j.sweep.arbiter.SweepStop;
import org.jamming4j.sweep.search.ThresholdSearch;
import org.jamming4j.training.HingeTrainer;
import org.jamming4j.training.TrainingResult;
import org.jamming4j.training.TrainingSpec;
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
 * What Arbiter costs: 64 networks of 16 widths on MNIST's parity by a sweep's grid beside one call
 * of the trainer, and a search for N* through Arbiter beside one on threads alone.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 5)
@Fork(1)
public class SweepBenchmark {
  private static final int WIDTHS = 16;
  private static final int SEEDS = 4;
  private static final int WIDER = 5;
  private static final double RATIO = 5;
  private static final double PRECISION = 0.15;
  private static final int MOST_RUNS = 40;

  /** d, the least h, L, P; the largest h is five times as large. */
  @Param("10,8,3,500")
  public String shape;

  private final int threads = Runtime.getRuntime().availableProcessors();
  private final TrainingSpec training = TrainingSpec.defaults();
  private Patterns patterns;
  private Sweep sweep;
  private List<RunSpec> settings;
  private HingeNetworkSpec narrowest;

  /** Draws the patterns. */
  @Setup
  public void draw() {
    Shape parsed = Shape.parse(shape);
    Split raw = MnistParity.embedded().split(parsed.patterns(), 0, 1);
    patterns = Preprocessing.fit(raw.training(), parsed.dimension(), true).apply(raw.training());
    narrowest = parsed.network();
    int least = parsed.width();
    var widths = new SettingValues.Range(least, WIDER * least, WIDTHS, false);
    sweep = new Sweep(narrowest, training, patterns.size(), Map.of(Setting.WIDTH, widths), SEEDS);
    settings = sweep.grid();
  }

  /** All networks through one call of the trainer. */
  @Benchmark
  public List<TrainingResult> trainAll() throws InterruptedException {
    List<MultiLayerNetwork> models = new ArrayList<>();
    for (RunSpec setting : settings) {
      for (int seed = 0; seed < SEEDS; seed++) {
        models.add(setting.network().build(setting.withIndex(seed).seed(1)));
      }
    }
    return new HingeTrainer(training.withThreads(threads))
        .trainAll(models, patterns, (number, result) -> {});
  }

  /** The same networks by a grid. */
  @Benchmark
  public Sweep.Result grid() throws InterruptedException {
    var source = PatternSource.nested(new Split(patterns, Optional.empty()));
    return sweep.run(
        settings,
        new Sweep.Job(
            new RunMaker(source, 1),
            JammingScore.Quantity.LOSS,
            SweepStop.NEVER,
            List.of(),
            threads,
            run -> {}));
  }

  private ThresholdStudy.Result search(SearchEngine engine) throws InterruptedException {
    ThresholdProblem problem =
        ThresholdProblem.widths(narrowest, new Split(patterns, Optional.empty()));
    var search =
        new ThresholdSearch(problem.range(), problem.thresholdAt(RATIO), PRECISION, MOST_RUNS);
    return new ThresholdStudy(problem, training, 1, engine)
        .run(search, List.of(), threads, run -> {});
  }

  /** A search on threads alone. */
  @Benchmark
  public ThresholdStudy.Result searchOnThreads() throws InterruptedException {
    return search(new LocalEngine());
  }

  /** The same search through Arbiter. */
  @Benchmark
  public ThresholdStudy.Result searchThroughArbiter() throws InterruptedException {
    return search(new ArbiterEngine());
  }
}
