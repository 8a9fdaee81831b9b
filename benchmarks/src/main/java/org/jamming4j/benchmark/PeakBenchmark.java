package org.jamming4j.benchmark;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Measures how fast the machine multiplies matrices. */
public final class PeakBenchmark {
  private final BenchmarkSettings settings;
  private final JavaChild java;
  private final BenchmarkListener listener;
  private final Failures failures;

  /** A benchmark. */
  public PeakBenchmark(
      BenchmarkSettings settings, JavaChild java, BenchmarkListener listener, Failures failures) {
    this.settings = settings;
    this.java = java;
    this.listener = listener;
    this.failures = failures;
  }

  /**
   * The best of all rounds.
   *
   * @param gflops 10^9 floating point operations a second
   * @param product which products they were
   * @param openblasCore the processor whose kernels OpenBLAS ran, or null if that is not known
   */
  public record Result(double gflops, String product, @Nullable String openblasCore) {}

  /** Measures as many rounds as the settings say; empty if that failed. */
  public Optional<Result> run() throws InterruptedException {
    listener.started("matrix products", settings.rounds());
    PeakReading best = null;
    try {
      for (int round = 0; round < settings.rounds(); round++) {
        var task = new PeakTask(settings.precision(), settings.threads(), settings.seconds());
        PeakReading reading = java.run(task, PeakReading.class);
        if (best == null || reading.gflops() > best.gflops()) {
          best = reading;
        }
        listener.measured();
      }
    } catch (ContenderFailedException e) {
      failures.add(Contender.JAMMING4J, "matrix products", e);
    }
    listener.ended(best == null ? "" : String.format(Locale.ROOT, "%.1f GFLOP/s", best.gflops()));
    return Optional.ofNullable(best)
        .map(b -> new Result(b.gflops(), b.product(), b.openblasCore()));
  }
}
