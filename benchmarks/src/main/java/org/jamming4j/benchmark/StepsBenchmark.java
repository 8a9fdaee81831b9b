package org.jamming4j.benchmark;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Times every contender's steps at some shapes. In every round of a shape the contenders take
 * turns, so that what else the machine does meets all of them alike.
 */
public final class StepsBenchmark {
  private final BenchmarkSettings settings;
  private final JavaChild java;
  private final Optional<PeerChild> peer;
  private final BenchmarkListener listener;
  private final Failures failures;

  /**
   * A benchmark.
   *
   * @param peer empty to leave PyTorch out
   */
  public StepsBenchmark(
      BenchmarkSettings settings,
      JavaChild java,
      Optional<PeerChild> peer,
      BenchmarkListener listener,
      Failures failures) {
    this.settings = settings;
    this.java = java;
    this.peer = peer;
    this.listener = listener;
    this.failures = failures;
  }

  /** The results by shape and contender; a contender that failed has those of the rounds before. */
  public List<StepResult> run(List<Shape> shapes) throws InterruptedException {
    List<StepResult> results = new ArrayList<>();
    for (Shape shape : shapes) {
      results.addAll(run(shape));
    }
    return results;
  }

  private List<StepResult> run(Shape shape) throws InterruptedException {
    List<Contender> contenders =
        new ArrayList<>(List.of(Contender.JAMMING4J, Contender.DL4J, Contender.DL4J_BEST_KERNEL));
    peer.ifPresent(p -> contenders.add(Contender.PYTORCH));
    Map<Contender, List<StepReading>> readings = new EnumMap<>(Contender.class);
    listener.started("steps " + shape, settings.rounds() * contenders.size());
    for (int round = 0; round < settings.rounds(); round++) {
      for (Contender contender : List.copyOf(contenders)) {
        try {
          readings
              .computeIfAbsent(contender, c -> new ArrayList<>())
              .add(measure(contender, shape));
        } catch (ContenderFailedException e) {
          failures.add(contender, shape.toString(), e);
          contenders.remove(contender);
        }
        listener.measured();
      }
    }
    List<StepResult> results = new ArrayList<>();
    readings.forEach(
        (contender, some) -> {
          if (!some.isEmpty()) {
            results.add(StepResult.of(shape, contender, some));
          }
        });
    listener.ended(results.stream().map(StepsBenchmark::text).collect(Collectors.joining("  ")));
    return results;
  }

  private static String text(StepResult result) {
    return String.format(
        Locale.ROOT, "%s %.3g ms", result.contender().label(), result.milliseconds().median());
  }

  private StepReading measure(Contender contender, Shape shape)
      throws ContenderFailedException, InterruptedException {
    if (contender == Contender.PYTORCH) {
      return peer.orElseThrow()
          .steps(
              shape, settings.precision(), settings.seed(), settings.steps(), settings.seconds());
    }
    if (contender == Contender.DL4J) {
      return java.withoutPreparation()
          .run(StepTask.of(contender, shape, settings), StepReading.class);
    }
    return java.run(StepTask.of(contender, shape, settings), StepReading.class);
  }
}
