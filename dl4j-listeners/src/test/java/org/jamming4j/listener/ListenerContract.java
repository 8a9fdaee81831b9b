package org.jamming4j.listener;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.jamming4j.listener.Task.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/** What every listener that monitors data keeps to. */
abstract class ListenerContract {
  /** A listener that looks at every iteration it can, with a margin of its own or none. */
  abstract TrainingListener listener(DataSet monitored, OptionalDouble margin);

  private TrainingListener listener(DataSet monitored) {
    return listener(monitored, OptionalDouble.empty());
  }

  static List<Arguments> tasks() {
    List<Arguments> all = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      for (Task task : Task.values()) {
        all.add(Arguments.of(kind, task));
      }
    }
    return all;
  }

  @ParameterizedTest
  @MethodSource("tasks")
  void training_listened_isTheSameToTheLastBit(Kind kind, Task task) {
    Model alone = kind.build(task, 1);
    Task.fit(alone, task.batches(), 4);
    Model listened = kind.build(task, 1);
    Task.fit(listened, task.batches(), 4, listener(task.data()));
    assertArrayEquals(Task.parameters(alone), Task.parameters(listened));
    assertEquals(12, Task.iterations(listened));
    assertEquals(alone.score(), listened.score());
  }

  @Test
  void iterationDone_betweenUpdates_keepsTheNetworksInputAndMask() {
    Task task = Task.WEIGHTED_HINGE;
    MultiLayerNetwork network = task.network(2);
    List<INDArray> seen = new ArrayList<>();
    var before = new Watcher(model -> seen.addAll(inputAndMask(network)));
    var after = new Watcher(model -> seen.addAll(inputAndMask(network)));
    Task.fit(network, task.batches(), 1, before, listener(task.data()), after);
    assertEquals(12, seen.size());
    for (int i = 0; i < 12; i += 4) {
      assertSame(seen.get(i), seen.get(i + 2));
      assertSame(seen.get(i + 1), seen.get(i + 3));
      assertTrue(seen.get(i + 1).length() == 4);
    }
  }

  private static List<INDArray> inputAndMask(MultiLayerNetwork network) {
    return List.of(network.input(), network.getOutputLayer().getMaskArray());
  }

  private static final class Watcher extends BaseTrainingListener {
    private final Consumer<Model> look;

    Watcher(Consumer<Model> look) {
      this.look = look;
    }

    @Override
    public void iterationDone(Model model, int iteration, int epoch) {
      look.accept(model);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.5, -2, Double.NaN})
  void monitored_otherLabels_areRefusedByNumber(double label) {
    DataSet data = Task.HINGE.data();
    data.getLabels().putScalar(3, 0, label);
    assertRefused(data, "Pattern 3 has the label " + label, "-1 and +1");
  }

  @Test
  void monitored_labelsOfBothKinds_areRefused() {
    DataSet data = Task.HINGE.data();
    data.getLabels().putScalar(2, 0, 0);
    assertRefused(data, "Pattern 2 has the label 0.0");
  }

  @Test
  void monitored_labelsOfASequence_areRefused() {
    assertRefused(new DataSet(Nd4j.ones(2, 3, 4), Nd4j.ones(2, 1, 4)), "must be a matrix");
  }

  @Test
  void monitored_featureMask_isRefused() {
    DataSet data = Task.HINGE.data();
    data.setFeaturesMaskArray(Nd4j.ones(Task.PATTERNS, 1));
    assertRefused(data, "mask of their features");
  }

  @Test
  void monitored_rowsMissing_areRefused() {
    assertRefused(
        new DataSet(Nd4j.ones(3, 2), Nd4j.ones(4, 1)), "3 rows of features and 4 of labels");
    assertRefused(new DataSet(), "no features or no labels");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void monitored_weightOutOfRange_isRefused(double weight) {
    DataSet data = Task.WEIGHTED_HINGE.data();
    data.getLabelsMaskArray().putScalar(4, 0, weight);
    assertRefused(data, "Monitored pattern 4 has weight " + weight);
  }

  @Test
  void monitored_maskOfSingleOutputs_isRefused() {
    DataSet data = Task.SOFTMAX.data();
    data.setLabelsMaskArray(Nd4j.ones(Task.PATTERNS, 3));
    assertRefused(data, "one number for each of the 12 patterns");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void margin_outOfRange_isRefused(double margin) {
    DataSet data = Task.HINGE.data();
    var error =
        assertThrows(
            IllegalArgumentException.class, () -> listener(data, OptionalDouble.of(margin)));
    assertTrue(error.getMessage().contains("Margin " + margin), error.getMessage());
  }

  @Test
  void iterationDone_otherNumberOfOutputs_saysBoth() {
    TrainingListener listener = listener(Task.SOFTMAX.data());
    MultiLayerNetwork network = Task.SIGMOID.network(1);
    var error =
        assertThrows(IllegalArgumentException.class, () -> listener.iterationDone(network, 0, 0));
    assertTrue(error.getMessage().contains("1 outputs"), error.getMessage());
    assertTrue(error.getMessage().contains("3 columns"), error.getMessage());
  }

  private void assertRefused(DataSet data, String... parts) {
    var error = assertThrows(IllegalArgumentException.class, () -> listener(data));
    for (String part : parts) {
      assertTrue(error.getMessage().contains(part), error.getMessage());
    }
    assertFalse(error.getMessage().contains("\n"));
  }
}
