package org.jamming4j.benchmark;

import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jamming4j.data.Patterns;
import org.jamming4j.network.HingeNetworkSpec;
import org.jamming4j.training.Budget;
import org.jamming4j.training.Goal;
import org.jamming4j.training.HingeTrainer;
import org.jamming4j.training.Protocol;
import org.jamming4j.training.TrainingResult;
import org.jamming4j.training.TrainingSpec;

/**
 * How the papers look for N*: one network of every width downwards, each trained until N_Delta = 0
 * or {@value #MOST_STEPS} steps, up to the first that is left with N_Delta above a tenth of N. The
 * steps are counted with this trainer's full-batch Adam by the papers' protocol.
 */
public final class PapersWalk {
  static final int MOST_STEPS = 200_000;

  private static final double JAMMED = 0.1;

  /** The widest network has a parameter for every so many gaps: all that wide are sure to fit. */
  private static final double GAPS_A_PARAMETER = 1;

  private PapersWalk() {}

  /**
   * One network of a walk.
   *
   * @param width h
   * @param effectiveParameters N
   * @param steps until N_Delta = 0, or all
   * @param unsatisfied N_Delta in the end
   */
  public record Visited(int width, long effectiveParameters, int steps, int unsatisfied) {
    private boolean isJammed() {
      return unsatisfied > JAMMED * effectiveParameters;
    }
  }

  /**
   * Walks.
   *
   * @param shape of the networks, but for their width
   * @param threads for each network
   * @param seed of all
   * @param listener is told of each
   */
  static List<Visited> of(
      HingeNetworkSpec shape, Patterns patterns, int threads, long seed, Runnable listener)
      throws InterruptedException {
    var trainer =
        new HingeTrainer(
            TrainingSpec.fullBatch()
                .withProtocol(Protocol.PAPER)
                .withGoal(Goal.SATISFIED)
                .withBudget(Budget.ofSteps(MOST_STEPS))
                .withThreads(threads));
    double gaps = (double) patterns.size() * patterns.outputs();
    List<Visited> walk = new ArrayList<>();
    for (int width = shape.widthNear(gaps / GAPS_A_PARAMETER); width >= 1; width--) {
      HingeNetworkSpec spec = shape.withWidth(width);
      MultiLayerNetwork network = spec.build(seed + width);
      TrainingResult result = trainer.train(network, patterns);
      var visited =
          new Visited(
              width,
              spec.effectiveParameters(),
              result.satisfiedAt().orElse(MOST_STEPS),
              result.state().unsatisfied());
      walk.add(visited);
      listener.run();
      if (visited.isJammed()) {
        break;
      }
    }
    return walk;
  }
}
