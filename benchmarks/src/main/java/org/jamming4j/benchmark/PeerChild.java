package org.jamming4j.benchmark;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Runs the peer's script in Python processes: {@code SCRIPT --data random --d D --h H --L L --P P
 * --steps S --threads T --precision f64|f32 --seeds 1 --seed0 S --lr R --lr-end R}, which prints a
 * line of JSON with {@code steps}, {@code separated_at}, {@code solved_at} and {@code wall_s}.
 */
public final class PeerChild {
  /** What Python's generators take, also times the 10,007 of the peer's own networks. */
  private static final long LARGEST_SEED = 0x7fff_ffff;

  private final String python;
  private final Path script;
  private final int threads;

  /**
   * A runner of the script.
   *
   * @param python the interpreter
   * @param script the peer's script
   * @param threads of every contender
   */
  public PeerChild(String python, Path script, int threads) {
    this.python = python;
    this.script = script;
    this.threads = threads;
  }

  /** What the script says of a race. */
  private record Row(
      int steps,
      @JsonProperty("separated_at") int separatedAt,
      @JsonProperty("solved_at") int solvedAt,
      @JsonProperty("wall_s") double seconds) {

    /** The script tells steps, not times; all its steps take about the same time. */
    RaceReading at(int step) {
      return step < 0
          ? new RaceReading(false, seconds)
          : new RaceReading(true, steps == 0 ? 0 : seconds * step / steps);
    }
  }

  /** Times steps; see {@link StepTask}. */
  StepReading steps(Shape shape, Precision precision, long seed, int steps, double seconds)
      throws ContenderFailedException, InterruptedException {
    String rate = Double.toString(TrainerSettings.RATE_OF_NO_PROGRESS);
    List<String> command = command("steps", steps, seconds, shape, precision, seed);
    command.addAll(List.of("--lr", rate, "--lr-end", rate));
    try {
      String line = new ChildProcess(command, environment()).lastLine(Double.POSITIVE_INFINITY);
      return read(line, StepReading.class);
    } catch (ChildProcess.TimedOutException e) {
      throw new IllegalStateException("There was no bound.", e);
    }
  }

  /** One race to both criteria, with the reference runs' learning rate, 1e-3 falling to 1e-5. */
  Map<Criterion, RaceReading> race(
      Shape shape, Precision precision, long seed, int steps, double seconds)
      throws ContenderFailedException, InterruptedException {
    List<String> command = command("race", steps, seconds, shape, precision, seed);
    command.addAll(List.of("--lr", "1e-3", "--lr-end", "1e-5"));
    Map<Criterion, RaceReading> readings = new EnumMap<>(Criterion.class);
    try {
      Row row = read(new ChildProcess(command, environment()).lastLine(seconds), Row.class);
      readings.put(Criterion.NO_TRAINING_ERROR, row.at(row.separatedAt()));
      readings.put(Criterion.SATISFIED, row.at(row.solvedAt()));
    } catch (ChildProcess.TimedOutException e) {
      // it prints at its end alone, so that nothing is known but that it took longer
      for (Criterion criterion : Criterion.values()) {
        readings.put(criterion, new RaceReading(false, seconds));
      }
    }
    return readings;
  }

  private Map<String, String> environment() {
    return ChildProcess.threads(threads);
  }

  private List<String> command(
      String what, int steps, double seconds, Shape shape, Precision precision, long seed) {
    return new ArrayList<>(
        List.of(
            python,
            "-c",
            wrapper(),
            script.toString(),
            what,
            Integer.toString(steps),
            Double.toString(seconds),
            "--data",
            "random",
            "--d",
            Integer.toString(shape.dimension()),
            "--h",
            Integer.toString(shape.width()),
            "--L",
            Integer.toString(shape.depth()),
            "--P",
            Integer.toString(shape.patterns()),
            "--seeds",
            "1",
            "--seed0",
            Long.toString(seed & LARGEST_SEED),
            "--threads",
            Integer.toString(threads),
            "--precision",
            precision.peerName()));
  }

  private static <T> T read(String line, Class<T> type) throws ContenderFailedException {
    try {
      return ChildProgram.read(line, type);
    } catch (IllegalArgumentException e) {
      throw new ContenderFailedException(e.getMessage());
    }
  }

  private static String wrapper() {
    try (InputStream in = PeerChild.class.getResourceAsStream("peer.py")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
