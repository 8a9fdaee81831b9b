package org.jamming4j.arithmetic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ThreadLeasesTest {
  private final AtomicInteger threads = new AtomicInteger(7);
  private final ThreadLeases leases =
      new ThreadLeases(() -> OptionalInt.of(threads.get()), threads::set);

  @Test
  void open_severalLeases_isOneUntilTheLastIsClosed() {
    OpenBlas.Lease first = leases.open();
    OpenBlas.Lease second = leases.open();
    assertEquals(1, threads.get());
    first.close();
    // no more than once
    first.close();
    assertEquals(1, threads.get());
    second.close();
    assertEquals(7, threads.get());
  }

  @Test
  void close_numberSetInBetween_restoresThatBeforeEachFirstLease() {
    leases.open().close();
    threads.set(3);
    OpenBlas.Lease lease = leases.open();
    assertEquals(1, threads.get());
    lease.close();
    assertEquals(3, threads.get());
  }

  @Test
  void close_numberUnknown_restoresThatOfProcessors() {
    var unknown = new ThreadLeases(OptionalInt::empty, threads::set);
    unknown.open().close();
    assertEquals(Runtime.getRuntime().availableProcessors(), threads.get());
  }

  @Test
  void open_manyThreads_neverMoreThanOneWhileOneIsOpen() {
    OpenBlas.Lease outer = leases.open();
    long seen =
        IntStream.range(0, 10_000)
            .parallel()
            .filter(
                i -> {
                  OpenBlas.Lease lease = leases.open();
                  int inside = threads.get();
                  lease.close();
                  return inside != 1 || threads.get() != 1;
                })
            .count();
    outer.close();
    assertEquals(0, seen);
    assertEquals(7, threads.get());
  }

  @Test
  void lend_toTheOnlyHolder_isAllThreadsUntilItEndsOrAnotherComes() {
    leases.lend().close();
    assertEquals(7, threads.get());
    OpenBlas.Lease first = leases.open();
    OpenBlas.Lease lent = leases.lend();
    assertEquals(7, threads.get());
    lent.close();
    assertEquals(1, threads.get());
    lent = leases.lend();
    OpenBlas.Lease second = leases.open();
    assertEquals(1, threads.get());
    lent.close();
    assertEquals(1, threads.get());
    leases.lend().close();
    assertEquals(1, threads.get());
    second.close();
    lent = leases.lend();
    first.close();
    lent.close();
    assertEquals(7, threads.get());
  }
}
