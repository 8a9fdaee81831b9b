package org.jamming4j.training;

import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jamming4j.jamming.JammingState;
import org.jamming4j.network.HingeNetworkSpec;
import org.jamming4j.objective.ActiveSet;
import org.jamming4j.objective.HingeObjective;
import org.jamming4j.objective.PatternTiles;
import org.jamming4j.random.Seeds;

/**
 * A run that goes on as it is told, for who looks at the network on the way and chooses when to
 * stop. It comes to no verdict and anneals nothing: {@link HingeTrainer} does. How far it goes at a
 * time makes no difference to the last bit.
 *
 * <p>Steps are by all patterns, or by samples of them where there are {@linkplain
 * StagedTraining#samples many}. Once the run finds N_Delta = 0 over all patterns it is over: no
 * pattern has a gradient any more.
 *
 * <p>Not safe for use by several threads at once.
 */
public final class StagedRun implements AutoCloseable {
  private final HingeNetworkSpec spec;
  private final MultiLayerNetwork network;
  private final StagedTraining training;
  private final HingeObjective objective;
  private final RunParameters parameters;
  private final Stepper stepper;
  private final double[] gradient;
  private final int patterns;
  private final long sampleSeed;

  /** Patterns in a row that samples found satisfied. */
  private long clean;

  private int steps;
  private boolean satisfied;

  /**
   * A run that has not begun.
   *
   * @param seed from which the network is drawn, and the samples are
   * @param tiles not closed by this run
   * @throws IllegalArgumentException if network and patterns do not suit each other
   * @throws org.jamming4j.memory.NotEnoughMemoryException if it would not fit into memory
   * @throws InterruptedException if the thread is interrupted while patterns are laid out
   */
  public StagedRun(HingeNetworkSpec spec, long seed, StagedTraining training, PatternTiles tiles)
      throws InterruptedException {
    HingeTrainer.requireMemory(spec.layout().parameters(), 1);
    this.spec = spec;
    this.training = training;
    network = spec.build(seed);
    parameters = new RunParameters(network);
    gradient = new double[parameters.size()];
    stepper = Stepper.of(training.optimiser(), spec.layout());
    patterns = tiles.patterns().size();
    sampleSeed = Seeds.of(seed, Seeds.Use.SAMPLES);
    objective = new HingeObjective(spec, tiles, parameters.own(), ActiveSet.UNSATISFIED, 1);
  }

  /**
   * Goes on up to the given number of steps, or until N_Delta = 0.
   *
   * @param step counted from the start of the run; nothing is done if it has come so far
   * @throws DivergedException if the loss becomes infinite or not a number
   * @throws InterruptedException if the thread is interrupted; the run may be gone on with
   */
  public void goOnTo(int step) throws InterruptedException {
    while (!satisfied && steps < step) {
      JammingState state = evaluate();
      if (!Double.isFinite(state.loss())) {
        throw new DivergedException(steps, training.optimiser().learningRate(), state.loss());
      }
      satisfied = state.satisfied() && objective.isComplete();
      if (!satisfied) {
        parameters.fetch();
        parameters.shrink(training.optimiser().learningRate() * training.weightDecay());
        stepper.step(parameters.values(), gradient, 1);
        parameters.commit();
        steps++;
      }
    }
  }

  private JammingState evaluate() throws InterruptedException {
    if (!training.samples(patterns)) {
      return objective.evaluate(gradient);
    }
    if (clean >= patterns) {
      clean = 0;
      return objective.evaluateAll(gradient);
    }
    JammingState state = objective.evaluateSample(training.sample(), sampleSeed, gradient);
    clean = state.satisfied() ? clean + training.sample() : 0;
    return state;
  }

  /** How many updates there were. */
  public int steps() {
    return steps;
  }

  /** Whether the run is over: N_Delta = 0. */
  public boolean isSatisfied() {
    return satisfied;
  }

  /**
   * The state of all patterns at the network as it is.
   *
   * @throws InterruptedException if the thread is interrupted
   */
  public JammingState state() throws InterruptedException {
    return objective.evaluateAll(null);
  }

  /**
   * f of other patterns at the network as it is, by the same arithmetic as the steps.
   *
   * @param others of the same dimension; not closed by this run
   * @return [P x k]
   * @throws InterruptedException if the thread is interrupted
   */
  public double[][] outputs(PatternTiles others) throws InterruptedException {
    try (var there = new HingeObjective(spec, others, parameters.own(), ActiveSet.OFF, 1)) {
      return there.activations(spec.layout().layers());
    }
  }

  /** The network as it is; it changes as the run goes on. */
  public MultiLayerNetwork network() {
    return network;
  }

  /** Frees the memory of the run; the network stays. */
  @Override
  public void close() {
    objective.close();
  }
}
