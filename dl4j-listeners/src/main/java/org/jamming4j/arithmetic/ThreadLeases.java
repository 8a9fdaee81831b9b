package org.jamming4j.arithmetic;

import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/** Keeps a number of threads at one as long as anyone holds a lease. */
final class ThreadLeases {
  private final Supplier<OptionalInt> get;
  private final IntConsumer set;
  private int open;

  /** What the last lease's end restores. */
  private int before;

  /** Whether the only holder of a lease has all threads for a while. */
  private boolean lent;

  /**
   * Leases of what has these accessors.
   *
   * @param get the number of threads; if it is empty, the number of processors is restored
   * @param set sets it
   */
  ThreadLeases(Supplier<OptionalInt> get, IntConsumer set) {
    this.get = get;
    this.set = set;
  }

  /** Another lease. To close it twice does no more than once. */
  synchronized OpenBlas.Lease open() {
    if (open == 0) {
      before = get.get().orElseGet(() -> Runtime.getRuntime().availableProcessors());
      set.accept(1);
    } else if (lent) {
      // there is another one now
      set.accept(1);
      lent = false;
    }
    open++;
    var closed = new AtomicBoolean();
    return () -> {
      if (closed.compareAndSet(false, true)) {
        close();
      }
    };
  }

  /**
   * All threads for the holder of the only lease that is open, as if there were none; none more if
   * there are several, whose results might depend on it.
   */
  synchronized OpenBlas.Lease lend() {
    if (open != 1 || lent) {
      return () -> {};
    }
    set.accept(before);
    lent = true;
    return this::takeBack;
  }

  private synchronized void takeBack() {
    if (lent && open > 0) {
      set.accept(1);
    }
    lent = false;
  }

  private synchronized void close() {
    open--;
    if (open == 0) {
      set.accept(before);
    }
  }
}
