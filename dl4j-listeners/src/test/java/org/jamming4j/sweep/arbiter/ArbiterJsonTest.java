package org.jamming4j.sweep.arbiter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.distribution.UniformIntegerDistribution;
import org.deeplearning4j.arbiter.optimize.api.CandidateGenerator;
import org.deeplearning4j.arbiter.optimize.config.OptimizationConfiguration;
import org.deeplearning4j.arbiter.optimize.distribution.LogUniformDistribution;
import org.deeplearning4j.arbiter.optimize.generator.GridSearchCandidateGenerator;
import org.deeplearning4j.arbiter.optimize.generator.RandomSearchGenerator;
import org.deeplearning4j.arbiter.optimize.parameter.continuous.ContinuousParameterSpace;
import org.deeplearning4j.arbiter.optimize.parameter.discrete.DiscreteParameterSpace;
import org.deeplearning4j.arbiter.optimize.parameter.integer.IntegerParameterSpace;
import org.jamming4j.network.HiddenActivation;
import org.jamming4j.network.HingeNetworkSpec;
import org.jamming4j.sweep.RunSpec;
import org.jamming4j.training.Optimiser;
import org.jamming4j.training.TrainingSpec;
import org.junit.jupiter.api.Test;

/** Spaces, generators, scores and conditions through Arbiter's own JSON mapper. */
class ArbiterJsonTest {
  private static final HingeNetworkSpec SHAPE = HingeNetworkSpec.relu(5, 8, 2, 1);

  private static HingeNetworkSpace.Builder space() {
    return new HingeNetworkSpace.Builder(SHAPE, TrainingSpec.defaults(), 100);
  }

  private static HingeNetworkSpace everything() {
    return space()
        .width(new IntegerParameterSpace(2, 9))
        .depth(new DiscreteParameterSpace<>(1, 2, 3))
        .patterns(new DiscreteParameterSpace<>(50, 100))
        .seed(new IntegerParameterSpace(new UniformIntegerDistribution(0, 3)))
        .margin(new ContinuousParameterSpace(0.5, 2))
        .activation(new DiscreteParameterSpace<>("relu", "tanh", "softplus"))
        .initialisation(new DiscreteParameterSpace<>("orthogonal", "normal"))
        .optimiser(new DiscreteParameterSpace<>("adam", "momentum", "fire"))
        .learningRate(new ContinuousParameterSpace(new LogUniformDistribution(1e-3, 1e-2)))
        .weightDecay(new DiscreteParameterSpace<>(0.0, 0.003))
        .build();
  }

  private static List<RunSpec> drawn(CandidateGenerator generator, int count) {
    generator.setRngSeed(5);
    List<RunSpec> runs = new ArrayList<>();
    while (runs.size() < count && generator.hasMoreCandidates()) {
      runs.add((RunSpec) generator.getCandidate().getValue());
    }
    return runs;
  }

  private static OptimizationConfiguration configuration(CandidateGenerator generator) {
    return new OptimizationConfiguration.Builder()
        .candidateGenerator(generator)
        .scoreFunction(new JammingScore(JammingScore.Quantity.TEST_ERROR))
        .terminationConditions(new WhenDone())
        .build();
  }

  private static OptimizationConfiguration roundTrip(OptimizationConfiguration configuration) {
    String json = configuration.toJson();
    OptimizationConfiguration read = OptimizationConfiguration.fromJson(json);
    assertEquals(json, read.toJson());
    assertEquals(configuration.getScoreFunction(), read.getScoreFunction());
    assertEquals(configuration.getTerminationConditions(), read.getTerminationConditions());
    return read;
  }

  @Test
  void randomSearch_writtenAndReadAgain_drawsTheSameRuns() {
    OptimizationConfiguration read =
        roundTrip(configuration(new RandomSearchGenerator(everything())));
    List<RunSpec> runs = drawn(read.getCandidateGenerator(), 20);
    assertEquals(drawn(new RandomSearchGenerator(everything()), 20), runs);
    assertTrue(runs.stream().map(r -> r.network().activation()).distinct().count() > 1);
    assertTrue(runs.stream().map(r -> r.training().optimiser().getClass()).distinct().count() > 1);
  }

  @Test
  void gridSearch_writtenAndReadAgain_hasTheSameRuns() {
    HingeNetworkSpace space =
        space()
            .width(new IntegerParameterSpace(2, 4))
            .activation(new DiscreteParameterSpace<>("relu", "tanh"))
            .build();
    var grid =
        new GridSearchCandidateGenerator(
            space, 3, GridSearchCandidateGenerator.Mode.Sequential, null);
    OptimizationConfiguration read = roundTrip(configuration(grid));
    List<RunSpec> runs = drawn(read.getCandidateGenerator(), 100);
    assertEquals(6, runs.size());
    assertEquals(6, runs.stream().distinct().count());
    assertEquals(runs, drawn(grid, 100));
  }

  @Test
  void thresholdSearch_writtenAndReadAgain_asksForTheSameRuns() {
    for (HingeNetworkSpace space :
        List.of(
            space().width(new IntegerParameterSpace(1, 30)).build(),
            space().patterns(new IntegerParameterSpace(10, 500)).build())) {
      var generator = new ThresholdCandidateGenerator(space, 60, 0.1, 50);
      OptimizationConfiguration read = roundTrip(configuration(generator));
      List<RunSpec> runs = drawn(read.getCandidateGenerator(), 2);
      assertEquals(2, runs.size());
      assertEquals(runs, drawn(generator, 2));
    }
  }

  @Test
  void space_settings_areThoseOfTheRun() {
    RunSpec run = space().build().getValue(new double[0]);
    assertEquals(SHAPE, run.network());
    assertEquals(TrainingSpec.defaults(), run.training());
  }

  @Test
  void space_nameThatIsNone_isRefusedWithThoseThereAre() {
    HingeNetworkSpace space =
        space().activation(new DiscreteParameterSpace<>("sigmoid", "relu")).build();
    var generator = new RandomSearchGenerator(space);
    assertNotEquals(0, space.numParameters());
    var e = assertThrows(IllegalArgumentException.class, () -> space.getValue(new double[] {0.1}));
    assertTrue(
        e.getMessage().contains("sigmoid") && e.getMessage().contains("softplus"), e.getMessage());
    assertEquals(HiddenActivation.RELU, space.getValue(new double[] {0.9}).network().activation());
    assertTrue(generator.hasMoreCandidates());
  }

  @Test
  void weightDecay_ofATrainingWithoutCycles_makesNoDifference() {
    HingeNetworkSpace space =
        space()
            .optimiser(new DiscreteParameterSpace<>("momentum", "fire"))
            .weightDecay(new DiscreteParameterSpace<>(0.0, 0.1))
            .build();
    List<RunSpec> runs =
        drawn(
            new GridSearchCandidateGenerator(
                space, 3, GridSearchCandidateGenerator.Mode.Sequential, null),
            10);
    assertEquals(4, runs.size());
    assertEquals(2, runs.stream().distinct().count());
    assertEquals(new Optimiser.Momentum(0.02, 0.9), runs.get(0).training().optimiser());
  }
}
