package org.jamming4j.listener;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.deeplearning4j.datasets.iterator.ExistingDataSetIterator;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.jamming4j.data.Patterns;
import org.jamming4j.data.RandomPatterns;
import org.jamming4j.network.QuadraticHingeLoss;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.api.iterator.DataSetIterator;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossBinaryXENT;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;

/** Small networks with data to train them on, as DL4J users build them. */
enum Task {
  HINGE(1, DataType.DOUBLE),
  WEIGHTED_HINGE(1, DataType.DOUBLE),
  /** With dropout and batch normalisation, which differ between training and prediction. */
  NOISY_HINGE(1, DataType.FLOAT),
  /** One-hot labels of three classes. */
  SOFTMAX(3, DataType.FLOAT),
  /** Labels 0 and 1. */
  SIGMOID(1, DataType.FLOAT);

  static final int PATTERNS = 12;
  static final int DIMENSION = 8;

  private final int outputs;
  private final DataType dataType;

  Task(int outputs, DataType dataType) {
    this.outputs = outputs;
    this.dataType = dataType;
  }

  boolean hasHingeLoss() {
    return this != SOFTMAX && this != SIGMOID;
  }

  Patterns patterns() {
    Patterns random = RandomPatterns.generate(PATTERNS, DIMENSION, 5);
    double[] x = random.features().data().asDouble();
    double[] weights =
        this == WEIGHTED_HINGE
            ? IntStream.range(0, PATTERNS).mapToDouble(mu -> 1 + mu % 3).toArray()
            : null;
    int classes = Math.max(2, outputs);
    return new Patterns(
        x,
        DIMENSION,
        IntStream.range(0, PATTERNS).map(mu -> mu % classes).toArray(),
        List.of("a", "b", "c").subList(0, classes),
        weights);
  }

  /** The data in the network's type, with labels as its loss takes them. */
  DataSet data() {
    DataSet data = patterns().toDataSet();
    data.setFeatures(data.getFeatures().castTo(dataType));
    INDArray labels = hasHingeLoss() ? data.getLabels() : data.getLabels().add(1).div(2);
    data.setLabels(labels.castTo(dataType));
    return data;
  }

  /** The data in batches of four patterns, which DL4J fetches ahead. */
  DataSetIterator batches() {
    DataSet data = data();
    List<DataSet> batches = new ArrayList<>();
    for (int first = 0; first < PATTERNS; first += 4) {
      var rows = NDArrayIndex.interval(first, Math.min(PATTERNS, first + 4));
      INDArray mask = data.getLabelsMaskArray();
      batches.add(
          new DataSet(
              data.getFeatures().get(rows).dup(),
              data.getLabels().get(rows).dup(),
              null,
              mask == null ? null : mask.get(rows).dup()));
    }
    return new ExistingDataSetIterator(batches) {
      @Override
      public boolean asyncSupported() {
        return true;
      }
    };
  }

  MultiLayerNetwork network(long seed) {
    var layers =
        new NeuralNetConfiguration.Builder()
            .seed(seed)
            .dataType(dataType)
            .updater(new Adam(0.05))
            .list()
            .layer(
                new DenseLayer.Builder()
                    .nIn(DIMENSION)
                    .nOut(16)
                    .activation(Activation.TANH)
                    .dropOut(this == NOISY_HINGE ? 0.9 : 0)
                    .build());
    if (this == NOISY_HINGE) {
      layers.layer(new BatchNormalization.Builder().nIn(16).nOut(16).build());
    }
    layers.layer(
        new OutputLayer.Builder(loss()).nIn(16).nOut(outputs).activation(activation()).build());
    var network = new MultiLayerNetwork(layers.build());
    network.init();
    return network;
  }

  private ILossFunction loss() {
    return switch (this) {
      case SOFTMAX -> new LossMCXENT();
      case SIGMOID -> new LossBinaryXENT();
      default -> new QuadraticHingeLoss();
    };
  }

  private Activation activation() {
    return switch (this) {
      case SOFTMAX -> Activation.SOFTMAX;
      case SIGMOID -> Activation.SIGMOID;
      default -> Activation.IDENTITY;
    };
  }

  /** The two kinds of network that DL4J has. */
  enum Kind {
    MULTI_LAYER {
      @Override
      Model build(Task task, long seed) {
        return task.network(seed);
      }
    },
    GRAPH {
      @Override
      Model build(Task task, long seed) {
        return task.network(seed).toComputationGraph();
      }
    };

    abstract Model build(Task task, long seed);
  }

  static void fit(Model model, DataSetIterator batches, int epochs, TrainingListener... listeners) {
    // dropout draws from the thread's generator
    Nd4j.getRandom().setSeed(3);
    model.addListeners(listeners);
    if (model instanceof MultiLayerNetwork network) {
      network.fit(batches, epochs);
    } else {
      ((ComputationGraph) model).fit(batches, epochs);
    }
  }

  static double[] parameters(Model model) {
    return model.params().dup().data().asDouble();
  }

  static int iterations(Model model) {
    return model instanceof MultiLayerNetwork network
        ? network.getIterationCount()
        : ((ComputationGraph) model).getIterationCount();
  }
}
