package org.jamming4j.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jamming4j.data.Patterns;
import org.jamming4j.data.Preprocessing;
import org.jamming4j.data.RandomPatterns;
import org.jamming4j.data.Split;
import org.jamming4j.jamming.Outcome;
import org.jamming4j.network.HingeNetworkSpec;
import org.jamming4j.training.Budget;
import org.jamming4j.training.Cooling;
import org.jamming4j.training.Optimiser;
import org.jamming4j.training.TrainingSpec;
import org.junit.jupiter.api.Test;

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

  private static NetworkRunner runner(Patterns patterns, int threads) {
    return new NetworkRunner(
        new Split(patterns, Optional.empty()),
        Preprocessing.none(patterns.dimension()),
        7,
        threads,
        SILENT,
        KeptRuns.NONE);
  }

  /** Short cycles, for small problems. */
  private static TrainingSpec steps(int steps) {
    return TrainingSpec.defaults()
        .withCooling(new Cooling(1000, 64, 0, 0))
        .withBudget(Budget.ofSteps(steps));
  }

  @Test
  void runner_interruptedAmidstARun_throwsAndLeavesNoThread() throws Exception {
    Patterns patterns = RandomPatterns.generate(2000, 10, 1);
    var shape = HingeNetworkSpec.relu(10, 3, 2, 1);
    var started = new CountDownLatch(1);
    var thrown = new AtomicReference<Throwable>();
    var sweep =
        new Thread(
            () -> {
              try {
                started.countDown();
                runner(patterns, 2).train(RunStage.SINGLE, shape, steps(1_000_000), 4);
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

  @Test
  void runner_divergingRun_saysWhichWidth() {
    Patterns patterns = RandomPatterns.generate(50, 5, 1);
    NetworkRunner runner = runner(patterns, 2);
    var spec = steps(1000).withOptimiser(new Optimiser.Momentum(1e200, 0.9));
    var e =
        assertThrows(
            RunFailedException.class,
            () -> runner.train(RunStage.SINGLE, HingeNetworkSpec.relu(5, 4, 2, 1), spec, 2));
    assertTrue(e.getMessage().contains("width 4"), e.getMessage());
    assertTrue(e.getMessage().contains("diverged at step"), e.getMessage());
  }

  @Test
  void runs_ofOneBatch_comeInOrderWithTheirOwnSeeds() throws InterruptedException {
    Patterns patterns = RandomPatterns.generate(30, 4, 1);
    List<NetworkRun> runs =
        runner(patterns, 2)
            .train(RunStage.ENSEMBLE, HingeNetworkSpec.relu(4, 9, 2, 1), steps(5000), 5);
    assertEquals(List.of(0, 1, 2, 3, 4), runs.stream().map(run -> run.record().index()).toList());
    assertEquals(5, runs.stream().map(run -> run.record().seed()).distinct().count());
    assertTrue(runs.stream().allMatch(run -> run.record().outcome() == Outcome.SAT));
    assertTrue(runs.stream().allMatch(run -> run.record().trainError() == 0));
    assertTrue(runs.stream().allMatch(run -> run.record().testError().isEmpty()));
  }
}
