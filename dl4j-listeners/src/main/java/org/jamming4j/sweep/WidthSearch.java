package org.jamming4j.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.jamming4j.jamming.SizeOutcomes;
import org.jamming4j.jamming.ThresholdEstimate;
import org.jamming4j.network.HingeNetworkSpec;
import org.jamming4j.training.TrainingSpec;

/**
 * Finds N* over widths: brackets the width at which half of the decided runs fit, bisects it, and
 * then goes on to both sides until all runs agree. Every width gets the same number of seeds.
 */
public final class WidthSearch {
  /** Beyond this many parameters a gap, nothing that can be fitted at all is left unfitted. */
  private static final double MOST_PARAMETERS_PER_GAP = 10;

  /** Where random data has about its threshold (arXiv 1809.09349), a good place to begin. */
  private static final double FIRST_PARAMETERS_PER_GAP = 0.25;

  private static final double BRACKET_STEP = 1.4;

  /** The bracket is narrow enough at this fraction of the width, or at neighbouring widths. */
  private static final int RESOLUTION = 20;

  private static final int WIDTHS_WITHOUT_DECISION = 3;

  private final NetworkRunner runner;
  private final HingeNetworkSpec shape;
  private final TrainingSpec training;
  private final int runsPerWidth;
  private final long gaps;
  private final NavigableMap<Integer, List<RunRecord>> runs = new TreeMap<>();

  /**
   * A search that has not begun.
   *
   * @param shape of which only the width varies
   * @param patterns P
   * @param runsPerWidth seeds at every width, at least 1
   */
  public WidthSearch(
      NetworkRunner runner,
      HingeNetworkSpec shape,
      TrainingSpec training,
      int patterns,
      int runsPerWidth) {
    this.runner = runner;
    this.shape = shape;
    this.training = training;
    this.runsPerWidth = runsPerWidth;
    gaps = (long) patterns * shape.outputs();
  }

  /**
   * Trains as many networks as it takes.
   *
   * @throws ThresholdNotFoundException if no width fits, or most runs stay undecided
   * @throws InterruptedException if the thread is interrupted
   */
  public Result run() throws InterruptedException {
    int fitting = shape.widthNear(FIRST_PARAMETERS_PER_GAP * gaps);
    if (fits(fitting)) {
      while (smaller(fitting) > 0 && fits(smaller(fitting))) {
        fitting = smaller(fitting);
      }
      bisect(smaller(fitting), fitting);
    } else {
      int jammed = fitting;
      while (!fits(larger(jammed))) {
        jammed = larger(jammed);
        requireSomeDecided();
      }
      bisect(jammed, larger(jammed));
    }
    extendUntilRunsAgree();
    requireDecided();
    return result();
  }

  private void bisect(int jammed, int fitting) throws InterruptedException {
    int below = jammed;
    int above = fitting;
    while (above - below > step(above)) {
      int middle = (above + below) / 2;
      if (fits(middle)) {
        above = middle;
      } else {
        below = middle;
      }
    }
  }

  /** Goes on to wider and narrower networks until all decided runs fit, and none. */
  private void extendUntilRunsAgree() throws InterruptedException {
    int wide = runs.firstKey();
    int narrow = runs.lastKey();
    for (int width : runs.keySet()) {
      SizeOutcomes here = outcomes(width);
      wide = here.allFit() ? wide : width;
      narrow = here.noneFits() ? narrow : Math.min(narrow, width);
    }
    while (!outcomes(wide).allFit()) {
      requireReachable(wide);
      wide += step(wide);
    }
    int undecidedInARow = 0;
    while (narrow > 0
        && undecidedInARow < WIDTHS_WITHOUT_DECISION
        && !outcomes(narrow).noneFits()) {
      undecidedInARow = outcomes(narrow).decided() == 0 ? undecidedInARow + 1 : 0;
      narrow -= step(narrow);
    }
  }

  private static int smaller(int width) {
    return Math.min(width - 1, (int) (width / BRACKET_STEP));
  }

