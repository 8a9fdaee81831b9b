package org.jamming4j.sweep.arbiter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.deeplearning4j.arbiter.MultiLayerSpace;
import org.deeplearning4j.arbiter.layers.DenseLayerSpace;
import org.deeplearning4j.arbiter.layers.OutputLayerSpace;
import org.deeplearning4j.arbiter.optimize.api.OptimizationResult;
import org.deeplearning4j.arbiter.optimize.api.data.DataSource;
import org.deeplearning4j.arbiter.optimize.config.OptimizationConfiguration;
import org.deeplearning4j.arbiter.optimize.generator.GridSearchCandidateGenerator;
import org.deeplearning4j.arbiter.optimize.parameter.discrete.DiscreteParameterSpace;
import org.deeplearning4j.arbiter.optimize.runner.CandidateInfo;
import org.deeplearning4j.arbiter.optimize.runner.IOptimizationRunner;
import org.deeplearning4j.arbiter.optimize.runner.listener.BaseStatusListener;
import org.deeplearning4j.datasets.iterator.ExistingDataSetIterator;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jamming4j.data.Patterns;
import org.jamming4j.data.RandomPatterns;
import org.jamming4j.jamming.Outcome;
import org.jamming4j.network.HingeNetworkSpec;
import org.jamming4j.network.QuadraticHingeLoss;
import org.jamming4j.training.Budget;
import org.jamming4j.training.HingeTrainer;
import org.jamming4j.training.TrainingResult;
import org.jamming4j.training.TrainingSpec;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Adam;

/** Networks of DL4J's own through Arbiter. */
class NetworksThroughArbiterTest {
  private static final Patterns PATTERNS = RandomPatterns.generate(60, 5, 1);

  /** The patterns, as Arbiter's scores want them. */
  public static final class Data implements DataSource {
    private static final long serialVersionUID = 1;

    @Override
    public void configure(Properties properties) {
      // there is nothing to configure
    }

    @Override
    public Object trainData() {
      return new ExistingDataSetIterator(PATTERNS.toDataSet().batchBy(16));
    }

    @Override
    public Object testData() {
      return trainData();
    }

    @Override
    public Class<?> getDataType() {
      return ExistingDataSetIterator.class;
    }
  }

  private static MultiLayerSpace space() {
    return new MultiLayerSpace.Builder()
        .seed(1)
        .updater(new Adam(5e-3))
        .addLayer(
            new DenseLayerSpace.Builder()
                .nIn(5)
                .nOut(new DiscreteParameterSpace<>(1, 30))
                .activation(Activation.RELU)
                .build())
        .addLayer(
            new OutputLayerSpace.Builder()
                .nOut(1)
                .activation(Activation.IDENTITY)
                .iLossFunction(new QuadraticHingeLoss())
                .build())
        .numEpochs(1)
        .build();
  }

  @Test
  void networks_ofAMultiLayerSpace_endInAnOutcomeAndAreScored() {
    var trainer = new HingeTrainer(TrainingSpec.fullBatch().withBudget(Budget.ofSteps(3000)));
    var runner =
        new LocalRunner(
            2,
            new OptimizationConfiguration.Builder()
                .candidateGenerator(
                    new GridSearchCandidateGenerator(
                        space(), 2, GridSearchCandidateGenerator.Mode.Sequential, null))
                .dataSource(Data.class, new Properties())
                .scoreFunction(new JammingScore(JammingScore.Quantity.TRAIN_ERROR))
                .build(),
            new HingeTaskCreator(trainer, PATTERNS));
    Map<Integer, TrainingResult> results = new ConcurrentHashMap<>();
    Map<Integer, Double> scores = new ConcurrentHashMap<>();
    runner.addListeners(
        new BaseStatusListener() {
          @Override
          public void onCandidateStatusChange(
              CandidateInfo info, IOptimizationRunner of, OptimizationResult result) {
            if (result != null
                && result.getModelSpecificResults() instanceof TrainingResult training) {
              results.put(result.getIndex(), training);
              scores.put(result.getIndex(), result.getScore());
            }
          }
        });
    runner.execute();
    assertEquals(2, results.size());
    assertTrue(results.get(0).outcome() != Outcome.SAT, results.toString());
    assertEquals(Outcome.SAT, results.get(1).outcome());
    assertEquals(0.0, scores.get(1));
    assertEquals(
        (double) results.get(0).state().misclassified() / PATTERNS.size(), scores.get(0), 0.05);
  }

  @Test
  void score_ofANetwork_isThatOfItsStateOnAllData() {
    MultiLayerNetwork network = HingeNetworkSpec.relu(5, 3, 2, 1).build(1);
    double loss =
        new JammingScore(JammingScore.Quantity.LOSS).score(network, Data.class, new Properties());
    // quadratic hinge of a network of small outputs
    assertTrue(loss > 0.1 && loss < 2, "" + loss);
    double unsatisfied =
        new JammingScore(JammingScore.Quantity.UNSATISFIED).score(network, Data.class, null);
    assertTrue(unsatisfied > 20 && unsatisfied <= 60, "" + unsatisfied);
    assertEquals(
        (double) network.numParams(),
        new JammingScore(JammingScore.Quantity.PARAMETERS).score(network, Data.class, null));
    var seconds = new JammingScore(JammingScore.Quantity.SECONDS);
    assertThrows(IllegalArgumentException.class, () -> seconds.score(network, Data.class, null));
  }
}
