package org.jamming4j.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Measures Hessian spectra beside LAPACK's dsyevd of a random matrix of the same size, and beside
 * PyTorch.
 */
public final class CurvatureBenchmark {
  /** Snapshots after the first one of a process; their median counts. */
  private static final int LATER = 9;

  private final BenchmarkSettings settings;
  private final JavaChild java;
  private final CurvaturePeer peer;
  private final BenchmarkListener listener;
  private final Failures failures;

  /** A benchmark. */
  public CurvatureBenchmark(
      BenchmarkSettings settings,
      JavaChild java,
      CurvaturePeer peer,
      BenchmarkListener listener,
      Failures failures) {
    this.settings = settings;
    this.java = java;
    this.peer = peer;
    this.listener = listener;
    this.failures = failures;
  }

  /** What one round measured. */
  private record Round(CurvatureReading ours, CurvatureReading snapshot, double stepSeconds) {}

  /**
   * Measures.
   *
   * @param shape of the network whose spectra are found
   * @param snapshot of a smaller one, whose spectra are weighed against steps of its training
   * @return empty if this project's own process failed
   */
  public Optional<CurvatureResult> run(Shape shape, Shape snapshot) throws InterruptedException {
    listener.started("curvature", settings.rounds());
    List<Round> rounds = new ArrayList<>();
    List<Double> peerSeconds = new ArrayList<>();
    double difference = 0;
    boolean withPeer = true;
    Path directory = temporary();
    try {
      for (int round = 0; round < settings.rounds(); round++) {
        rounds.add(round(shape, snapshot, directory));
        if (withPeer) {
          try {
            peerSeconds.add(peer.seconds(shape, directory));
            difference = Math.max(difference, difference(directory, rounds.get(round).ours()));
          } catch (ContenderFailedException e) {
            failures.add(Contender.PYTORCH, "curvature", e);
            withPeer = false;
          }
        }
        listener.measured();
      }
    } catch (ContenderFailedException e) {
      failures.add(Contender.JAMMING4J, "curvature", e);
      listener.ended("");
      return Optional.empty();
    } finally {
      delete(directory);
    }
    CurvatureResult result =
        result(shape, snapshot, rounds, withPeer ? peerSeconds : List.of(), difference);
    listener.ended(
        String.format(Locale.ROOT, "%.1f times dsyevd's time", result.spectraRatio().median()));
    return Optional.of(result);
  }

  private Round round(Shape shape, Shape snapshot, Path directory)
      throws ContenderFailedException, InterruptedException {
    var task =
        new CurvatureTask(shape, settings.threads(), settings.seed(), 0, directory.toString());
    CurvatureReading ours = java.run(task, CurvatureReading.class);
    var small = new CurvatureTask(snapshot, settings.threads(), settings.seed(), LATER, "");
    CurvatureReading looked = java.run(small, CurvatureReading.class);
    StepReading steps =
        java.run(StepTask.of(Contender.JAMMING4J, snapshot, settings), StepReading.class);
    return new Round(ours, looked, steps.millisecondsPerStep() / 1e3);
  }

  private static CurvatureResult result(
      Shape shape,
      Shape snapshot,
      List<Round> rounds,
      List<Double> peerSeconds,
      double difference) {
    Round first = rounds.get(0);
    Optional<Spread> seconds = Optional.empty();
    Optional<Spread> ratio = Optional.empty();
    if (!peerSeconds.isEmpty()) {
      List<Double> ratios = new ArrayList<>();
      for (int i = 0; i < rounds.size(); i++) {
        ratios.add(peerSeconds.get(i) / rounds.get(i).ours().spectra());
      }
      seconds = Optional.of(Spread.of(peerSeconds));
      ratio = Optional.of(Spread.of(ratios));
    }
    return new CurvatureResult(
        shape,
        first.ours().size(),
        first.ours().unsatisfied(),
        spread(rounds, r -> r.ours().eigenvalues()),
        spread(rounds, r -> r.ours().gaussNewton()),
        spread(rounds, r -> r.ours().residual()),
        spread(
            rounds, r -> (r.ours().gaussNewton() + r.ours().residual()) / r.ours().eigenvalues()),
        spread(rounds, r -> r.ours().spectra()),
        spread(rounds, r -> r.ours().spectra() / r.ours().eigenvalues()),
        spread(rounds, r -> r.ours().product() / r.ours().gradient()),
        seconds,
        ratio,
        seconds.map(s -> difference),
        snapshot,
        first.snapshot().unsatisfied(),
        spread(rounds, r -> r.snapshot().spectra() / r.stepSeconds()),
        spread(rounds, r -> Spread.of(r.snapshot().later()).median() / r.stepSeconds()));
  }

  private static Spread spread(List<Round> rounds, ToDoubleFunction<Round> of) {
    return Spread.of(rounds.stream().map(of::applyAsDouble).toList());
  }

  private static double difference(Path directory, CurvatureReading reading)
      throws ContenderFailedException {
    try {
      var files = new Doubles(directory);
      return difference(
          files.read(Doubles.EIGENVALUES_OF_OURS),
          files.read(Doubles.EIGENVALUES_OF_PEER),
          reading.size());
    } catch (IOException e) {
      throw new ContenderFailedException(String.valueOf(e.getMessage()));
    }
  }

  /**
   * The greatest of the differences, each over the greatest eigenvalue of its matrix; NaN if one is
   * not a number.
   *
   * @param size eigenvalues of each matrix
   */
  static double difference(double[] ours, double[] theirs, int size)
      throws ContenderFailedException {
    if (ours.length != theirs.length) {
      throw new ContenderFailedException(
          "It found %d eigenvalues instead of %d.".formatted(theirs.length, ours.length));
    }
    double most = 0;
    for (int from = 0; from < ours.length; from += size) {
      double norm = 0;
      for (int i = from; i < from + size; i++) {
        norm = Math.max(norm, Math.abs(ours[i]));
      }
      for (int i = from; i < from + size; i++) {
        // both keep NaN
        most = Math.max(most, Math.abs(ours[i] - theirs[i]) / norm);
      }
    }
    return most;
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory("jamming4j-curvature-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path directory) {
    try {
      for (String name :
          List.of(Doubles.POINT, Doubles.EIGENVALUES_OF_OURS, Doubles.EIGENVALUES_OF_PEER)) {
        Files.deleteIfExists(directory.resolve(name));
      }
      Files.deleteIfExists(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
