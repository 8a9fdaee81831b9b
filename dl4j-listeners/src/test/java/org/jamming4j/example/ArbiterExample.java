package org.jamming4j.example;

// README begin
import java.util.Properties;
import org.deeplearning4j.arbiter.MultiLayerSpace;
import org.deeplearning4j.arbiter.layers.DenseLayerSpace;
import org.deeplearning4j.arbiter.layers.OutputLayerSpace;
import org.deeplearning4j.arbiter.optimize.api.data.DataSource;
import org.deeplearning4j.arbiter.optimize.config.OptimizationConfiguration;
import org.deeplearning4j.arbiter.optimize.generator.GridSearchCandidateGenerator;
import org.deeplearning4j.arbiter.optimize.parameter.discrete.DiscreteParameterSpace;
import org.deeplearning4j.arbiter.task.MultiLayerNetworkTaskCreator;
import org.deeplearning4j.datasets.iterator.ExistingDataSetIterator;
import org.jamming4j.data.RandomPatterns;
import org.jamming4j.sweep.arbiter.JammingScore;
import org.jamming4j.sweep.arbiter.JammingTaskListener;
import org.jamming4j.sweep.arbiter.LocalRunner;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

public class ArbiterExample {
  /** Your data. */
  public static class Data implements DataSource {
    static DataSet all() {
      DataSet data = RandomPatterns.generate(60, 10, 1).toDataSet();
      data.setLabels(data.getLabels().gt(0).castTo(data.getLabels().dataType()));
      return data;
    }

    @Override
    public void configure(Properties properties) {}

    @Override
    public Object trainData() {
      return new ExistingDataSetIterator(all().batchBy(20));
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

  public static void main(String[] args) {
    // your network, with a sigmoid and cross entropy here, of several widths
    var widths = new DiscreteParameterSpace<>(2, 4, 8, 16);
    var space =
        new MultiLayerSpace.Builder()
            .seed(1)
            .updater(new Adam(1e-2))
            .addLayer(
                new DenseLayerSpace.Builder()
                    .nIn(10)
                    .nOut(widths)
                    .activation(Activation.RELU)
                    .build())
            .addLayer(
                new OutputLayerSpace.Builder()
                    .nOut(1)
                    .activation(Activation.SIGMOID)
                    .lossFunction(LossFunction.XENT)
                    .build())
            .numEpochs(300)
            .build();

    var jamming = new JammingTaskListener(Data.all());
    var tasks = new MultiLayerNetworkTaskCreator(null);
    tasks.setTaskListener(jamming);
    var configuration =
        new OptimizationConfiguration.Builder()
            .candidateGenerator(
                new GridSearchCandidateGenerator(
                    space, 4, GridSearchCandidateGenerator.Mode.Sequential, null))
            .dataSource(Data.class, new Properties())
            .scoreFunction(new JammingScore(JammingScore.Quantity.TRAIN_ERROR))
            .build();

    var runner = new LocalRunner(2, configuration, tasks);
    runner.execute();
    jamming
        .states()
        .forEach(
            (candidate, state) ->
                System.out.printf(
                    "candidate %d %s: %d of %d misclassified%n",
                    candidate,
                    state.separated() ? "fits" : "is jammed, or not done",
                    state.misclassified(),
                    state.gaps()));
    System.out.println("least training error: " + runner.bestScore());
  }
}
// README end
