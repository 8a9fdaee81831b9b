package org.jamming4j.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Collection;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Every benchmark runs once, in this process, for its errors and not for its times. */
class JmhSmokeTest {
  @ParameterizedTest
  @CsvSource({
    "TileArithmeticBenchmark, 9, ",
    "MatrixProductBenchmark, 2, ",
    "FirstLayersBenchmark, 2, ",
    "TrainingStepBenchmark, 1, '10,4,2,50'",
    "ManyNetworksBenchmark, 2, '10,4,2,50'",
    "SweepBenchmark, 4, '8,5,2,60'",
  })
  void benchmark_oneShot_runs(String name, int results, String shape) throws RunnerException {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include("\\." + name + "\\.")
            .forks(0)
            .mode(Mode.SingleShotTime)
            .warmupIterations(0)
            .measurementIterations(1)
            .shouldFailOnError(true)
            .verbosity(VerboseMode.SILENT);
    if (shape == null) {
      options.param("width", "16").param("tile", "64");
    } else {
      options.param("shape", shape).param("threads", "1");
    }
    Collection<RunResult> run = new Runner(options.build()).run();
    // over both precisions, where there are two
    assertEquals(results, run.size());
  }
}
