package org.jamming4j.choice;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jamming4j.data.Contradictions;
import org.jamming4j.data.Patterns;
import org.jamming4j.data.StratifiedFolds;
import org.jamming4j.memory.Memory;
import org.jamming4j.network.HingeNetworkSpec;
import org.jamming4j.objective.PatternTiles;
import org.jamming4j.random.Seeds;
import org.jamming4j.training.ParallelRuns;
import org.jamming4j.training.StagedRun;
import org.jamming4j.training.StagedTraining;

/**
 * Averages of networks of one width after another, seen out of fold at every moment of one run of
 * their members: each fold's patterns by networks that are trained on the other folds. Patterns
 * that share their input with one of another class are trained on in all folds, and seen by all
 * networks: without the one, the other would be all there is at that input, and be learnt there for
 * its absence. What is learnt of both is how likely each is, and neither is known better for having
 * been there.
 */
final class OutOfFold implements AutoCloseable {
  private static final double NANOS = 1e9;

  private final Patterns patterns;
  private final StagedTraining training;
  private final int members;
  private final int threads;
  private final long seed;
  private final List<Fold> folds = new ArrayList<>();

  /** Whether each pattern shares its input with one of another class. */
  private final boolean[] contradicted;

  /**
   * A share of the patterns.
   *
   * @param numbers of its patterns and of all that are contradicted, ascending
   * @param held these patterns, with the inputs that the others give
   * @param others all but its patterns, and all that are contradicted, to train on
   */
  private record Fold(List<Integer> numbers, PatternTiles held, PatternTiles others) {}

  /**
   * The folds of some patterns.
   *
   * @param inputs fitted to the other folds of each
   * @param training how members step
   * @throws InterruptedException if the thread is interrupted
   */
  OutOfFold(
      Patterns patterns, InputSet inputs, FoldPlan plan, StagedTraining training, ChoiceSpec spec)
      throws InterruptedException {
    this.patterns = patterns;
    this.training = training;
    members = plan.averaged();
    threads = spec.threads();
    seed = spec.seed();
    contradicted = contradicted(patterns);
    // every fold's own and the others, some of them twice, on the heap, and in tiles off it
    int each = patterns.size() + where(mu -> contradicted[mu]).length;
    Memory.require(
        "%d folds of %d patterns of dimension %d"
            .formatted(plan.folds(), patterns.size(), inputs.coordinates().size()),
        (double) Double.BYTES * plan.folds() * each * inputs.coordinates().size(),
        "take fewer rows, or inputs of fewer columns");
    for (int[] own : StratifiedFolds.of(patterns, plan.folds(), seed)) {
      if (Thread.interrupted()) {
        throw new InterruptedException("Interrupted after %d folds.".formatted(folds.size()));
      }
      boolean[] held = new boolean[patterns.size()];
      IntStream.of(own).forEach(mu -> held[mu] = true);
      int[] numbers = where(mu -> held[mu] || contradicted[mu]);
      int[] others = where(mu -> !held[mu] || contradicted[mu]);
      Patterns rest = patterns.subset(others);
      NetworkInputs fitted = inputs.fit(rest);
      folds.add(
          new Fold(
              IntStream.of(numbers).boxed().toList(),
              new PatternTiles(fitted.of(patterns.subset(numbers))),
              new PatternTiles(fitted.of(rest))));
    }
  }

  private int[] where(IntPredicate numbers) {
    return IntStream.range(0, patterns.size()).filter(numbers).toArray();
  }

  private static boolean[] contradicted(Patterns patterns) {
    boolean[] each = new boolean[patterns.size()];
    Arrays.fill(each, true);
    for (int mu : Contradictions.withoutThem(patterns)) {
      each[mu] = false;
    }
    return each;
  }

  /**
   * Trains networks of one width on all folds, from moment to moment, all in step.
   *
   * @param network of each member, but for the inputs it has in a fold
   * @param moments steps, ascending
   * @param goesOn asked after every moment with the cells so far; the run ends when it says no, or
   *     when no network has anything left to learn
   * @return a cell for every moment
   * @throws InterruptedException if the thread is interrupted; no network is trained any more
   */
  List<Cell> follow(HingeNetworkSpec network, int[] moments, Predicate<List<Cell>> goesOn)
      throws InterruptedException {
    List<StagedRun> runs = new ArrayList<>();
    try {
      for (int i = 0; i < folds.size() * members; i++) {
        long runSeed = Seeds.of(seed, Seeds.Use.RUN, network.width(), i);
        PatternTiles others = folds.get(i % folds.size()).others();
        HingeNetworkSpec own = network.withInputs(others.patterns().dimension());
        runs.add(new StagedRun(own, runSeed, training, others));
      }
      List<Cell> cells = new ArrayList<>();
      long start = System.nanoTime();
      for (int moment : moments) {
        double[][] outputs = outputsAt(moment, network.outputs(), runs);
        double seconds = (System.nanoTime() - start) / NANOS;
        cells.add(new Cell(network, moment, outputs, patterns, seconds));
        if (!goesOn.test(cells) || runs.stream().allMatch(StagedRun::isSatisfied)) {
          break;
        }
      }
      return cells;
    } finally {
      runs.forEach(StagedRun::close);
    }
  }

  private double[][] outputsAt(int moment, int k, List<StagedRun> runs)
      throws InterruptedException {
    List<Callable<double[][]>> stages = new ArrayList<>();
    for (int i = 0; i < runs.size(); i++) {
      StagedRun run = runs.get(i);
      Fold fold = folds.get(i % folds.size());
      stages.add(
          () -> {
            run.goOnTo(moment);
            return run.outputs(fold.held());
          });
    }
    List<double[][]> each = all(stages, Math.min(threads, runs.size()));
    double[][] average = new double[patterns.size()][k];
    for (int i = 0; i < each.size(); i++) {
      List<Integer> numbers = folds.get(i % folds.size()).numbers();
      for (int m = 0; m < numbers.size(); m++) {
        int mu = numbers.get(m);
        int networks = contradicted[mu] ? runs.size() : members;
        for (int c = 0; c < k; c++) {
          average[mu][c] += each.get(i)[m][c] / networks;
        }
      }
    }
    return average;
  }

  private static <T> List<T> all(List<Callable<T>> runs, int threads) throws InterruptedException {
    try {
      return ParallelRuns.all(runs, threads, (result, number) -> {});
    } catch (ExecutionException e) {
      throw new IllegalStateException("A run was interrupted by another thread.", e.getCause());
    }
  }

  @Override
  public void close() {
    for (Fold fold : folds) {
      fold.held().close();
      fold.others().close();
    }
  }
}
