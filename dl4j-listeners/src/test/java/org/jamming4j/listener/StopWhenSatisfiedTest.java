package org.jamming4j.listener;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.OptionalDouble;
import org.deeplearning4j.datasets.iterator.ExistingDataSetIterator;
import org.deeplearning4j.earlystopping.EarlyStoppingConfiguration;
import org.deeplearning4j.earlystopping.EarlyStoppingResult;
import org.deeplearning4j.earlystopping.EarlyStoppingResult.TerminationReason;
import org.deeplearning4j.earlystopping.scorecalc.DataSetLossCalculator;
import org.deeplearning4j.earlystopping.termination.MaxEpochsTerminationCondition;
import org.deeplearning4j.earlystopping.trainer.EarlyStoppingGraphTrainer;
import org.deeplearning4j.earlystopping.trainer.EarlyStoppingTrainer;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.jamming4j.jamming.JammingState;
import org.jamming4j.listener.StopWhenSatisfied.Criterion;
import org.jamming4j.listener.StopWhenSatisfied.Options;
import org.jamming4j.listener.Task.Kind;
import org.jamming4j.network.HingeNetworkSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.api.iterator.DataSetIterator;
import org.nd4j.linalg.factory.Nd4j;

class StopWhenSatisfiedTest extends ListenerContract {
  private static final int EPOCHS = 300;

  @Override
  TrainingListener listener(DataSet monitored, OptionalDouble margin) {
    return new StopWhenSatisfied(monitored, new Options(Criterion.SATISFIED, 1, margin));
  }

  private static JammingState stateOf(Model model, Task task) {
    var listener = new JammingListener(task.data());
    listener.iterationDone(model, 0, 0);
    return listener.records().get(0).state();
  }

  @ParameterizedTest
  @MethodSource("tasks")
  void fit_untilSatisfied_keepsTheSatisfiedNetwork(Kind kind, Task task) {
    Model model = kind.build(task, 1);
    var stop = new StopWhenSatisfied(task.data());
    Task.fit(model, stop.until(task.batches()), EPOCHS, stop);
    assertTrue(stop.satisfied());
    JammingRecord found = stop.satisfiedAt().orElseThrow();
    assertTrue(found.iteration() > 0 && found.iteration() < 3 * EPOCHS - 1);
    assertEquals(found.iteration() + 1, Task.iterations(model));
    assertEquals(found.state(), stateOf(model, task));
    assertEquals(0, found.state().unsatisfied());
  }

  /** The output is 8 - 6 in float32, where 10^8 + 5 is rounded, and 5 - 6 in float64. */
  @Test
  void separationInFloat32_thatFloat64DoesNotConfirm_isNone() {
    MultiLayerNetwork network =
        HingeNetworkSpec.relu(1, 1, 2, 1).build(1).convertDataType(DataType.FLOAT);
    network.setParams(Nd4j.createFromArray(1e8f, 5, 1, -1e8f, 1, -6).reshape(1, -1));
    var data = new DataSet(Nd4j.ones(DataType.FLOAT, 1, 1), Nd4j.ones(DataType.FLOAT, 1, 1));
    assertEquals(2, network.output(data.getFeatures()).getDouble(0));
    var listener =
        new StopWhenSatisfied(data, Options.defaults().withCriterion(Criterion.SEPARATED));
    listener.iterationDone(network, 1, 0);
    assertFalse(listener.satisfied());
    // one that float64 confirms
    network.setParams(Nd4j.createFromArray(1e8f, 5, 1, -1e8f, 1, -4).reshape(1, -1));
    listener.iterationDone(network, 2, 0);
    assertEquals(2, listener.satisfiedAt().orElseThrow().iteration());
  }

  @Test
  void fit_stoppedEarly_isTheSameUpToThere() {
    MultiLayerNetwork stopped = Task.HINGE.network(1);
    var stop = new StopWhenSatisfied(Task.HINGE.data());
    Task.fit(stopped, stop.until(Task.HINGE.batches()), EPOCHS, stop);
    MultiLayerNetwork other = Task.HINGE.network(1);
    DataSetIterator batches = Task.HINGE.batches();
    for (int i = 0; i < stopped.getIterationCount(); i++) {
      if (!batches.hasNext()) {
        batches.reset();
      }
      other.fit(batches.next());
    }
    assertArrayEquals(Task.parameters(other), Task.parameters(stopped));
  }

