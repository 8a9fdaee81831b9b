package org.jamming4j.cli;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jamming4j.sweep.arbiter.JammingScore;
import org.jamming4j.sweep.arbiter.SweepStop;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a spec of a sweep says; its fields are these options without their dashes. */
@Command(name = "spec")
final class SweepOptions {
  /** How settings are chosen. */
  enum Search {
    GRID,
    RANDOM,
    THRESHOLD
  }

  @Option(
      names = "--search",
      paramLabel = "S",
      defaultValue = "GRID",
      description =
          "GRID: every combination of the values that vary; RANDOM: combinations drawn at random; THRESHOLD: N* or P*, as the command threshold (${DEFAULT-VALUE}).")
  Search search;

  @Option(
      names = "--over",
      paramLabel = "X",
      defaultValue = "WIDTH",
      description =
          "Of THRESHOLD: WIDTH, N* of all patterns; or PATTERNS, P* of networks of one width, of at most so many patterns (${DEFAULT-VALUE}).")
  Over over;

  @Mixin DataOptions data;

  @Option(
      names = "--width",
      paramLabel = "H",
      description = "Width of a layer; may vary (8, 12, 16, 24, 32).")
  @Nullable Integer width;

  @Mixin NetworkOptions network;
  @Mixin TrainingOptions training;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      defaultValue = "3",
      description = "Networks for every setting, which differ in their seeds (${DEFAULT-VALUE}).")
  int seeds;

  @Option(
      names = "--settings",
      paramLabel = "N",
      defaultValue = "20",
      description = "Of RANDOM: how many settings are drawn, none twice (${DEFAULT-VALUE}).")
  int settings;

  @Option(
      names = "--score",
      paramLabel = "S",
      description =
          "TEST_ERROR, TRAIN_ERROR, UNSATISFIED, LOSS, SECONDS or PARAMETERS: what settings are sorted by, the less the better (TEST_ERROR; LOSS where there are no test patterns).")
  JammingScore.@Nullable Quantity score;

  @Option(
      names = "--stop-runs",
      paramLabel = "N",
      description = "The sweep stops after so many runs (when all are done).")
  @Nullable Integer stopRuns;

  @Option(
      names = "--stop-seconds",
      paramLabel = "S",
      description = "The sweep stops after so many seconds (when all are done).")
  @Nullable Double stopSeconds;

  @Option(
      names = "--stop-score",
      paramLabel = "X",
      description = "The sweep stops once a run has this score or less (when all are done).")
  @Nullable Double stopScore;

  @Mixin SearchOptions searching;

  /**
   * Checks what needs no data.
   *
   * @throws BadInputException naming the field and its bound
   */
  void check() {
    network.check();
    Checks.atLeast("--seeds", seeds, 1);
    Checks.atLeast("--settings", settings, 1);
    if (width != null) {
      Checks.atLeast("--width", width, 1);
    }
    if (stopRuns != null) {
      Checks.atLeast("--stop-runs", stopRuns, 1);
    }
    if (stopSeconds != null && !(stopSeconds > 0 && Double.isFinite(stopSeconds))) {
      throw new BadInputException(
          "--stop-seconds %s must be a positive number.".formatted(stopSeconds));
    }
    if (stopScore != null && !Double.isFinite(stopScore)) {
      throw new BadInputException("--stop-score %s must be a number.".formatted(stopScore));
    }
    if (search == Search.THRESHOLD
        && (stopRuns != null || stopSeconds != null || stopScore != null)) {
      throw new BadInputException(
          "search THRESHOLD ends by precision and runs; leave the stop fields out.");
    }
    if (search == Search.THRESHOLD && over == Over.PATTERNS && width == null) {
      throw new BadInputException("over PATTERNS needs one width, that of the networks.");
    }
  }

  SweepStop stop() {
    return new SweepStop(
        stopRuns == null ? OptionalInt.empty() : OptionalInt.of(stopRuns),
        stopSeconds == null ? OptionalDouble.empty() : OptionalDouble.of(stopSeconds),
        stopScore == null ? OptionalDouble.empty() : OptionalDouble.of(stopScore));
  }

  /**
   * What settings are sorted by.
   *
   * @param tested whether there are test patterns
   */
  JammingScore.Quantity quantity(boolean tested) {
    if (score == JammingScore.Quantity.TEST_ERROR && !tested) {
      throw new BadInputException(
          "score TEST_ERROR needs test patterns, of which there are none; score by LOSS, or raise test-patterns.");
    }
    return score != null
        ? score
        : tested ? JammingScore.Quantity.TEST_ERROR : JammingScore.Quantity.LOSS;
  }
}
