package org.jamming4j.sweep;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.jamming4j.jamming.TransitionFit;
import org.jamming4j.network.HingeNetworkSpec;
import org.jamming4j.random.Seeds;
import org.jamming4j.sweep.search.PlantedTransition;
import org.jamming4j.sweep.search.PlantedTransition.Shape;
import org.jamming4j.sweep.search.SizeRange;
import org.jamming4j.sweep.search.ThresholdSearch;
import org.jamming4j.training.ParallelRuns;

/**
 * Searches for transitions that are known, without any training: how often the interval contains
 * the threshold, and how many runs it takes. They look for N* over widths from 1 on, of networks of
 * ten inputs and three hidden layers.
 */
public final class SimulatedSearches {
  private static final HingeNetworkSpec NETWORKS = HingeNetworkSpec.relu(10, 1, 3, 1);

  /** N*: between widths 3 and 4, 9 and 10, and 28 and 29. */
  private static final double[] THRESHOLDS = {60, 300, 2000};

  private static final double[] WIDTHS = {0.12, 0.3};
  private static final double[] LAPSES = {0, 0.05};

  /** Half the interval that ends a search, in widths of the transition. */
  private static final double HALF_WIDTH = 0.6;

  /** Standard deviation of the first guess of log N*. */
  private static final double GUESS = 0.5;

  private static final int MOST_RUNS = 400;

  private SimulatedSearches() {}

  /**
   * How the searches for one transition went.
   *
   * @param planted the transition
   * @param searches how many there were
   * @param contained how many intervals contain the threshold
   * @param bias mean error of log N*, in widths of the transition
   * @param runs how many each took, ascending
   */
  public record Row(
      PlantedTransition planted, int searches, int contained, double bias, List<Integer> runs) {
    /** Copies the runs. */
    public Row {
      runs = List.copyOf(runs);
    }

    /** A quantile of the runs. */
    public int runs(double share) {
      return runs.get((int) Math.min(runs.size() - 1.0, share * runs.size()));
    }
  }

  /** All transitions that are tried. */
  public static List<PlantedTransition> transitions() {
    List<PlantedTransition> all = new ArrayList<>();
    for (double threshold : THRESHOLDS) {
      for (double width : WIDTHS) {
        for (Shape shape : Shape.values()) {
          for (double lapse : LAPSES) {
            all.add(new PlantedTransition(shape, threshold, width, lapse));
          }
        }
      }
    }
    return all;
  }

  /**
   * Searches for each of them.
   *
   * @param searches how many for each
   * @param seed of them all
   * @param threads how many at a time, at least 1
   * @throws InterruptedException if this thread is interrupted
   */
  public static List<Row> run(
      List<PlantedTransition> transitions, int searches, long seed, int threads)
      throws InterruptedException {
    List<Callable<Row>> rows = new ArrayList<>();
    for (int i = 0; i < transitions.size(); i++) {
      PlantedTransition planted = transitions.get(i);
      long own = Seeds.of(seed, Seeds.Use.RUN, i);
      rows.add(() -> row(planted, searches, own));
    }
    try {
      return ParallelRuns.all(rows, threads, (row, number) -> {});
    } catch (ExecutionException e) {
      throw new RunFailedException("A search failed. " + e.getMessage(), e);
    }
  }

  private static Row row(PlantedTransition planted, int searches, long seed) {
    int widest = NETWORKS.widthNear(10 * planted.threshold());
    SizeRange range = SizeRange.widths(NETWORKS, 1, widest);
    int[] runs = new int[searches];
    int contained = 0;
    double errors = 0;
    for (int i = 0; i < searches; i++) {
      Random random = Seeds.random(Seeds.of(seed, Seeds.Use.RUN, i), Seeds.Use.RUN);
      double guess = planted.threshold() * Math.exp(GUESS * random.nextGaussian());
      double precision = Math.expm1(HALF_WIDTH * planted.width());
      ThresholdSearch.Result result = planted.search(range, guess, precision, MOST_RUNS, random);
      TransitionFit fit = result.fit().orElseThrow();
      runs[i] = result.candidates().size();
      boolean contains =
          fit.thresholdLow() <= planted.threshold() && planted.threshold() <= fit.thresholdHigh();
      contained += contains ? 1 : 0;
      errors += Math.log(fit.threshold() / planted.threshold()) / planted.width();
    }
    Arrays.sort(runs);
    return new Row(
        planted, searches, contained, errors / searches, Arrays.stream(runs).boxed().toList());
  }
}