  @Test
  void fit_againOnceSatisfied_trainsNoMore() {
    MultiLayerNetwork network = Task.HINGE.network(1);
    var stop = new StopWhenSatisfied(Task.HINGE.data());
    DataSetIterator batches = stop.until(Task.HINGE.batches());
    Task.fit(network, batches, EPOCHS, stop);
    double[] before = Task.parameters(network);
    network.fit(batches, 2);
    assertArrayEquals(before, Task.parameters(network));
    assertEquals(EPOCHS + 2, network.getEpochCount());
  }

  @Test
  void fit_neverSatisfied_usesAllEpochs() {
    DataSet data = Task.HINGE.data();
    // equal patterns of both labels
    data.getFeatures().assign(1);
    MultiLayerNetwork network = Task.HINGE.network(1);
    var stop = new StopWhenSatisfied(data);
    Task.fit(network, stop.until(Task.HINGE.batches()), 5, stop);
    assertFalse(stop.satisfied());
    assertTrue(stop.satisfiedAt().isEmpty());
    assertEquals(15, network.getIterationCount());
  }

  @Test
  void until_iteratorThatIsFetchedAhead_isNotAnyMore() {
    DataSetIterator batches = Task.HINGE.batches();
    assertTrue(batches.asyncSupported());
    var stop = new StopWhenSatisfied(Task.HINGE.data());
    DataSetIterator wrapped = stop.until(batches);
    assertFalse(wrapped.asyncSupported());
    assertTrue(wrapped.resetSupported());
    assertEquals(4, wrapped.next().numExamples());
    wrapped.next();
    wrapped.next();
    assertFalse(wrapped.hasNext());
    wrapped.reset();
    assertTrue(wrapped.hasNext());
  }

  @Test
  void criterion_separated_holdsBeforeSatisfied() {
    MultiLayerNetwork network = Task.HINGE.network(1);
    var separated =
        new StopWhenSatisfied(
            Task.HINGE.data(), Options.defaults().withCriterion(Criterion.SEPARATED));
    var satisfied = new StopWhenSatisfied(Task.HINGE.data());
    Task.fit(network, satisfied.until(Task.HINGE.batches()), EPOCHS, separated, satisfied);
    JammingRecord first = separated.satisfiedAt().orElseThrow();
    assertTrue(first.state().separated() && first.state().unsatisfied() > 0);
    assertTrue(first.iteration() < satisfied.satisfiedAt().orElseThrow().iteration());
  }

  @Test
  void everyIterations_seven_looksAtMultiplesOnly() {
    MultiLayerNetwork network = Task.HINGE.network(1);
    var stop = new StopWhenSatisfied(Task.HINGE.data(), Options.defaults().withEveryIterations(7));
    Task.fit(network, stop.until(Task.HINGE.batches()), EPOCHS, stop);
    assertEquals(0, network.getIterationCount() % 7);
    assertTrue(stop.satisfied());
  }

  @Test
  void margin_larger_isReachedLater() {
    MultiLayerNetwork network = Task.HINGE.network(1);
    var small = new StopWhenSatisfied(Task.HINGE.data(), Options.defaults().withMargin(0.25));
    var own = new StopWhenSatisfied(Task.HINGE.data());
    Task.fit(network, own.until(Task.HINGE.batches()), EPOCHS, small, own);
    assertTrue(
        small.satisfiedAt().orElseThrow().iteration()
            < own.satisfiedAt().orElseThrow().iteration());
  }

  @Test
  void everyIterations_belowOne_isRefused() {
    var error =
        assertThrows(
            IllegalArgumentException.class, () -> Options.defaults().withEveryIterations(0));
    assertTrue(error.getMessage().contains("every 0 iterations"));
  }

  private static <T extends Model> EarlyStoppingConfiguration.Builder<T> earlyStopping() {
    return new EarlyStoppingConfiguration.Builder<T>()
        .scoreCalculator(new DataSetLossCalculator(Task.HINGE.batches(), true));
  }

