package org.jamming4j.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.jamming4j.Tolerances;
import org.jamming4j.data.Patterns;
import org.jamming4j.data.RandomPatterns;
import org.jamming4j.jamming.Outcome;
import org.jamming4j.network.HingeNetworkSpec;
import org.jamming4j.objective.ActiveSet;
import org.jamming4j.objective.HingeObjective;
import org.jamming4j.objective.PatternTiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Runs by cooling, from the first step to the outcome. */
class CoolingTest {
  private static final HingeNetworkSpec SHAPE = HingeNetworkSpec.relu(8, 12, 3, 1);

  /** SAT within some hundred steps. */
  private static final Patterns EASY = RandomPatterns.generate(500, 8, 1);

  private static final TrainingSpec COOLED =
      HingeTrainerTest.QUICK
          .withOptimiser(new Optimiser.Adam(7e-3))
          .withCooling(new Cooling(1000, 64, 0, 1));

  private static TrainingResult train(TrainingSpec spec, Model model, Patterns patterns)
      throws InterruptedException {
    return new HingeTrainer(spec).train(model, patterns);
  }

  private static double[] parameters(Model model) {
    return model.params().data().asDouble();
  }

  /** Keeps the second and the last gradient, and where they were computed. */
  private static final class Gradients extends BaseTrainingListener {
    private final List<INDArray> parameters = new ArrayList<>();
    private final List<INDArray> gradients = new ArrayList<>();
    private int calls;

    @Override
    public void onGradientCalculation(Model model) {
      if (calls++ == 0) {
        return;
      }
      if (gradients.size() > 1) {
        parameters.remove(1);
        gradients.remove(1);
      }
      parameters.add(model.params().dup());
      gradients.add(model.gradient().gradient().dup());
    }
  }

  /** Steps by samples come first, and steps by all patterns last. */
  @ParameterizedTest
  @EnumSource(ActiveSet.class)
  void cooling_ofANetworkTooSmall_endsInAVerdictOverAllPatterns(ActiveSet activeSet)
      throws InterruptedException {
    TrainingSpec spec = COOLED.withActiveSet(activeSet);
    Patterns patterns = RandomPatterns.generate(400, 8, 3);
    HingeNetworkSpec shape = HingeNetworkSpec.relu(8, 6, 2, 1);
    MultiLayerNetwork network = shape.build(2);
    var listener = new Gradients();
    network.setListeners(listener);
    TrainingResult result = new HingeTrainer(spec).train(network, patterns);
    assertEquals(Outcome.UNSAT, result.outcome(), result::toString);
    assertEquals(1, result.state().q(), spec.annealing().tolerance());
    double first = distance(shape, patterns, listener, 0);
    double last = distance(shape, patterns, listener, 1);
    assertTrue(first > 0.1, "the first gradient was no sample's: " + first);
    assertTrue(last < Tolerances.FLOAT64, "the last gradient was a sample's: " + last);
  }

  /** How far a gradient is from that of all patterns, relative to the latter. */
  private static double distance(
      HingeNetworkSpec shape, Patterns patterns, Gradients seen, int which)
      throws InterruptedException {
    double[] exact = new double[shape.layout().parameters()];
    try (var objective =
        new HingeObjective(
            shape, new PatternTiles(patterns), seen.parameters.get(which), ActiveSet.OFF, 1)) {
      objective.evaluate(exact);
    }
    // DL4J's gradient is the sum over the patterns
    INDArray all = Nd4j.createFromArray(exact).reshape(1, -1);
    INDArray own = seen.gradients.get(which).reshape(1, -1).div(patterns.size());
    return own.sub(all).norm2Number().doubleValue() / all.norm2Number().doubleValue();
  }

  @ParameterizedTest
  @EnumSource(Goal.class)
  void cooling_ofANetworkThatFits_isSatInBothPrecisions(Goal goal) throws InterruptedException {
    TrainingSpec spec = COOLED.withGoal(goal);
    for (MultiLayerNetwork network :
        List.of(SHAPE.build(2), SHAPE.build(2).convertDataType(DataType.FLOAT))) {
      TrainingResult result = train(spec, network, EASY);
      assertEquals(Outcome.SAT, result.outcome());
      assertEquals(500, result.state().gaps());
      assertTrue(result.state().separated());
      if (goal == Goal.SATISFIED) {
        assertTrue(result.state().largestGap() < Tolerances.OUTPUTS, result::toString);
      }
    }
  }

  /** No further cycle could tell equal inputs apart. */
  @Test
  void cooling_ofContradictoryPatterns_isTrappedAfterOneCycle() throws InterruptedException {
    double[] x = {1, 0, 1, 0, -1, 0.5, 0.25, 1};
    var patterns = new Patterns(x, 2, new int[] {0, 1, 0, 1}, List.of("a", "b"));
    TrainingResult result = train(COOLED, HingeNetworkSpec.relu(2, 6, 2, 1).build(1), patterns);
    assertEquals(Outcome.TRAPPED, result.outcome());
    assertEquals(COOLED.cooling().orElseThrow().steps() * 21 / 20 - 1, result.steps());
  }

