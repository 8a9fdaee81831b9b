package org.jamming4j.listener;

import static org.jamming4j.Tolerances.FLOAT32;
import static org.jamming4j.Tolerances.FLOAT64;
import static org.jamming4j.Tolerances.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.jamming4j.data.Patterns;
import org.jamming4j.jamming.JammingState;
import org.jamming4j.listener.Task.Kind;
import org.jamming4j.network.HingeNetworkSpec;
import org.jamming4j.network.Networks;
import org.jamming4j.training.Budget;
import org.jamming4j.training.HingeTrainer;
import org.jamming4j.training.TrainingResult;
import org.jamming4j.training.TrainingSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.dataset.DataSet;

class JammingListenerTest extends ListenerContract {
  @Override
  TrainingListener listener(DataSet monitored, OptionalDouble margin) {
    return new JammingListener(
        monitored, new JammingListener.Options(1000, margin, jammingRecord -> {}));
  }

  private static List<Integer> iterations(JammingListener listener) {
    return listener.records().stream().map(JammingRecord::iteration).toList();
  }

  /** y f of every gap, by a plain loop over DL4J's own output. */
  private static double[] signedOutputs(Model model, Task task) {
    Patterns patterns = task.patterns();
    var p = Networks.output(model, task.data().getFeatures());
    double[] signed = new double[patterns.size() * patterns.outputs()];
    for (int i = 0; i < signed.length; i++) {
      int mu = i / patterns.outputs();
      int c = i % patterns.outputs();
      double output = p.getDouble(mu, c);
      double f = task.hasHingeLoss() ? output : Math.log(output / (1 - output));
      signed[i] = patterns.label(mu, c) * f;
    }
    return signed;
  }

