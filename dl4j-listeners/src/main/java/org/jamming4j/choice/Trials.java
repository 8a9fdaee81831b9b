package org.jamming4j.choice;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jamming4j.data.Patterns;
import org.jamming4j.network.HingeNetworkSpec;
import org.jamming4j.training.StagedTraining;
import org.jspecify.annotations.Nullable;

/** Trials one after another, of inputs and ways to step, within a share of the time. */
final class Trials {
  private final ChoiceSpec spec;
  private final FoldPlan plan;
  private final Deadline deadline;
  private final double share;
  private final int count;
  private final List<Trial> made = new ArrayList<>();
  private List<Cell> cells = List.of();
  private @Nullable Trial best;

  /**
   * Trials that have not begun.
   *
   * @param share of the time by which they are to be over
   * @param count how many there will be
   */
  Trials(ChoiceSpec spec, FoldPlan plan, Deadline deadline, double share, int count) {
    this.spec = spec;
    this.plan = plan;
    this.deadline = deadline;
    this.share = share;
    this.count = count;
  }

  /**
   * Makes a trial.
   *
   * @param patterns with all coordinates
   * @param network of the one width
   * @throws InterruptedException if the thread is interrupted; no network is trained any more
   */
  void make(InputSet inputs, StagedTraining training, Patterns patterns, HingeNetworkSpec network)
      throws InterruptedException {
    List<Cell> tried = new ArrayList<>();
    try (var outOfFold = new OutOfFold(patterns, inputs, plan, training, spec)) {
      var course = new Course(outOfFold, spec.moments(), deadline, share, tried);
      course.follow(network, count - made.size());
      // what is followed again, with more time, need not be kept
      add(
          new Trial(inputs, training, ChoiceRule.best(tried)),
          course.wasCut() ? List.of() : tried,
          patterns);
    }
  }

  /**
   * Adds a trial with its cells. It is the best if it would be chosen before the best so far, and
   * its error or its loss is less by more than a standard error of the difference: else one of
   * several would often be taken for its luck, and what comes first is the simpler one.
   */
  void add(Trial trial, List<Cell> itsCells, Patterns patterns) {
    made.add(trial);
    if (best == null || isBetter(trial.best(), best.best(), patterns)) {
      best = trial;
      cells = itsCells;
    }
  }

  private static boolean isBetter(Cell cell, Cell soFar, Patterns patterns) {
    return ChoiceRule.best(List.of(soFar, cell)) == cell
        && (soFar.above(cell, patterns).isBeyondItsError()
            || soFar.lossAbove(cell, patterns).isBeyondItsError());
  }

  /** The best of those that were made, of which there is one. */
  Trial best() {
    return Objects.requireNonNull(best, "no trial was made");
  }

  /** All that were made, in their order. */
  List<Trial> made() {
    return List.copyOf(made);
  }

  /** The cells of the best one; none if time cut them short. */
  List<Cell> cells() {
    return List.copyOf(cells);
  }
}