  @Test
  void cooling_ofAFloat32NetworkTooSmall_isUnsat() throws InterruptedException {
    var network = HingeNetworkSpec.relu(8, 3, 3, 1).build(1).convertDataType(DataType.FLOAT);
    assertEquals(Outcome.UNSAT, train(COOLED, network, EASY).outcome());
  }

  /** The same verdict at the same step, or none. */
  @Test
  void verdict_withAnyBudget_isTheSameOrMissing() throws InterruptedException {
    HingeNetworkSpec shape = HingeNetworkSpec.relu(8, 3, 2, 1);
    MultiLayerNetwork network = shape.build(1);
    TrainingResult verdict = train(COOLED, network, EASY);
    assertEquals(Outcome.UNSAT, verdict.outcome());
    for (int budget : new int[] {verdict.steps() + 1, 10 * verdict.steps()}) {
      MultiLayerNetwork again = shape.build(1);
      TrainingResult result = train(COOLED.withBudget(Budget.ofSteps(budget)), again, EASY);
      assertEquals(Outcome.UNSAT, result.outcome());
      assertEquals(verdict.steps(), result.steps());
      assertArrayEquals(parameters(network), parameters(again));
    }
    Budget less = Budget.ofSteps(verdict.steps());
    assertEquals(Outcome.UNDECIDED, train(COOLED.withBudget(less), shape.build(1), EASY).outcome());
  }

  /**
   * The network that is left is at rest itself, also if it is of an earlier cycle than the last.
   */
  @Test
  void jammedNetworks_ofManySeeds_areLeftAtRest() throws InterruptedException {
    int jammed = 0;
    for (int seed = 1; seed <= 30; seed++) {
      HingeNetworkSpec shape = HingeNetworkSpec.relu(8, 6, 2, 1);
      Patterns patterns = RandomPatterns.generate(250, 8, seed);
      TrainingResult result = train(COOLED, shape.build(seed), patterns);
      if (result.outcome() == Outcome.UNSAT) {
        assertEquals(1, result.state().q(), COOLED.annealing().tolerance(), "seed " + seed);
        jammed++;
      }
    }
    assertTrue(jammed > 5, jammed + " jammed");
  }

  /** Taken away at the rate of the step, besides what the optimiser does. */
  @Test
  void weightDecay_ofOneStep_isAShareOfEveryParameter() throws InterruptedException {
    Cooling cooling = COOLED.cooling().orElseThrow();
    TrainingSpec oneStep = COOLED.withBudget(Budget.ofSteps(1));
    MultiLayerNetwork network = SHAPE.build(2);
    double[] start = parameters(network);
    train(oneStep, network, EASY);
    MultiLayerNetwork decayed = SHAPE.build(2);
    train(oneStep.withCooling(cooling.withWeightDecay(10)), decayed, EASY);
    var cycles = new CoolingCycles(cooling, 1);
    cycles.next(1);
    double share = 10 * cycles.scale() * COOLED.optimiser().learningRate();
    double[] expected = parameters(network);
    for (int i = 0; i < start.length; i++) {
      expected[i] -= share * start[i];
    }
    assertArrayEquals(expected, parameters(decayed), Tolerances.FLOAT64);
  }

  /** Steps by all patterns take nothing away, or q would not come to 1. */
  @Test
  void weightDecay_ofANetworkTooSmall_endsAtRest() throws InterruptedException {
    Cooling cooling = COOLED.cooling().orElseThrow().withWeightDecay(0.1);
    TrainingResult result =
        train(
            COOLED.withCooling(cooling),
            HingeNetworkSpec.relu(8, 6, 2, 1).build(2),
            RandomPatterns.generate(400, 8, 3));
    assertEquals(Outcome.UNSAT, result.outcome(), result::toString);
    assertEquals(1, result.state().q(), COOLED.annealing().tolerance());
  }

  /** What a run spends in a cycle that does not end is not lost, and does no harm. */
  @Test
  void cooling_stoppedWithinACycle_leavesTheBestOneBefore() throws InterruptedException {
    HingeNetworkSpec shape = HingeNetworkSpec.relu(8, 6, 2, 1);
    int cycle = COOLED.cooling().orElseThrow().steps() * 21 / 20;
    // the last state of the first cycle, and some amidst the second
    MultiLayerNetwork ended = shape.build(2);
    TrainingResult first = train(COOLED.withBudget(Budget.ofSteps(cycle - 1)), ended, EASY);
    int back = 0;
    for (int further : new int[] {50, 100, 150, 200, 300}) {
      MultiLayerNetwork network = shape.build(2);
      Budget budget = Budget.ofSteps(cycle - 1 + further);
      TrainingResult result = train(COOLED.withBudget(budget), network, EASY);
      assertEquals(Outcome.UNDECIDED, result.outcome());
      assertTrue(result.state().loss() <= first.state().loss(), result::toString);
      if (result.state().equals(first.state())) {
        assertArrayEquals(parameters(ended), parameters(network));
        back++;
      }
    }
    assertTrue(back > 0, "no noise ever did harm");
  }
}
