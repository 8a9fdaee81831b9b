package org.jamming4j.choice;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.stream.DoubleStream;
import org.jamming4j.data.DistinctPatterns;
import org.jamming4j.data.Patterns;
import org.jamming4j.network.HingeNetworkSpec;
import org.jamming4j.objective.PatternTiles;
import org.jamming4j.random.Seeds;
import org.jamming4j.training.ParallelRuns;
import org.jamming4j.training.StagedRun;
import org.jamming4j.training.StagedTraining;

/**
 * Trains an average of networks whose inputs, way to step, width and moment to stop it chooses on
 * the data, out of fold. It tries each set of inputs at one width, then each way to step with the
 * best of them, looks for N*, and follows averages of networks just beyond it, of 4 N* and 16 N*
 * parameters, and, where stopping early pays, of fewer than N*. It trains the members on all
 * patterns as the {@link ChoiceRule best} of them.
 */
public final class EnsembleChooser {
  /** Multiples of N* that are tried beside the size just beyond it. */
  private static final double LARGER = 4;

  private static final double LARGEST = 16;
  private static final double SMALLER = 1 / 3.0;

  /**
   * Of networks of trials: what the narrowest ones make of many inputs says little of wide ones.
   */
  private static final int LEAST_TRIAL_WIDTH = 16;

  /** Parameters beyond which no width is tried, whatever the time. */
  private static final double MOST_PARAMETERS = 1 << 18;

  /**
   * Steps for which there is to be time in half of all time, at so many operations a second: not by
   * the threads there are, for the choice is not to depend on them.
   */
  private static final double LEAST_STEPS = 100;

  private static final double OPERATIONS = 1e10;

  /** Of a step, for a parameter and a pattern: forward, backward, gradient. */
  private static final double OPERATIONS_A_PARAMETER = 6;

  /** Shares of the time by which inputs are chosen, N* is found, and all is chosen. */
  private static final double TRIED = 0.2;

  private static final double SEARCHED = 0.35;
  private static final double CHOSEN = 0.75;

  private final ChoiceSpec spec;

  /** A chooser that does what the spec says. */
  public EnsembleChooser(ChoiceSpec spec) {
    this.spec = Objects.requireNonNull(spec, "spec");
  }

  /**
   * Chooses and trains.
   *
   * @param given at least two patterns, which may contradict each other
   * @param sets the inputs there are to choose from, at least one
   * @throws IllegalArgumentException if there is no set of inputs
   * @throws org.jamming4j.training.DivergedException if a network's loss grows beyond all bounds
   * @throws org.jamming4j.memory.NotEnoughMemoryException if even the narrowest would not fit
   * @throws InterruptedException if the thread is interrupted; no network is trained any more
   */
  public ChosenEnsemble train(Patterns given, List<InputSet> sets) throws InterruptedException {
    if (sets.isEmpty()) {
      throw new IllegalArgumentException("There is no set of inputs to train with.");
    }
    var deadline = new Deadline(spec.seconds());
    Patterns distinct = DistinctPatterns.of(given);
    var plan = FoldPlan.of(distinct.size());
    var trials = trials(sets, distinct, plan, deadline);
    boolean tried = !trials.made().isEmpty();
    InputSet inputs = tried ? trials.best().inputs() : sets.get(0);
    StagedTraining training = tried ? trials.best().training() : spec.training();
    List<Cell> cells = new ArrayList<>(trials.cells());
    NetworkInputs fitted = inputs.fit(distinct);
    Patterns patterns = fitted.of(distinct);
    Optional<Threshold> threshold =
        spec.search()
            ? Threshold.of(patterns, network(patterns), spec, deadline, SEARCHED)
            : Optional.empty();
    try (var outOfFold = new OutOfFold(distinct, inputs, plan, training, spec)) {
      var course = new Course(outOfFold, spec.moments(), deadline, CHOSEN, cells);
      follow(patterns, plan, threshold, course);
    }
    cells.sort(
        Comparator.comparingInt((Cell cell) -> cell.network().width())
            .thenComparingInt(Cell::steps));
    double share = (double) spec.members() / plan.networks() * plan.folds() / (plan.folds() - 1);
    Cell chosen = ChoiceRule.best(affordable(cells, share, deadline));
    return new ChosenEnsemble(
        patterns,
        inputs,
        fitted,
        training,
        trials.made(),
        spec.search(),
        threshold,
        cells,
        chosen,
        plan.folds(),
        plan.averaged(),
        members(chosen, training, patterns),
        deadline.wasMissed(),
        deadline.elapsed());
  }

  /** The narrowest network for some patterns. */
  private HingeNetworkSpec network(Patterns patterns) {
    return spec.network(patterns.dimension(), patterns.outputs(), 1);
  }