  private static void assertIs(double[] signed, Patterns patterns, JammingState state) {
    int unsatisfied = 0;
    int misclassified = 0;
    double loss = 0;
    double smallest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < signed.length; i++) {
      double gap = 1 - signed[i];
      smallest = Math.min(smallest, gap);
      if (gap > 0) {
        unsatisfied++;
        loss += patterns.weight(i / patterns.outputs()) * gap * gap / 2;
      }
      misclassified += gap >= 1 ? 1 : 0;
    }
    assertEquals(signed.length, state.gaps());
    assertEquals(unsatisfied, state.unsatisfied());
    assertEquals(misclassified, state.misclassified());
    assertClose(loss / patterns.size(), state.loss(), FLOAT32);
    assertClose(smallest, state.smallestGap(), FLOAT32);
  }

  @ParameterizedTest
  @MethodSource("tasks")
  void records_ofMinibatchTraining_areThePlainLoops(Kind kind, Task task) {
    Model model = kind.build(task, 7);
    List<double[]> expected = new ArrayList<>();
    var options =
        JammingListener.Options.defaults()
            .withConsumer(jammingRecord -> expected.add(signedOutputs(model, task)));
    var listener = new JammingListener(task.data(), options);
    Task.fit(model, task.batches(), 6, listener);
    assertEquals(List.of(0, 1, 2, 3, 4, 5, 6, 8, 10, 13, 16), iterations(listener));
    assertEquals(
        List.of(0, 0, 0, 1, 1, 1, 2, 2, 3, 4, 5),
        listener.records().stream().map(JammingRecord::epoch).toList());
    for (int i = 0; i < expected.size(); i++) {
      assertIs(expected.get(i), task.patterns(), listener.records().get(i).state());
    }
  }

  @Test
  void loss_ofWeightedPatterns_isDl4jsScore() {
    Task task = Task.WEIGHTED_HINGE;
    MultiLayerNetwork network = task.network(3);
    var listener = new JammingListener(task.data());
    network.setListeners(listener);
    network.fit(task.data());
    assertClose(network.score(task.data()), listener.records().get(0).state().loss(), FLOAT64);
  }

  @Test
  void records_resumedIterationCount_goOnAtTheUsualPoints() {
    MultiLayerNetwork network = Task.HINGE.network(1);
    network.setIterationCount(137);
    network.setEpochCount(9);
    var listener = new JammingListener(Task.HINGE.data());
    Task.fit(network, Task.HINGE.batches(), 10, listener);
    assertEquals(List.of(137, 158), iterations(listener));
    assertEquals(9, listener.records().get(0).epoch());
  }

  @Test
  void records_twoCallsOfFit_goOn() {
    MultiLayerNetwork network = Task.HINGE.network(1);
    var listener = new JammingListener(Task.HINGE.data());
    Task.fit(network, Task.HINGE.batches(), 1, listener);
    Task.fit(network, Task.HINGE.batches(), 1);
    assertEquals(List.of(0, 1, 2, 3, 4, 5), iterations(listener));
  }

  @Test
  void records_otherPointsPerDecade_areFewer() {
    var listener =
        new JammingListener(
            Task.HINGE.data(), JammingListener.Options.defaults().withPointsPerDecade(1));
    Task.fit(Task.HINGE.network(1), Task.HINGE.batches(), 5, listener);
    assertEquals(List.of(0, 1, 10), iterations(listener));
  }

  @Test
  void records_askedForInBetween_doNotChange() {
    MultiLayerNetwork network = Task.HINGE.network(1);
    var listener = new JammingListener(Task.HINGE.data());
    List<JammingRecord> early = listener.records();
    Task.fit(network, Task.HINGE.batches(), 1, listener);
    assertTrue(early.isEmpty());
    List<JammingRecord> later = listener.records();
    assertThrows(UnsupportedOperationException.class, later::clear);
  }

  @Test
  void margin_ofTheLossOrOfTheOptions_isUsed() {
    HingeNetworkSpec relu = HingeNetworkSpec.relu(Task.DIMENSION, 5, 1, 1);
    var spec =
        new HingeNetworkSpec(
            relu.inputs(), 5, 1, 1, relu.activation(), relu.initialisation(), 0.25);
    DataSet data = Task.HINGE.data();
    var own = new JammingListener(data);
    var set = new JammingListener(data, JammingListener.Options.defaults().withMargin(2));
    Task.fit(spec.build(1), Task.HINGE.batches(), 1, own, set);
    JammingState small = own.records().get(0).state();
    JammingState large = set.records().get(0).state();
    assertClose(1.75, large.smallestGap() - small.smallestGap(), FLOAT64);
    assertEquals(small.misclassified(), large.misclassified());
  }

  @Test
  void monitored_changedByItsOwner_isStillTheCopy() {
    DataSet data = Task.HINGE.data();
    var first = new JammingListener(data.copy());
    var second = new JammingListener(data);
    data.getFeatures().muli(100);
    data.getLabels().negi();
    Task.fit(Task.HINGE.network(1), Task.HINGE.batches(), 1, first, second);
    assertEquals(first.records(), second.records());
  }

  @Test
  void outputs_saturatedSoftmax_haveFiniteGaps() {
    MultiLayerNetwork network = Task.SOFTMAX.network(1);
    network.params().muli(1e6);
    var listener = new JammingListener(Task.SOFTMAX.data());
    listener.iterationDone(network, 0, 0);
    JammingState state = listener.records().get(0).state();
    assertTrue(Double.isFinite(state.loss()) && Double.isFinite(state.smallestGap()));
    assertTrue(state.misclassified() > 0);
  }

  @Test
  void outputs_notANumber_countAsMisclassified() {
    for (Task task : Task.values()) {
      MultiLayerNetwork network = task.network(1);
      network.params().assign(Double.NaN);
      var listener = new JammingListener(task.data());
      listener.iterationDone(network, 0, 0);
      JammingState state = listener.records().get(0).state();
      assertEquals(state.gaps(), state.misclassified());
      assertEquals(state.gaps(), state.unsatisfied());
    }
  }

  @Test
  void listener_underHingeTrainer_seesItsStates() throws InterruptedException {
    Patterns patterns = Task.WEIGHTED_HINGE.patterns();
    MultiLayerNetwork network = HingeNetworkSpec.relu(Task.DIMENSION, 5, 2, 1).build(4);
    var listener = new JammingListener(patterns.toDataSet());
    network.setListeners(listener);
    TrainingResult result =
        new HingeTrainer(TrainingSpec.defaults().withBudget(Budget.ofSteps(9)))
            .train(network, patterns);
    JammingRecord last = listener.records().get(listener.records().size() - 1);
    assertEquals(8, last.iteration());
    assertClose(result.state().loss(), last.state().loss(), FLOAT64);
    assertClose(result.state().q(), last.state().q(), FLOAT64);
    assertEquals(result.state().unsatisfied(), last.state().unsatisfied());
  }

  @Test
  void toString_ofARecord_isOneLine() {
    var state = new JammingState(200, 37, 4, 0.0012, 0.81, -2.5, 1.25);
    assertEquals(
        "iteration 100: N_Delta 37 of 200, misclassified 4, loss 1.200e-03, q 0.8100, smallest gap -2.500, largest 1.250",
        new JammingRecord(100, 3, state).toString());
  }

  @Test
  void options_outOfRange_areRefused() {
    DataSet data = Task.HINGE.data();
    var options = JammingListener.Options.defaults().withPointsPerDecade(0);
    var error =
        assertThrows(IllegalArgumentException.class, () -> new JammingListener(data, options));
    assertTrue(error.getMessage().startsWith("0 points per decade"));
  }
}
