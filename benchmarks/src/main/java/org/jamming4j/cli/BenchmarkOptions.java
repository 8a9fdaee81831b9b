package org.jamming4j.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jamming4j.benchmark.BenchmarkSettings;
import org.jamming4j.benchmark.CurvaturePeer;
import org.jamming4j.benchmark.PeerChild;
import org.jamming4j.benchmark.Precision;
import org.jamming4j.benchmark.Shape;
import picocli.CommandLine.Option;

/** What is measured, and how. */
final class BenchmarkOptions {
  private static final List<Shape> SHAPES =
      List.of(
          new Shape(10, 30, 5, 10_000),
          new Shape(16, 16, 3, 2_352),
          new Shape(10, 100, 3, 10_000),
          new Shape(784, 100, 2, 10_000));

  private static final double SECONDS = 1;
  private static final int DIGITS = 10_000;

  /** The parts of a benchmark. */
  enum Section {
    STEPS,
    RACE,
    SCALING,
    THRESHOLD,
    CURVATURE
  }

  @Option(
      names = "--only",
      paramLabel = "SECTION",
      split = ",",
      defaultValue = "steps,race",
      description =
          "steps: time per step; race: seconds until a network fits; scaling: time per step of this trainer over P, with 1 GiB of heap; threshold: seconds to N* beside the papers' walk over widths; curvature: Hessian spectra beside LAPACK and PyTorch (${DEFAULT-VALUE}).")
  private List<Section> only;

  @Option(
      names = "--peer",
      paramLabel = "PATH",
      description = "The PyTorch script torch_jamming.py; without it PyTorch is left out.")
  private Path peer;

  @Option(
      names = "--python",
      paramLabel = "PROGRAM",
      defaultValue = "python3",
      description = "The Python that runs it (${DEFAULT-VALUE}).")
  private String python;

