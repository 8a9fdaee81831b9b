package org.jamming4j.objective;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The calling thread and its helpers, who share out the tasks of one step after the other. Steps
 * take from microseconds on, so a helper that waits for the next one spins for a while before it
 * sleeps. The calling thread may be interrupted: tasks ask {@link #stopping} often.
 */
public final class StepTeam implements AutoCloseable {
  /** One of the tasks of a step. */
  @FunctionalInterface
  public interface Body {
    /**
     * Does a task.
     *
     * @param task its number
     * @param worker who does it, from 0, the calling thread
     */
    void run(int task, int worker);
  }

  /** Spins before sleeping; some ten microseconds. */
  private static final int SPINS = 2_000;

  private final Helper[] helpers;
  private final AtomicInteger nextTask = new AtomicInteger();
  private final AtomicInteger working = new AtomicInteger();
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private final Object gate = new Object();
  private @Nullable Body body;
  private int tasks;
  private int rounds;
  private volatile int round;
  private volatile boolean stopping;
  private volatile boolean closed;
  private volatile @Nullable Thread sleepingCaller;

  /**
   * A team of so many threads, the calling one among them.
   *
   * @throws IllegalArgumentException if there is none
   */
  public StepTeam(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("%d threads must be at least 1.".formatted(threads));
    }
    helpers = new Helper[threads - 1];
    try {
      for (int i = 0; i < helpers.length; i++) {
        var helper = new Helper(i + 1);
        helper.start();
        helpers[i] = helper;
      }
    } catch (RuntimeException | Error e) {
      close();
      throw e;
    }
  }

  /** Whether tasks are to return without finishing. */
  public boolean stopping() {
    if (!stopping && !(Thread.currentThread() instanceof Helper)) {
      stopping = Thread.currentThread().isInterrupted();
    }
    return stopping;
  }

  /**
   * Does all tasks and waits for the last one. A single one is the calling thread's.
   *
   * @throws InterruptedException if the calling thread is interrupted; no task runs any more
   */
  public void run(int count, Body todo) throws InterruptedException {
    // helpers may do all tasks before this thread asks
    if (Thread.interrupted()) {
      throw new InterruptedException("Interrupted before a step.");
    }
    body = todo;
    tasks = count;
    nextTask.set(0);
    if (count > 1) {
      callHelpers();
    }
    work(0);
    awaitHelpers();
    Throwable thrown = failure.getAndSet(null);
    boolean stopped = stopping;
    stopping = false;
    if (thrown instanceof RuntimeException e) {
      throw e;
    }
    if (thrown instanceof Error e) {
      throw e;
    }
    if (stopped) {
      Thread.interrupted();
      throw new InterruptedException("Interrupted within a step.");
    }
  }

  private void callHelpers() {
    working.set(helpers.length);
    rounds++;
    round = rounds;
    for (Helper helper : helpers) {
      if (helper.sleeping) {
        LockSupport.unpark(helper);
      }
    }
  }

  private void work(int worker) {
    try {
      Body todo = Objects.requireNonNull(body);
      int task = nextTask.getAndIncrement();
      while (task < tasks && !stopping) {
        todo.run(task, worker);
        task = nextTask.getAndIncrement();
      }
    } catch (RuntimeException | Error e) {
      failure.compareAndSet(null, e);
      nextTask.set(tasks);
    }
  }

  private void awaitHelpers() {
    int spins = 0;
    while (working.get() > 0) {
      if (Thread.currentThread().isInterrupted()) {
        stopping = true;
      }
      if (spins++ < SPINS || stopping) {
        Thread.onSpinWait();
      } else {
        sleepingCaller = Thread.currentThread();
        if (working.get() > 0) {
          LockSupport.park(gate);
        }
        sleepingCaller = null;
      }
    }
  }

  /** Ends the helpers and waits until they have ended. */
  @Override
  public void close() {
    closed = true;
    boolean interrupted = false;
    for (Helper helper : helpers) {
      LockSupport.unpark(helper);
      // the rest are null if one could not be started
      while (helper != null && helper.isAlive()) {
        try {
          helper.join();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private final class Helper extends Thread {
    private final int worker;
    private volatile boolean sleeping;

    Helper(int worker) {
      super("jamming4j-step-" + worker);
      this.worker = worker;
      setDaemon(true);
    }

    @Override
    public void run() {
      int seen = 0;
      while (awaitRound(seen)) {
        seen++;
        work(worker);
        if (working.decrementAndGet() == 0) {
          Thread caller = sleepingCaller;
          if (caller != null) {
            LockSupport.unpark(caller);
          }
        }
      }
    }

    /** Waits for the round after the one seen last; false once the team is closed. */
    private boolean awaitRound(int seen) {
      int spins = 0;
      while (round == seen) {
        if (closed) {
          return false;
        }
        if (spins++ < SPINS) {
          Thread.onSpinWait();
        } else {
          sleeping = true;
          if (round == seen && !closed) {
            LockSupport.park(gate);
          }
          sleeping = false;
        }
      }
      return true;
    }
  }
}
