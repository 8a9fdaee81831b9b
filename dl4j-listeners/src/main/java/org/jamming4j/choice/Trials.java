package org.jamming4j.choice;

import java.util.ArrayList;
import java.util.List;
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
  private @Nullable Trial bestBefore;

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
      add(new Trial(inputs, training, ChoiceRule.best(tried)), course.wasCut() ? List.of() : tried);
    }
  }

  /** Adds a trial with its cells, which are kept while it is the best. */
  void add(Trial trial, List<Cell> itsCells) {
    made.add(trial);
    Trial best = best();
    if (best.equals(trial)) {
      cells = itsCells;
    } else if (!best.equals(bestBefore)) {
      cells = List.of(); // this trial made an earlier one the best, whose cells were not kept
    }
    bestBefore = best;
  }

  /** The best of those that were made, of which there is one. */
  Trial best() {
    List<Cell> each = made.stream().map(Trial::best).toList();
    return made.get(each.indexOf(ChoiceRule.best(each)));
  }

  /** All that were made, in their order. */
  List<Trial> made() {
    return List.copyOf(made);
  }

  /** The cells of the best one; none if time cut them short or they were not kept. */
  List<Cell> cells() {
    return List.copyOf(cells);
  }
}
