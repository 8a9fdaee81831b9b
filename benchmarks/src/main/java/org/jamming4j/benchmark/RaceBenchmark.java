package org.jamming4j.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Races from the start of training until a network fits, one network at a time, on patterns of the
 * same kind and number on both sides, seed by seed in turn. This trainer runs once for each
 * criterion, in its default settings; the peer's one run tells both.
 */
public final class RaceBenchmark {
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
  public RaceBenchmark(
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

  /**
   * Runs all races.
   *
   * @param shape what is trained
   * @param seeds how many networks, each on patterns of its own
   * @param seconds most of one run
   * @param peerSteps of the peer's run, over which its learning rate falls
   */
  public List<RaceResult> run(Shape shape, int seeds, double seconds, int peerSteps)
      throws InterruptedException {
    List<Contender> contenders = new ArrayList<>(List.of(Contender.JAMMING4J));
    peer.ifPresent(p -> contenders.add(Contender.PYTORCH));
    List<Run> runs = new ArrayList<>();
    listener.started("race " + shape, seeds * contenders.size());
    for (int index = 0; index < seeds; index++) {
      for (Contender contender : List.copyOf(contenders)) {
        try {
          var readings =
              contender == Contender.JAMMING4J
                  ? ours(shape, settings.seed(index), seconds)
                  : peer.orElseThrow()
                      .race(shape, settings.precision(), settings.seed(index), peerSteps, seconds);
          runs.add(new Run(contender, readings));
        } catch (ContenderFailedException e) {
          failures.add(contender, "race " + shape, e);
          contenders.remove(contender);
        }
        listener.measured();
      }
    }
    List<RaceResult> results = results(runs);
    listener.ended(results.stream().map(RaceBenchmark::text).collect(Collectors.joining("  ")));
    return results;
  }

  /** What one contender needed for one seed. */
  private record Run(Contender contender, Map<Criterion, RaceReading> readings) {}

  private Map<Criterion, RaceReading> ours(Shape shape, long seed, double seconds)
      throws ContenderFailedException, InterruptedException {
    return Map.of(
        Criterion.NO_TRAINING_ERROR, ours(shape, Criterion.NO_TRAINING_ERROR, seed, seconds),
        Criterion.SATISFIED, ours(shape, Criterion.SATISFIED, seed, seconds));
  }

  private RaceReading ours(Shape shape, Criterion criterion, long seed, double seconds)
      throws ContenderFailedException, InterruptedException {
    var task =
        new RaceTask(shape, criterion, settings.precision(), settings.threads(), seed, seconds);
    return java.run(task, RaceReading.class);
  }

  private static List<RaceResult> results(List<Run> runs) {
    List<RaceResult> results = new ArrayList<>();
    for (Criterion criterion : Criterion.values()) {
      for (Contender contender : Contender.values()) {
        List<RaceResult.Finish> finishes =
            runs.stream()
                .filter(run -> run.contender() == contender)
                .map(run -> run.readings().get(criterion))
                .map(reading -> new RaceResult.Finish(reading.met(), reading.seconds()))
                .toList();
        if (!finishes.isEmpty()) {
          results.add(new RaceResult(criterion, contender, finishes));
        }
      }
    }
    return results;
  }

  private static String text(RaceResult result) {
    double median = result.seconds().median();
    return String.format(
        Locale.ROOT,
        Double.isFinite(median) ? "%s %.3g s" : "%s > %.3g s",
        result.contender().label(),
        Double.isFinite(median) ? median : result.medianAtLeast());
  }
}
