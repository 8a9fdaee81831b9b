package org.jamming4j.training;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadFactory;

/**
 * The threads of a pool, for who promises to leave none: a pool counts as terminated shortly before
 * its last thread ends.
 */
public final class RunThreads implements ThreadFactory {
  private final String name;
  private final List<Thread> made = new CopyOnWriteArrayList<>();

  /**
   * No threads yet.
   *
   * @param name of each
   */
  public RunThreads(String name) {
    this.name = name;
  }

  @Override
  public Thread newThread(Runnable work) {
    var thread = new Thread(work, name);
    made.add(thread);
    return thread;
  }

  /**
   * Waits until all that were made have ended, of a pool that was shut down. An interrupted thread
   * still is afterwards.
   */
  public void join() {
    boolean interrupted = false;
    for (Thread thread : made) {
      while (thread.isAlive()) {
        try {
          thread.join();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
