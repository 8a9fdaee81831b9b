package org.jamming4j.cli;

import java.util.Map;
import org.jamming4j.data.Patterns;
import org.jamming4j.jamming.SizeAxis;
import org.jamming4j.report.Json;
import org.jamming4j.sweep.ThresholdProblem;
import org.jamming4j.training.TrainingSpec;

/**
 * What is looked for, which tells a journal from that of another job.
 *
 * @param command by whom
 * @param journal the file its runs are kept in
 * @param data tells the data from others: their hash, or random if every run draws its own
 * @param test the hash of the test patterns, or none
 */
record SearchJob(
    String command,
    String journal,
    ThresholdProblem problem,
    TrainingSpec training,
    String data,
    String test,
    long seed) {
  private static final int JOURNAL_VERSION = 1;

  /** The job of a command on prepared data; what is random is drawn anew by every run. */
  static SearchJob of(
      String command,
      String journal,
      ThresholdProblem problem,
      TrainingSpec training,
      PreparedData prepared,
      boolean random,
      long seed) {
    return new SearchJob(
        command,
        journal,
        problem,
        training,
        random ? "random" : prepared.split().training().hash(),
        prepared.split().test().map(Patterns::hash).orElse("none"),
        seed);
  }

  /** The head of its journal. */
  Map<String, Object> head() {
    boolean widths = problem.range().axis() == SizeAxis.PARAMETERS;
    return Map.of(
        "command",
        command,
        "version",
        JOURNAL_VERSION,
        "over",
        widths ? "width" : "patterns",
        "patterns",
        widths ? problem.patterns(1) : "any",
        "network",
        problem.network(1),
        "training",
        tree(training),
        "data",
        data,
        "test",
        test,
        "seed",
        seed);
  }

  /** A training as it stands in the head of a journal. */
  static Object tree(TrainingSpec training) {
    return Json.read(training.withThreads(1).toJson(), Map.class);
  }
}
