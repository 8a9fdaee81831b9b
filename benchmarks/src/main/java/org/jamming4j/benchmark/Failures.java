package org.jamming4j.benchmark;

import java.util.ArrayList;
import java.util.List;

/** The contenders that were left out, each with its reason, told as they happen. */
public final class Failures {
  private final BenchmarkListener listener;
  private final List<Failure> failures = new ArrayList<>();

  /** No failures yet. */
  public Failures(BenchmarkListener listener) {
    this.listener = listener;
  }

  /** Takes note of one; the same contender with the same reason is told once. */
  void add(Contender contender, String where, ContenderFailedException e) {
    var failure = new Failure(contender, where, e.reason());
    boolean known =
        failures.stream()
            .anyMatch(f -> f.contender() == contender && f.reason().equals(failure.reason()));
    if (!known) {
      listener.leftOut(failure);
    }
    failures.add(failure);
  }

  /** All of them, in their order. */
  public List<Failure> list() {
    return List.copyOf(failures);
  }
}
