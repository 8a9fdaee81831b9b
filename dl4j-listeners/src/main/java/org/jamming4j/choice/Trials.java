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

  /** Of the best trial. */
  private List<Cell> cells = List.of();

  /** Whether time cut the best trial short. */
  private boolean cut;

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
      add(new Trial(inputs, training, ChoiceRule.best(tried)), tried, course.wasCut(), patterns);
    }
  }

  /**
   * Adds a trial with its cells. It is the best if it would be chosen before the best so far, and
   * its error or its loss is less by more than a standard error of the difference: else one of
   * several would often be taken for its luck, and what comes first is the simpler one. Where time
   * cut one of the two short, they are compared by the steps that it reached.
   */
  void add(Trial trial, List<Cell> itsCells, boolean wasCut, Patterns patterns) {
    made.add(trial);
    int steps = Math.min(reach(cells, cut), reach(itsCells, wasCut));
    if (best == null || isBetter(upTo(itsCells, steps), upTo(cells, steps), patterns)) {
      best = trial;
      cells = List.copyOf(itsCells);
      cut = wasCut;
    }
  }

  /** Steps up to which cells say what they would say with more time. */
  private static int reach(List<Cell> cells, boolean wasCut) {
    return wasCut ? cells.get(cells.size() - 1).steps() : Integer.MAX_VALUE;
  }

  /** The best of the first cells; every trial has the first moment. */
  private static Cell upTo(List<Cell> cells, int steps) {
    return ChoiceRule.best(cells.stream().filter(cell -> cell.steps() <= steps).toList());
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

  /** The cells of the best one; none if time cut it short, for with more it is followed again. */
  List<Cell> cells() {
    return cut ? List.of() : cells;
  }
}
