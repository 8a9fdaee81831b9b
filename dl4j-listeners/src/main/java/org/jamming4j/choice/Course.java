package org.jamming4j.choice;

import java.util.ArrayList;
import java.util.List;
import org.jamming4j.network.HingeNetworkSpec;

/** Follows widths out of fold, each until it is past its best or its share of the time is over. */
final class Course {
  /** Moments in a row that would not be chosen after which a width is not followed any longer. */
  private static final int PATIENCE = 3;

  /** Sizes by less than this factor apart are about the same. */
  private static final double ALIKE = 1.25;

  private final OutOfFold outOfFold;
  private final int[] moments;
  private final Deadline deadline;
  private final double share;
  private final List<Cell> cells;
  private boolean cut;

  /**
   * A course that has not begun.
   *
   * @param share of the time by which it is to be over
   * @param cells to which every cell is added
   */
  Course(OutOfFold outOfFold, int[] moments, Deadline deadline, double share, List<Cell> cells) {
    this.outOfFold = outOfFold;
    this.moments = moments;
    this.deadline = deadline;
    this.share = share;
    this.cells = cells;
  }

  /** Whether time ended what was followed. */
  boolean wasCut() {
    return cut;
  }

  /** Whether a network of about the same size was followed. */
  boolean knows(HingeNetworkSpec network) {
    double size = network.effectiveParameters();
    return cells.stream()
        .mapToDouble(cell -> cell.network().effectiveParameters() / size)
        .anyMatch(ratio -> ratio < ALIKE && ratio > 1 / ALIKE);
  }

  /**
   * Follows a width, unless there is no time even for its first moment. The first width of all has
   * one.
   *
   * @param widthsLeft how many share the time, this one among them
   * @throws InterruptedException if the thread is interrupted; no network is trained any more
   */
  void follow(HingeNetworkSpec network, int widthsLeft) throws InterruptedException {
    double end = deadline.elapsed() + deadline.left(share) / widthsLeft;
    if (!cells.isEmpty() && deadline.elapsed() + firstMoment(network) > end) {
      deadline.miss();
      return;
    }
    cells.addAll(
        outOfFold.follow(network, moments, soFar -> !isPastItsBest(soFar) && isInTime(soFar, end)));
  }

  /** Seconds to the first moment, by those of another width. */
  private double firstMoment(HingeNetworkSpec network) {
    Cell known = cells.get(0);
    return known.seconds() * network.effectiveParameters() / known.network().effectiveParameters();
  }

  /** Whether what would be chosen of the cells so far is some moments back. */
  private static boolean isPastItsBest(List<Cell> soFar) {
    return soFar.size() - 1 - soFar.indexOf(ChoiceRule.best(soFar)) >= PATIENCE;
  }

  /** Whether the next moment can be reached in time. */
  private boolean isInTime(List<Cell> soFar, double end) {
    if (soFar.size() == moments.length) {
      return true;
    }
    Cell last = soFar.get(soFar.size() - 1);
    double further = (double) moments[soFar.size()] / last.steps() - 1;
    boolean inTime = deadline.elapsed() + further * last.seconds() <= end;
    if (!inTime) {
      deadline.miss();
      cut = true;
    }
    return inTime;
  }

  /**
   * Whether the best of all cells stops more than a standard error below where its width ends, as
   * with noisy data.
   */
  boolean stoppingPays() {
    Cell best = ChoiceRule.best(cells);
    List<Cell> same = new ArrayList<>(cells);
    same.removeIf(cell -> cell.network().width() != best.network().width());
    return same.get(same.size() - 1).error() > best.error() + best.deviation();
  }
}
