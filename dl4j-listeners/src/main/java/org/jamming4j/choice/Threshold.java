package org.jamming4j.choice;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.jamming4j.data.Contradictions;
import org.jamming4j.data.Patterns;
import org.jamming4j.data.Split;
import org.jamming4j.jamming.Outcome;
import org.jamming4j.jamming.TransitionFit;
import org.jamming4j.network.HingeNetworkSpec;
import org.jamming4j.objective.PatternTiles;
import org.jamming4j.random.Seeds;
import org.jamming4j.sweep.ThresholdProblem;
import org.jamming4j.sweep.search.ThresholdSearch;
import org.jamming4j.sweep.search.ThresholdSearch.Candidate;
import org.jamming4j.training.Budget;
import org.jamming4j.training.Cooling;
import org.jamming4j.training.HingeTrainer;
import org.jamming4j.training.ParallelRuns;
import org.jamming4j.training.TrainingResult;
import org.jamming4j.training.TrainingSpec;

/**
 * N* of some patterns: the size at which half of the networks fit them within a number of steps. A
 * run that has not fitted by then counts as one that does not, whatever it might still do.
 *
 * @param fit with its interval, by the curve of P(SAT)
 * @param runs how many told it
 * @param patterns how many could be fitted, those without contradictions
 * @param outputs k
 * @param steps within which a network had to fit
 */
public record Threshold(TransitionFit fit, int runs, int patterns, int outputs, int steps) {
  /** r with which a search begins, of data that have structure. */
  static final double RATIO = 5;

  private static final double PRECISION = 0.3;
  private static final int MOST_RUNS = 24;

  /** Steps within which networks are to fit: what does not fit takes all of them. */
  private static final int STEPS = 1000;

  /** Of a cooling cycle, those by samples; the rest settles by all patterns. */
  private static final double SAMPLED = 0.9;

  /** Of the runs at a size just beyond N*, those that fit. */
  private static final double FITTING = 0.95;

  private static final double FARTHEST = 2;

  /** r* = P k / N*. */
  public double ratio() {
    return (double) patterns * outputs / fit.threshold();
  }

  /**
   * The size just beyond N*, at which 95 % of the networks fit by the curve; no more than twice N*,
   * for few runs tell little of the slope.
   */
  double justBeyond() {
    double beyond = fit.axis().size(fit.curve().positionAt(FITTING));
    return fit.isBound() ? fit.threshold() : Math.min(beyond, FARTHEST * fit.threshold());
  }

  /**
   * Looks for it among widths.
   *
   * @param patterns whose contradictions are set aside
   * @param shape of the networks
   * @param deadline a share of which is for this
   * @return empty if there is none to be found, or not in time
   * @throws InterruptedException if the thread is interrupted; no network is trained any more
   */
  static Optional<Threshold> of(
      Patterns patterns, HingeNetworkSpec shape, ChoiceSpec spec, Deadline deadline, double share)
      throws InterruptedException {
    int[] numbers = Contradictions.withoutThem(patterns);
    if (numbers.length == 0) {
      return Optional.empty();
    }
    Patterns consistent = patterns.subset(numbers);
    var problem = ThresholdProblem.widths(shape, new Split(consistent, Optional.empty()));
    var search =
        new ThresholdSearch(problem.range(), problem.thresholdAt(RATIO), PRECISION, MOST_RUNS);
    try (var tiles = new PatternTiles(consistent)) {
      ParallelRuns.follow(
          new Plan(search, problem, tiles, spec, deadline, share),
          Math.min(spec.threads(), ThresholdSearch.AHEAD));
    } catch (ExecutionException e) {
      throw new IllegalStateException("A run was interrupted by another thread.", e.getCause());
    }
    if (!search.hasEnded()) {
      return Optional.empty();
    }
    return search
        .result()
        .fit()
        .map(
            fit ->
                new Threshold(
                    fit,
                    search.result().candidates().size(),
                    consistent.size(),
                    shape.outputs(),
                    STEPS));
  }

  /** The runs of a search, as one on each thread. */
  private static final class Plan implements ParallelRuns.Plan<Optional<Outcome>> {
    private final ThresholdSearch search;
    private final ThresholdProblem problem;
    private final PatternTiles tiles;
    private final ChoiceSpec spec;
    private final Deadline deadline;
    private final double share;
    private final Set<Integer> begun = new HashSet<>();

    Plan(
        ThresholdSearch search,
        ThresholdProblem problem,
        PatternTiles tiles,
        ChoiceSpec spec,
        Deadline deadline,
        double share) {
      this.search = search;
      this.problem = problem;
      this.tiles = tiles;
      this.spec = spec;
      this.deadline = deadline;
      this.share = share;
    }

    @Override
    public Optional<ParallelRuns.Numbered<Optional<Outcome>>> next() {
      Optional<Candidate> open =
          search.open().stream().filter(c -> !begun.contains(c.number())).findFirst();
      return open.map(
          candidate -> {
            begun.add(candidate.number());
            return new ParallelRuns.Numbered<>(candidate.number(), () -> outcome(candidate));
          });
    }

    /** Empty if there was no time to tell. */
    private Optional<Outcome> outcome(Candidate candidate) throws InterruptedException {
      double left = deadline.left(share);
      if (left <= 0) {
        deadline.miss();
        return Optional.empty();
      }
      long seed = Seeds.of(spec.seed(), Seeds.Use.RUN, candidate.setting(), candidate.index());
      TrainingResult result =
          new HingeTrainer(training(left))
              .train(problem.network(candidate.setting()).build(seed), tiles);
      if (result.outcome() == Outcome.UNDECIDED && result.steps() < STEPS) {
        deadline.miss();
        return Optional.empty();
      }
      return Optional.of(result.outcome() == Outcome.SAT ? Outcome.SAT : Outcome.UNSAT);
    }

    private TrainingSpec training(double left) {
      TrainingSpec training =
          TrainingSpec.fullBatch()
              .withOptimiser(spec.training().optimiser())
              .withBudget(new Budget(STEPS, left));
      return spec.training().samples(tiles.patterns().size())
          ? training.withCooling(
              new Cooling((int) (SAMPLED * STEPS), spec.training().sample(), 0, spec.seed()))
          : training;
    }

    @Override
    public boolean ended(int number, Optional<Outcome> outcome) {
      outcome.ifPresent(known -> search.report(number, known));
      return outcome.isPresent() && !search.hasEnded();
    }
  }
}
