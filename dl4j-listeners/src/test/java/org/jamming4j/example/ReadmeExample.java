package org.jamming4j.example;

// README begin
import org.deeplearning4j.datasets.iterator.ExistingDataSetIterator;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jamming4j.data.RandomPatterns;
import org.jamming4j.listener.JammingListener;
import org.jamming4j.listener.StopWhenSatisfied;
import org.jamming4j.network.QuadraticHingeLoss;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.learning.config.Adam;

public class ReadmeExample {
  public static void main(String[] args) {
    // any DataSet will do; its labels are -1 and +1, or 0 and 1, or one-hot
    DataSet data = RandomPatterns.generate(40, 10, 1).toDataSet();

    var configuration =
        new NeuralNetConfiguration.Builder()
            .seed(1)
            .dataType(DataType.DOUBLE)
            .updater(new Adam(1e-2))
            .list()
            .layer(new DenseLayer.Builder().nIn(10).nOut(20).activation(Activation.RELU).build())
            .layer(new DenseLayer.Builder().nIn(20).nOut(20).activation(Activation.RELU).build())
            .layer(
                new OutputLayer.Builder(new QuadraticHingeLoss())
                    .nIn(20)
                    .nOut(1)
                    .activation(Activation.IDENTITY)
                    .build())
            .build();
    var network = new MultiLayerNetwork(configuration);
    network.init();

    var jamming = new JammingListener(data);
    var stop = new StopWhenSatisfied(data);
    network.setListeners(jamming, stop);

    var batches = new ExistingDataSetIterator(data.batchBy(20));
    network.fit(stop.until(batches), 500);

    jamming.records().forEach(System.out::println);
    System.out.println(
        stop.satisfiedAt().map(r -> "Satisfied at " + r).orElse("Not satisfied in 500 epochs"));
  }
}
// README end
