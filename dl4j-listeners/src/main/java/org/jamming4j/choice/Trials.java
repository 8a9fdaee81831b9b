package org.jamming4j.choice;

import java.util.ArrayList;
import java.util.List;
import org.jamming4j.data.Patterns;
import org.jamming4j.network.HingeNetworkSpec;
import org.jamming4j.training.StagedTraining;

/** Trials one after another, of inputs and ways to step, within a share of the time. */
final class Trials {
  private final ChoiceSpec spec;
  private final FoldPlan plan;
  private final Deadline deadline;
  private final double share;
  private final int count;
  private final List<Trial> made = new ArrayList<>();
  private List<Cell> cells = List.of();

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
   * @param patterns with these inputs
   * @param network of the one width
   * @throws InterruptedException if the thread is interrupted; no network is trained any more
   */
  void make(InputSet inputs, StagedTraining training, Patterns patterns, HingeNetworkSpec network)
      throws InterruptedException {
    List<Cell> tried = new ArrayList<>();
    try (var outOfFold = new OutOfFold(patterns, plan, training, spec)) {
      var course = new Course(outOfFold, spec.moments(), deadline, share, tried);
      course.follow(network, count - made.size());
      var trial = new Trial(inputs, training, ChoiceRule.best(tried));
      made.add(trial);
      if (best().equals(trial)) {
        // what is followed again, with more time, need not be kept
        cells = course.wasCut() ? List.of() : tried;
      }
    }
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

  /** The cells of the best one; none if time cut them short. */
  List<Cell> cells() {
    return List.copyOf(cells);
  }
}
