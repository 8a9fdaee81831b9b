package org.jamming4j.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jamming4j.data.MnistParity;
import org.jamming4j.data.Patterns;
import org.jamming4j.data.Preprocessing;
import org.jamming4j.data.Split;
import org.jamming4j.jamming.TransitionFit;
import org.jamming4j.network.HingeNetworkSpec;
import org.jamming4j.sweep.ThresholdProblem;
import org.jamming4j.sweep.ThresholdStudy;
import org.jamming4j.sweep.search.ThresholdSearch;
import org.jamming4j.training.TrainingSpec;
import org.jamming4j.training.WarmUp;

/**
 * Seconds to N* of the parity of MNIST's digits by a search of this project, and, estimated from
 * steps and milliseconds a step, by the {@linkplain PapersWalk papers' walk} with PyTorch.
 */
public final class ThresholdBenchmark {
  private static final int DIMENSION = 10;
  private static final int DEPTH = 3;
  private static final double RATIO = 5;
  private static final double PRECISION = 0.1;
  private static final int MOST_RUNS = 200;

  private final BenchmarkSettings settings;
  private final Optional<PeerChild> peer;
  private final BenchmarkListener listener;
  private final Failures failures;

  /**
   * A benchmark.
   *
   * @param peer empty to leave PyTorch out
   */
  public ThresholdBenchmark(
      BenchmarkSettings settings,
      Optional<PeerChild> peer,
      BenchmarkListener listener,
      Failures failures) {
    this.settings = settings;
    this.peer = peer;
    this.listener = listener;
    this.failures = failures;
  }

  /**
   * What was found.
   *
   * @param patterns P
   * @param fit N* with its interval
   * @param runs of the search
   * @param seconds of the search
   * @param walk the networks of the papers' walk, from wide to narrow
   * @param peerSeconds what the walk would take with PyTorch; empty without PyTorch
   */
  public record Result(
      int patterns,
      TransitionFit fit,
      int runs,
      double seconds,
      List<PapersWalk.Visited> walk,
      Optional<Double> peerSeconds) {
    /** Copies the walk. */
    public Result {
      walk = List.copyOf(walk);
    }

    /** Steps of the walk. */
    public long steps() {
      return walk.stream().mapToLong(PapersWalk.Visited::steps).sum();
    }

    /** Networks of the walk that came to N_Delta = 0. */
    public int satisfied() {
      return (int) walk.stream().filter(v -> v.unsatisfied() == 0).count();
    }
  }

  /**
   * Searches and walks.
   *
   * @param patterns P
   */
  public Result run(int patterns) throws InterruptedException {
    Patterns training = read(patterns);
    HingeNetworkSpec shape = HingeNetworkSpec.relu(DIMENSION, 1, DEPTH, training.outputs());
    ThresholdProblem problem =
        ThresholdProblem.widths(shape, new Split(training, Optional.empty()));
    var search =
        new ThresholdSearch(problem.range(), problem.thresholdAt(RATIO), PRECISION, MOST_RUNS);
    listener.started("threshold", MOST_RUNS);
    long start = System.nanoTime();
    ThresholdStudy.Result found =
        new ThresholdStudy(problem, TrainingSpec.defaults(), settings.seed())
            .run(search, List.of(), settings.threads(), run -> listener.measured());
    double seconds = (System.nanoTime() - start) / 1e9;
    listener.ended(
        String.format(Locale.ROOT, "N* = %.1f in %.1f s", found.fit().threshold(), seconds));
    listener.started("papers' walk", shape.widthNear(patterns));
    List<PapersWalk.Visited> walk =
        PapersWalk.of(
            shape, training, settings.threads(), settings.seed(), () -> listener.measured());
    Optional<Double> estimate = peerSeconds(walk, patterns);
    var result = new Result(patterns, found.fit(), found.runs().size(), seconds, walk, estimate);
    listener.ended("%d steps of %d networks".formatted(result.steps(), walk.size()));
    return result;
  }

  /** As the commands do. */
  private Patterns read(int patterns) {
    WarmUp warmUp = WarmUp.begin();
    try {
      Split raw = MnistParity.embedded().split(patterns, 0, settings.seed());
      return Preprocessing.fit(raw.training(), DIMENSION, true).apply(raw.training());
    } finally {
      warmUp.close();
    }
  }

  /** Milliseconds a step are measured at the widest and the narrowest network, and lie between. */
  private Optional<Double> peerSeconds(List<PapersWalk.Visited> walk, int patterns)
      throws InterruptedException {
    if (peer.isEmpty()) {
      return Optional.empty();
    }
    PapersWalk.Visited widest = walk.get(0);
    PapersWalk.Visited narrowest = walk.get(walk.size() - 1);
    try {
      double most = milliseconds(peer.get(), widest, patterns);
      double least = milliseconds(peer.get(), narrowest, patterns);
      double span = Math.max(1, widest.effectiveParameters() - narrowest.effectiveParameters());
      double total = 0;
      for (PapersWalk.Visited visited : walk) {
        double share = (visited.effectiveParameters() - narrowest.effectiveParameters()) / span;
        total += visited.steps() * (least + share * (most - least)) / 1e3;
      }
      return Optional.of(total);
    } catch (ContenderFailedException e) {
      failures.add(Contender.PYTORCH, "threshold", e);
      return Optional.empty();
    }
  }

  private double milliseconds(PeerChild pytorch, PapersWalk.Visited visited, int patterns)
      throws ContenderFailedException, InterruptedException {
    var shape = new Shape(DIMENSION, visited.width(), DEPTH, patterns);
    List<Double> rounds = new ArrayList<>();
    while (rounds.size() < settings.rounds()) {
      rounds.add(
          pytorch
              .steps(
                  shape,
                  settings.precision(),
                  settings.seed(),
                  settings.steps(),
                  settings.seconds())
              .millisecondsPerStep());
    }
    return Spread.of(rounds).median();
  }
}