  @Test
  void earlyStopping_iterationCondition_stopsAtTheIteration() {
    MultiLayerNetwork network = Task.HINGE.network(1);
    var stop = new StopWhenSatisfied(Task.HINGE.data());
    network.setListeners(stop);
    var configuration =
        StopWhenSatisfiedTest.<MultiLayerNetwork>earlyStopping()
            .epochTerminationConditions(new MaxEpochsTerminationCondition(EPOCHS))
            .iterationTerminationConditions(stop.asIterationTermination())
            .build();
    EarlyStoppingResult<MultiLayerNetwork> result =
        new EarlyStoppingTrainer(configuration, network, Task.HINGE.batches()).fit();
    assertEquals(TerminationReason.IterationTerminationCondition, result.getTerminationReason());
    assertEquals("StopWhenSatisfied(SATISFIED)", result.getTerminationDetails());
    assertEquals(stop.satisfiedAt().orElseThrow().iteration() + 1, network.getIterationCount());
    assertTrue(stateOf(network, Task.HINGE).satisfied());
  }

  @Test
  void earlyStopping_satisfiedWithinTheFirstEpoch_waitsForItsEnd() {
    MultiLayerNetwork network = Task.HINGE.network(1);
    var stop = new StopWhenSatisfied(Task.HINGE.data());
    network.setListeners(stop);
    var configuration =
        StopWhenSatisfiedTest.<MultiLayerNetwork>earlyStopping()
            .epochTerminationConditions(new MaxEpochsTerminationCondition(3))
            .iterationTerminationConditions(stop.asIterationTermination())
            .build();
    var longEpoch = new ExistingDataSetIterator(Collections.nCopies(EPOCHS, Task.HINGE.data()));
    EarlyStoppingResult<MultiLayerNetwork> result =
        new EarlyStoppingTrainer(configuration, network, longEpoch).fit();
    assertTrue(stop.satisfiedAt().orElseThrow().iteration() < EPOCHS - 1);
    assertEquals(TerminationReason.IterationTerminationCondition, result.getTerminationReason());
    assertEquals(EPOCHS + 1, network.getIterationCount());
  }

  @Test
  void earlyStopping_epochConditionOfUntil_returnsTheSatisfiedNetwork() {
    MultiLayerNetwork network = Task.HINGE.network(1);
    var stop = new StopWhenSatisfied(Task.HINGE.data());
    network.setListeners(stop);
    var configuration =
        StopWhenSatisfiedTest.<MultiLayerNetwork>earlyStopping()
            .epochTerminationConditions(
                stop.asEpochTermination(), new MaxEpochsTerminationCondition(EPOCHS))
            .build();
    EarlyStoppingResult<MultiLayerNetwork> result =
        new EarlyStoppingTrainer(configuration, network, stop.until(Task.HINGE.batches())).fit();
    assertEquals(TerminationReason.EpochTerminationCondition, result.getTerminationReason());
    assertEquals(stop.satisfiedAt().orElseThrow().iteration() + 1, network.getIterationCount());
    assertArrayEquals(Task.parameters(network), Task.parameters(result.getBestModel()));
    assertTrue(stateOf(result.getBestModel(), Task.HINGE).satisfied());
  }

  @Test
  void earlyStopping_graph_stopsToo() {
    ComputationGraph graph = Task.HINGE.network(1).toComputationGraph();
    var stop = new StopWhenSatisfied(Task.HINGE.data());
    graph.setListeners(stop);
    var configuration =
        StopWhenSatisfiedTest.<ComputationGraph>earlyStopping()
            .epochTerminationConditions(
                stop.asEpochTermination(), new MaxEpochsTerminationCondition(EPOCHS))
            .build();
    var result = new EarlyStoppingGraphTrainer(configuration, graph, Task.HINGE.batches()).fit();
    assertEquals(TerminationReason.EpochTerminationCondition, result.getTerminationReason());
    assertTrue(stop.satisfied());
    assertTrue(graph.getIterationCount() - stop.satisfiedAt().orElseThrow().iteration() <= 3);
  }

  @Test
  void earlyStopping_neverSatisfied_isEndedByOthers() {
    DataSet data = Task.HINGE.data();
    data.getFeatures().assign(1);
    MultiLayerNetwork network = Task.HINGE.network(1);
    var stop = new StopWhenSatisfied(data);
    network.setListeners(stop);
    var configuration =
        StopWhenSatisfiedTest.<MultiLayerNetwork>earlyStopping()
            .epochTerminationConditions(
                stop.asEpochTermination(), new MaxEpochsTerminationCondition(4))
            .iterationTerminationConditions(stop.asIterationTermination())
            .build();
    var result = new EarlyStoppingTrainer(configuration, network, Task.HINGE.batches()).fit();
    assertEquals(4, result.getTotalEpochs());
    assertFalse(stop.satisfied());
  }
}