  private int larger(int width) {
    requireReachable(width);
    return Math.max(width + 1, (int) (width * BRACKET_STEP));
  }

  private static int step(int width) {
    return Math.max(1, width / RESOLUTION);
  }

  private void requireReachable(int width) {
    long parameters = shape.withWidth(width).effectiveParameters();
    if (parameters > MOST_PARAMETERS_PER_GAP * gaps) {
      SizeOutcomes largest = counts(width, Objects.requireNonNull(runs.get(width)));
      throw new ThresholdNotFoundException(
          "Even networks of width %d (N = %d, ten times the %d gaps) do not all fit: %d SAT, %d UNSAT, %d TRAPPED, %d UNDECIDED. %s"
              .formatted(
                  width,
                  parameters,
                  gaps,
                  largest.sat(),
                  largest.unsat(),
                  largest.trapped(),
                  largest.undecided(),
                  largest.undecided() > largest.decided()
                      ? "The budget of "
                          + training.budget().steps()
                          + " steps is too small; raise --steps."
                      : "The data may contradict themselves, or networks of this depth and dimension do not train; try another --depth, --dim or --init."));
    }
  }

  /** Half of the decided runs fit; a width without decided runs counts as too small. */
  private boolean fits(int width) throws InterruptedException {
    return outcomes(width).satShare() >= 0.5;
  }

  private SizeOutcomes outcomes(int width) throws InterruptedException {
    List<RunRecord> here = runs.get(width);
    if (here == null) {
      here =
          runner.train(RunStage.THRESHOLD, shape.withWidth(width), training, runsPerWidth).stream()
              .map(NetworkRun::record)
              .toList();
      runs.put(width, here);
    }
    return counts(width, here);
  }

  private SizeOutcomes counts(int width, List<RunRecord> here) {
    return SizeOutcomes.of(
        shape.withWidth(width).effectiveParameters(),
        here.stream().map(RunRecord::outcome).toList());
  }

  private List<SizeOutcomes> allOutcomes() {
    return runs.entrySet().stream().map(e -> counts(e.getKey(), e.getValue())).toList();
  }

  /** Gives up early where wider networks are no more decided than narrower ones. */
  private void requireSomeDecided() {
    if (runs.size() >= WIDTHS_WITHOUT_DECISION
        && allOutcomes().stream().allMatch(outcomes -> outcomes.decided() == 0)) {
      requireDecided();
    }
  }

  private void requireDecided() {
    int total = runs.values().stream().mapToInt(List::size).sum();
    int undecided = allOutcomes().stream().mapToInt(SizeOutcomes::undecided).sum();
    if (2 * undecided > total) {
      throw new ThresholdNotFoundException(
          "%d of %d runs were still undecided after %d steps, so there is no threshold to tell; raise --steps to %d."
              .formatted(
                  undecided, total, training.budget().steps(), 10L * training.budget().steps()));
    }
  }

  private Result result() {
    List<SizeOutcomes> outcomes = allOutcomes();
    ThresholdEstimate estimate =
        ThresholdEstimate.of(outcomes)
            .orElseThrow(
                () ->
                    new ThresholdNotFoundException(
                        "The outcomes do not pass from UNSAT to SAT: " + outcomes + "."));
    List<RunRecord> all = new ArrayList<>();
    runs.values().forEach(all::addAll);
    int width =
        runs.keySet().stream()
            .filter(w -> shape.withWidth(w).effectiveParameters() >= estimate.high())
            .findFirst()
            .orElseThrow();
    return new Result(estimate, outcomes, width, all);
  }

  /**
   * What a search found.
   *
   * @param estimate N* and its interval
   * @param outcomes by size, ascending
   * @param width the smallest width from which on every decided run fitted
   * @param runs all runs, by width and index
   */
  public record Result(
      ThresholdEstimate estimate, List<SizeOutcomes> outcomes, int width, List<RunRecord> runs) {
    /** Copies the lists. */
    public Result {
      outcomes = List.copyOf(outcomes);
      runs = List.copyOf(runs);
    }
  }
}
