package org.jamming4j.objective;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StepTeamTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 8})
  void run_manySteps_doesEveryTaskOnceInEach(int threads) throws InterruptedException {
    var done = new AtomicIntegerArray(20);
    Set<Integer> workers = ConcurrentHashMap.newKeySet();
    try (var team = new StepTeam(threads)) {
      for (int step = 1; step <= 2000; step++) {
        int tasks = 1 + step % 20;
        team.run(
            tasks,
            (task, worker) -> {
              done.incrementAndGet(task);
              workers.add(worker);
            });
      }
    }
    for (int task = 0; task < 20; task++) {
      assertEquals(2000 - 100 * task, done.get(task), "task " + task);
    }
    assertTrue(workers.stream().allMatch(worker -> worker >= 0 && worker < threads));
  }

  @Test
  void run_aSingleTask_isDoneByTheCallerBetweenOthers() throws InterruptedException {
    try (var team = new StepTeam(3)) {
      for (int step = 0; step < 100; step++) {
        var done = new AtomicInteger();
        team.run(7, (task, worker) -> done.incrementAndGet());
        team.run(
            1,
            (task, worker) -> {
              assertEquals(0, worker);
              done.incrementAndGet();
            });
        assertEquals(8, done.get());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void run_taskThatThrows_throwsItAndServesTheNextStep(int failing) throws InterruptedException {
    var failure = new IllegalStateException("on purpose");
    try (var team = new StepTeam(2)) {
      for (int step = 0; step < 50; step++) {
        var thrown =
            assertThrows(
                IllegalStateException.class,
                () ->
                    team.run(
                        2,
                        (task, worker) -> {
                          if (task == failing) {
                            throw failure;
                          }
                        }));
        assertSame(failure, thrown);
        var done = new AtomicIntegerArray(4);
        team.run(4, (task, worker) -> done.incrementAndGet(task));
        for (int task = 0; task < 4; task++) {
          assertEquals(1, done.get(task));
        }
      }
    }
  }

  @Test
  void run_interrupted_tellsEveryWorkerAndThrows() {
    Thread caller = Thread.currentThread();
    try (var team = new StepTeam(3)) {
      assertThrows(
          InterruptedException.class,
          () ->
              team.run(
                  3,
                  (task, worker) -> {
                    if (task == 0) {
                      caller.interrupt();
                    }
                    while (!team.stopping()) {
                      Thread.onSpinWait();
                    }
                  }));
      assertFalse(Thread.currentThread().isInterrupted());
      assertFalse(team.stopping());
    }
  }

  @Test
  void team_ofNoThread_isRefused() {
    var e = assertThrows(IllegalArgumentException.class, () -> new StepTeam(0));
    assertTrue(e.getMessage().contains("0 threads"), e.getMessage());
  }
}
