package org.jamming4j.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jamming4j.data.Patterns;
import org.jamming4j.data.Preprocessing;
import org.jamming4j.data.RandomPatterns;
import org.jamming4j.data.Split;
import org.jamming4j.jamming.Outcome;
import org.jamming4j.network.HingeNetworkSpec;
import org.jamming4j.sweep.arbiter.ArbiterEngine;
import org.jamming4j.training.Budget;
import org.jamming4j.training.Cooling;
import org.jamming4j.training.DivergedException;
import org.jamming4j.training.Optimiser;
import org.jamming4j.training.TrainingSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;

class NetworkRunnerTest {
  private static final RunProgressListener SILENT =
      new RunProgressListener() {
        @Override
        public void batchStarted(RunStage stage, int width, long size, int runs) {}

        @Override
        public void runEnded(RunRecord run) {}

        @Override
        public void batchEnded() {}
      };

  private static NetworkRunner runner(
      Patterns patterns, int threads, KeptRuns kept, SearchEngine engine) {
    return new NetworkRunner(
        new Split(patterns, Optional.empty()),
        Preprocessing.none(patterns.dimension()),
        7,
        threads,
        SILENT,
        kept,
        engine);
  }

  /** Short cycles, for small problems. */
  private static TrainingSpec steps(int steps) {
    return TrainingSpec.defaults()
        .withCooling(new Cooling(1000, 64, 0, 0))
        .withBudget(Budget.ofSteps(steps));
  }

  static Stream<SearchEngine> engines() {
    return Stream.of(new LocalEngine(), new ArbiterEngine());
  }

  @ParameterizedTest
  @MethodSource("engines")
  void runner_interruptedAmidstARun_throwsAndLeavesNoThread(SearchEngine engine) throws Exception {
    Patterns patterns = RandomPatterns.generate(2000, 10, 1);
    var shape = HingeNetworkSpec.relu(10, 3, 2, 1);
    var started = new CountDownLatch(1);
    var thrown = new AtomicReference<Throwable>();
    var sweep =
        new Thread(
            () -> {
              try {
                started.countDown();
                runner(patterns, 2, KeptRuns.NONE, engine)
                    .train(RunStage.SINGLE, shape, steps(1_000_000), 4);
              } catch (Throwable e) {
                thrown.set(e);
              }
            });
    Set<Thread> before = pools();
    sweep.start();
    started.await();
    Set<Thread> workers = pools();
    while (workers.equals(before)) {
      workers = pools();
    }
    sweep.interrupt();
    sweep.join();
    assertInstanceOf(InterruptedException.class, thrown.get());
    workers.removeAll(before);
    for (Thread worker : workers) {
      // its work is done; it may take an instant to end
      worker.join(10_000);
      assertFalse(worker.isAlive(), worker.getName());
    }
  }

  private static Set<Thread> pools() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("jamming4j-"))
        .collect(Collectors.toCollection(HashSet::new));
  }

  @ParameterizedTest
  @MethodSource("engines")
  void runner_divergingRun_saysWhichWidth(SearchEngine engine) {
    Patterns patterns = RandomPatterns.generate(50, 5, 1);
    NetworkRunner runner = runner(patterns, 2, KeptRuns.NONE, engine);
    var spec = steps(1000).withOptimiser(new Optimiser.Momentum(1e200, 0.9));
    var e =
        assertThrows(
            RunFailedException.class,
            () -> runner.train(RunStage.SINGLE, HingeNetworkSpec.relu(5, 4, 2, 1), spec, 2));
    assertTrue(e.getMessage().contains("width 4"), e.getMessage());
    assertTrue(e.getMessage().contains("diverged at step"), e.getMessage());
    // by which the command line tells it from a defect
    assertInstanceOf(DivergedException.class, e.getCause());
  }

  @ParameterizedTest
  @MethodSource("engines")
  void runner_runThatCannotBeKept_throwsThatAndMakesNoMore(SearchEngine engine) {
    var full = new UncheckedIOException(new IOException("the disk is full"));
    var kept =
        new KeptRuns() {
          private int asked;

          @Override
          public Optional<NetworkRun> of(RunSpec spec) {
            return Optional.empty();
          }

          @Override
          public void keep(NetworkRun run) {
            asked++;
            throw full;
          }
        };
    Patterns patterns = RandomPatterns.generate(30, 4, 1);
    var shape = HingeNetworkSpec.relu(4, 9, 2, 1);
    Set<Thread> before = pools();
    var e =
        assertThrows(
            UncheckedIOException.class,
            () ->
                runner(patterns, 2, kept, engine).train(RunStage.ENSEMBLE, shape, steps(5000), 50));
    assertSame(full, e);
    assertEquals(1, kept.asked);
    assertEquals(before, pools());
  }

  @Test
  void runs_ofEveryEngine_areTheSameBitsOnAnyNumberOfThreads() throws InterruptedException {
    Patterns patterns = RandomPatterns.generate(30, 4, 1);
    var shape = HingeNetworkSpec.relu(4, 6, 2, 1);
    Set<List<INDArray>> different = new HashSet<>();
    for (SearchEngine engine : engines().toList()) {
      for (int threads : new int[] {1, 2, 5}) {
        different.add(
            runner(patterns, threads, KeptRuns.NONE, engine)
                .train(RunStage.REFERENCE, shape, steps(5000), 3)
                .stream()
                .map(run -> run.network().network().params())
                .toList());
      }
    }
    assertEquals(1, different.size());
  }

  @ParameterizedTest
  @MethodSource("engines")
  void runs_ofOneBatch_comeInOrderWithTheirOwnSeeds(SearchEngine engine)
      throws InterruptedException {
    Patterns patterns = RandomPatterns.generate(30, 4, 1);
    List<NetworkRun> runs =
        runner(patterns, 2, KeptRuns.NONE, engine)
            .train(RunStage.ENSEMBLE, HingeNetworkSpec.relu(4, 9, 2, 1), steps(5000), 5);
    assertEquals(List.of(0, 1, 2, 3, 4), runs.stream().map(run -> run.record().index()).toList());
    assertEquals(5, runs.stream().map(run -> run.record().seed()).distinct().count());
    assertTrue(runs.stream().allMatch(run -> run.record().outcome() == Outcome.SAT));
    assertTrue(runs.stream().allMatch(run -> run.record().trainError() == 0));
    assertTrue(runs.stream().allMatch(run -> run.record().testError().isEmpty()));
  }
}