  /**
   * Tries each set with the first way to step, then the best set with the others, at one width. One
   * of each is not tried.
   */
  private Trials trials(List<InputSet> sets, Patterns distinct, FoldPlan plan, Deadline deadline)
      throws InterruptedException {
    List<StagedTraining> others = spec.trainings().subList(1, spec.trainings().size());
    int count = sets.size() + others.size();
    var trials = new Trials(spec, plan, deadline, TRIED, count);
    if (count > 1) {
      for (InputSet set : sets) {
        trials.make(set, spec.training(), distinct, trialNetwork(set.of(distinct), plan));
      }
      InputSet best = trials.best().inputs();
      for (StagedTraining other : others) {
        trials.make(best, other, distinct, trialNetwork(best.of(distinct), plan));
      }
    }
    return trials;
  }

  /**
   * The network of trials, and the one there is without a search: of the given width, or of one by
   * the number of patterns.
   */
  private HingeNetworkSpec trialNetwork(Patterns patterns, FoldPlan plan) {
    HingeNetworkSpec shape = network(patterns);
    double size =
        Math.max(
            (spec.search() ? LARGER : LARGEST) * size(patterns, Optional.empty()),
            (double) shape.withWidth(LEAST_TRIAL_WIDTH).effectiveParameters());
    return shape.withWidth(
        spec.width().orElse(shape.widthNear(Math.min(size, mostParameters(patterns, plan)))));
  }

  /** Follows the widths, but for those of a size that the course knows. */
  private void follow(
      Patterns patterns, FoldPlan plan, Optional<Threshold> threshold, Course course)
      throws InterruptedException {
    HingeNetworkSpec shape = network(patterns);
    List<HingeNetworkSpec> networks = networks(patterns, threshold, plan);
    for (int i = 0; i < networks.size(); i++) {
      if (!course.knows(networks.get(i))) {
        course.follow(networks.get(i), networks.size() - i);
      }
    }
    if (spec.search() && spec.width().isEmpty() && course.stoppingPays()) {
      double size = SMALLER * size(patterns, threshold);
      HingeNetworkSpec smaller = shape.withWidth(shape.widthNear(size));
      if (!course.knows(smaller)) {
        course.follow(smaller, 1);
      }
    }
  }

  private static double size(Patterns patterns, Optional<Threshold> threshold) {
    return threshold
        .map(t -> t.fit().threshold())
        .orElse((double) patterns.size() * patterns.outputs() / Threshold.RATIO);
  }

  private List<HingeNetworkSpec> networks(
      Patterns patterns, Optional<Threshold> threshold, FoldPlan plan) {
    if (spec.width().isPresent() || !spec.search()) {
      return List.of(trialNetwork(patterns, plan));
    }
    HingeNetworkSpec shape = network(patterns);
    double most = mostParameters(patterns, plan);
    double size = size(patterns, threshold);
    double beyond = threshold.map(Threshold::justBeyond).orElse(size);
    return DoubleStream.of(LARGER * size, LARGEST * size, beyond)
        .mapToObj(n -> shape.withWidth(shape.widthNear(Math.min(n, most))))
        .toList();
  }

  /** Parameters beyond which there would hardly be time for a width. */
  private double mostParameters(Patterns patterns, FoldPlan plan) {
    int drawn =
        spec.training().samples(patterns.size()) ? spec.training().sample() : patterns.size();
    double one = LEAST_STEPS * OPERATIONS_A_PARAMETER * drawn * (plan.networks() + spec.members());
    return Math.min(MOST_PARAMETERS, spec.seconds() / 2 * OPERATIONS / one);
  }

  /**
   * The cells whose members can be trained in the time that is left, or the quickest one.
   *
   * @param share of a cell's seconds that the training of all members takes
   */
  private static List<Cell> affordable(List<Cell> cells, double share, Deadline deadline) {
    List<Cell> affordable =
        cells.stream().filter(cell -> share * cell.seconds() <= deadline.left(1)).toList();
    if (affordable.size() < cells.size()) {
      deadline.miss();
    }
    return affordable.isEmpty()
        ? List.of(cells.stream().min(Comparator.comparingDouble(Cell::seconds)).orElseThrow())
        : affordable;
  }

  private List<Member> members(Cell chosen, StagedTraining training, Patterns patterns)
      throws InterruptedException {
    try (var tiles = new PatternTiles(patterns)) {
      List<Callable<Member>> runs = new ArrayList<>();
      for (int i = 0; i < spec.members(); i++) {
        long seed = Seeds.of(spec.seed(), Seeds.Use.NETWORK, i);
        runs.add(
            () -> {
              try (var run = new StagedRun(chosen.network(), seed, training, tiles)) {
                run.goOnTo(chosen.steps());
                return new Member(run.network(), run.steps(), run.state());
              }
            });
      }
      return ParallelRuns.all(runs, Math.min(spec.threads(), runs.size()), (member, number) -> {});
    } catch (ExecutionException e) {
      throw new IllegalStateException("A run was interrupted by another thread.", e.getCause());
    }
  }
}
