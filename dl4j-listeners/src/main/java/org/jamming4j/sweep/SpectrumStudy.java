package org.jamming4j.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jamming4j.curvature.Coordinates;
import org.jamming4j.curvature.HessianSpectra;
import org.jamming4j.curvature.LossPoint;
import org.jamming4j.data.Patterns;
import org.jamming4j.data.Preprocessing;
import org.jamming4j.data.Split;
import org.jamming4j.jamming.TransitionFit;
import org.jamming4j.network.HingeNetworkSpec;
import org.jamming4j.sweep.search.ThresholdSearch;
import org.jamming4j.training.Goal;
import org.jamming4j.training.TrainingSpec;

/**
 * Spectra of the Hessian of networks below, at and beyond N* of a problem: N* is looked for over
 * widths, on the patterns that the networks are trained on.
 */
public final class SpectrumStudy {
  /** Patterns a parameter of the problem's own network, where N* is then near its size. */
  private static final double RANDOM_RATIO = 3;

  private static final double DIGITS_RATIO = 9;
  private static final double PRECISION = 0.1;
  private static final int MOST_RUNS = 60;

  private final TrainingSpec training;
  private final List<Double> ratios;
  private final int networks;
  private final long seed;

  /**
   * A study.
   *
   * @param training of every network
   * @param ratios multiples of N*
   * @param networks at each of them, at least 1
   */
  public SpectrumStudy(TrainingSpec training, List<Double> ratios, int networks, long seed) {
    this.training = training;
    this.ratios = List.copyOf(ratios);
    this.networks = networks;
    this.seed = seed;
  }

  /**
   * A network.
   *
   * @param ratio the multiple of N* that was asked for
   * @param run how it was trained
   * @param unsatisfied N_Delta
   * @param spectra by weights and biases
   */
  public record Network(double ratio, RunRecord run, int unsatisfied, HessianSpectra spectra) {}

  /**
   * What was found of a problem.
   *
   * @param patterns P
   * @param fit N*
   * @param networks by ratios, in their order
   */
  public record Result(
      StudyProblem problem, int patterns, TransitionFit fit, List<Network> networks) {
    /** Copies the networks. */
    public Result {
      networks = List.copyOf(networks);
    }
  }

  /**
   * Studies a problem.
   *
   * @param threads for all runs together, at least 1
   * @param listener is told of the networks about N*; of those that look for it nobody is
   * @throws ThresholdNotFoundException if runs show no N*
   * @throws org.jamming4j.memory.NotEnoughMemoryException if spectra don't fit into Java's memory
   * @throws InterruptedException if the thread is interrupted
   */
  public Result run(StudyProblem problem, int threads, RunProgressListener listener)
      throws InterruptedException {
    Patterns patterns = problem.patterns(problem.digits() ? DIGITS_RATIO : RANDOM_RATIO, seed);
    HingeNetworkSpec shape = problem.shape();
    var data = new Split(patterns, Optional.empty());
    TransitionFit fit = threshold(shape, data, threads);
    var runner =
        new NetworkRunner(
            data, Preprocessing.none(patterns.dimension()), seed, threads, listener, KeptRuns.NONE);
    List<Network> found = new ArrayList<>();
    for (double ratio : ratios) {
      HingeNetworkSpec spec = shape.withWidth(shape.widthNear(ratio * fit.threshold()));
      HessianSpectra.requireMemory(spec, Coordinates.ALL);
      for (NetworkRun run :
          runner.train(RunStage.SINGLE, spec, training.withGoal(Goal.SATISFIED), networks)) {
        double[] parameters = run.network().network().params().dup().data().asDouble();
        try (var point = new LossPoint(spec, parameters, patterns)) {
          found.add(
              new Network(
                  ratio,
                  run.record(),
                  point.unsatisfied(),
                  HessianSpectra.of(point, Coordinates.ALL)));
        }
      }
    }
    return new Result(problem, patterns.size(), fit, found);
  }

  private TransitionFit threshold(HingeNetworkSpec shape, Split data, int threads)
      throws InterruptedException {
    ThresholdProblem widths = ThresholdProblem.widths(shape, data);
    double guess = (double) shape.effectiveParameters();
    return new ThresholdStudy(widths, training.withGoal(Goal.CERTIFICATE), seed)
        .run(
            new ThresholdSearch(widths.range(), guess, PRECISION, MOST_RUNS),
            List.of(),
            threads,
            run -> {})
        .fit();
  }
}
