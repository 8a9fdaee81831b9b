package org.jamming4j.benchmark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Times this trainer's steps over numbers of patterns, with a small heap. */
public final class ScalingBenchmark {
  /** Of every process. */
  public static final String HEAP = "-Xmx1g";

  private final BenchmarkSettings settings;
  private final JavaChild java;
  private final BenchmarkListener listener;
  private final Failures failures;

  /** A benchmark. */
  public ScalingBenchmark(
      BenchmarkSettings settings, JavaChild java, BenchmarkListener listener, Failures failures) {
    this.settings = settings;
    this.java = java;
    this.listener = listener;
    this.failures = failures;
  }

  /** The results by shape; one that failed is left out. */
  public List<StepResult> run(List<Shape> shapes) throws InterruptedException {
    listener.started("scaling with P", settings.rounds() * shapes.size());
    List<Shape> left = new ArrayList<>(shapes);
    Map<Shape, List<StepReading>> readings = new LinkedHashMap<>();
    for (int round = 0; round < settings.rounds(); round++) {
      for (Shape shape : List.copyOf(left)) {
        try {
          var task = StepTask.of(Contender.JAMMING4J, shape, settings);
          StepReading reading = java.run(task, StepReading.class, HEAP);
          readings.computeIfAbsent(shape, s -> new ArrayList<>()).add(reading);
        } catch (ContenderFailedException e) {
          failures.add(Contender.JAMMING4J, shape + " with " + HEAP, e);
          left.remove(shape);
        }
        listener.measured();
      }
    }
    List<StepResult> results = new ArrayList<>();
    readings.forEach((shape, some) -> results.add(StepResult.of(shape, Contender.JAMMING4J, some)));
    listener.ended(
        results.isEmpty()
            ? ""
            : String.format(Locale.ROOT, "time per pattern varies by %.2f", factor(results)));
    return results;
  }

  /** The largest time for each pattern and parameter over the smallest. */
  public static double factor(List<StepResult> results) {
    Spread spread =
        Spread.of(results.stream().map(StepResult::nanosecondsPerPatternAndParameter).toList());
    return spread.high() / spread.low();
  }
}
