package org.jamming4j.training;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;

class WarmUpTest {
  private static final long MOST_MILLISECONDS = 60_000;

  @Test
  void warmUp_closed_endsByItself() throws InterruptedException {
    assumeTrue(
        Runtime.getRuntime().availableProcessors() > 1,
        "There is one processor alone, no warm-up.");
    Thread thread;
    try (WarmUp warmUp = WarmUp.begin()) {
      thread = warmUp.thread();
      assertTrue(thread.isAlive());
      assertTrue(thread.isDaemon());
    }
    thread.join(MOST_MILLISECONDS);
    assertFalse(thread.isAlive());
  }
}