  @Option(
      names = "--shape",
      paramLabel = "d,h,L,P",
      description =
          "Inputs, width, depth, patterns; may be repeated (10,30,5,10000  16,16,3,2352  10,100,3,10000  784,100,2,10000).")
  private List<String> shapes;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "5",
      description = "How often every contender is measured, in turn (${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = "--precision",
      paramLabel = "P",
      defaultValue = "FLOAT64",
      description = "${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}).")
  private Precision precision;

  @Option(
      names = "--steps",
      paramLabel = "N",
      description = "Steps timed in each measurement (as many as take about a second).")
  private Integer steps;

  @Option(
      names = "--sat-shape",
      paramLabel = "d,h,L,P",
      defaultValue = "16,16,3,1600",
      description = "What the race is run on (${DEFAULT-VALUE}).")
  private String satShape;

  @Option(
      names = "--sat-seeds",
      paramLabel = "N",
      defaultValue = "5",
      description = "Networks in the race; 0 leaves it out (${DEFAULT-VALUE}).")
  private int satSeeds;

  @Option(
      names = "--sat-seconds",
      paramLabel = "S",
      defaultValue = "300",
      description =
          "Most seconds of one run in the race; a run that never fits counts as infinitely long (${DEFAULT-VALUE}).")
  private double satSeconds;

  @Option(
      names = "--sat-peer-steps",
      paramLabel = "N",
      defaultValue = "60000",
      description =
          "Steps of PyTorch's Adam in the race, over which its learning rate falls from 1e-3 to 1e-5 (${DEFAULT-VALUE}).")
  private int satPeerSteps;

  @Option(
      names = "--scaling-patterns",
      paramLabel = "P",
      split = ",",
      defaultValue = "1000,10000,100000,1000000",
      description =
          "Numbers of patterns of the scaling, at d = 10, h = 30, L = 5 (${DEFAULT-VALUE}).")
  private List<Integer> scalingPatterns;

  @Option(
      names = "--threshold-patterns",
      paramLabel = "P",
      defaultValue = "2000",
      description =
          "Digits of MNIST of which N* is looked for, at d = 10, L = 3 (${DEFAULT-VALUE}).")
  private int thresholdPatterns;

  @Option(
      names = "--curvature-shape",
      paramLabel = "d,h,L,P",
      defaultValue = "10,30,5,10000",
      description =
          "Of which spectra are found, once three of ten patterns are unsatisfied (${DEFAULT-VALUE}).")
  private String curvatureShape;

  @Option(
      names = "--snapshot-shape",
      paramLabel = "d,h,L,P",
      defaultValue = "10,20,3,10000",
      description = "Of which spectra are weighed against steps of training (${DEFAULT-VALUE}).")
  private String snapshotShape;

  /**
   * Checks every value.
   *
   * @throws BadInputException naming the value and its bound
   */
  void check() {
    if (peer != null && !(Files.isRegularFile(peer) && Files.isReadable(peer))) {
      throw new BadInputException(
          "--peer %s %s; name the PyTorch script, or leave it out."
              .formatted(peer, Files.isDirectory(peer) ? "is a directory" : "can't be read"));
    }
    if (python.isBlank()) {
      throw new BadInputException("--python is empty; name a program.");
    }
    Checks.atLeast("--rounds", rounds, 1);
    Checks.atLeast("--sat-seeds", satSeeds, 0);
    Checks.atLeast("--threshold-patterns", thresholdPatterns, 20);
    if (thresholdPatterns > DIGITS) {
      throw new BadInputException(
          "--threshold-patterns %d must be at most %d, the digits there are."
              .formatted(thresholdPatterns, DIGITS));
    }
    Checks.atLeast("--sat-peer-steps", satPeerSteps, 1);
    if (steps != null) {
      Checks.atLeast("--steps", steps, 1);
    }
    if (!(satSeconds > 0 && Double.isFinite(satSeconds))) {
      throw new BadInputException(
          "--sat-seconds %s must be a positive number.".formatted(satSeconds));
    }
    shapes();
    satShape();
    scalingShapes();
    curvatureShape();
    snapshotShape();
    if (sections().isEmpty()) {
      throw new BadInputException(
          "Nothing is left to measure: raise --sat-seeds, or name another section with --only.");
    }
  }

  BenchmarkSettings settings(int threads, long seed) {
    return Checks.input(
        () ->
            new BenchmarkSettings(
                precision, threads, seed, rounds, steps == null ? 0 : steps, SECONDS));
  }

  Set<Section> sections() {
    Set<Section> sections = EnumSet.copyOf(only);
    if (satSeeds == 0) {
      sections.remove(Section.RACE);
    }
    return sections;
  }

  /** Whether a section is measured that the peer's script is for. */
  boolean wantsPeer() {
    return sections().stream()
        .anyMatch(section -> section != Section.CURVATURE && section != Section.SCALING);
  }

  Optional<PeerChild> peer(int threads) {
    return Optional.ofNullable(peer).map(script -> new PeerChild(python, script, threads));
  }

  List<Shape> shapes() {
    return shapes == null
        ? SHAPES
        : shapes.stream().map(s -> Checks.input(() -> Shape.parse(s))).distinct().toList();
  }

  Shape satShape() {
    return Checks.input(() -> Shape.parse(satShape));
  }

  Shape curvatureShape() {
    return Checks.input(() -> Shape.parse(curvatureShape));
  }

  Shape snapshotShape() {
    return Checks.input(() -> Shape.parse(snapshotShape));
  }

  CurvaturePeer curvaturePeer(int threads) {
    return new CurvaturePeer(python, threads);
  }

  int satSeeds() {
    return satSeeds;
  }

  double satSeconds() {
    return satSeconds;
  }

  int satPeerSteps() {
    return satPeerSteps;
  }

  int thresholdPatterns() {
    return thresholdPatterns;
  }

  List<Shape> scalingShapes() {
    return scalingPatterns.stream()
        .map(p -> Checks.input(() -> new Shape(10, 30, 5, p)))
        .distinct()
        .toList();
  }
}
