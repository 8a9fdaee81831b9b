package org.jamming4j.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jamming4j.data.Patterns;
import org.jamming4j.data.RandomPatterns;
import org.jamming4j.data.Split;
import org.jamming4j.ensemble.ClassificationError;
import org.jamming4j.jamming.Outcome;
import org.jamming4j.network.HingeNetworkSpec;
import org.jamming4j.training.Budget;
import org.jamming4j.training.Optimiser;
import org.jamming4j.training.TrainingSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunMakerTest {
  private static final RunSpec SPEC =
      new RunSpec(
          RunStage.SINGLE, 2, HingeNetworkSpec.relu(5, 6, 2, 1), TrainingSpec.defaults(), 40);

  @Test
  void run_againOnMoreThreads_isTheSame() throws InterruptedException {
    var maker = new RunMaker(PatternSource.random(5), 3);
    RunRecord run = maker.make(SPEC, 1);
    RunRecord again = maker.make(SPEC, 2);
    assertEquals(Outcome.SAT, run.outcome());
    assertEquals(run.result().state(), again.result().state());
    assertEquals(run.training(), again.training());
    assertEquals(SPEC.seed(3), run.seed());
    assertNotEquals(SPEC.seed(4), run.seed());
  }

  @ParameterizedTest
  @CsvSource({"3, 1", "8, 1", "3, 3"})
  void trainError_ofARun_isThatOfItsNetwork(int width, int outputs) throws InterruptedException {
    double[] inputs = RandomPatterns.generate(60, 5, 1).features().data().asDouble();
    int[] classes = IntStream.range(0, 60).map(i -> i * i % 7 % Math.max(2, outputs)).toArray();
    List<String> names = IntStream.range(0, Math.max(2, outputs)).mapToObj(c -> "c" + c).toList();
    var patterns = new Patterns(inputs, 5, classes, names);
    var spec =
        new RunSpec(
            RunStage.SINGLE,
            0,
            HingeNetworkSpec.relu(5, width, 2, outputs),
            TrainingSpec.fullBatch().withBudget(Budget.ofSteps(300)),
            60);
    RunMaker.Made made =
        new RunMaker(PatternSource.fixed(new Split(patterns, Optional.empty())), 3)
            .made(spec, 1, (network, data, trainer) -> trainer.train(network, data));
    assertEquals(ClassificationError.of(made.network(), patterns), made.record().trainError());
  }

  @Test
  void run_interruptedInTraining_isRecordedAsCancelledWithItsState() throws InterruptedException {
    var maker = new RunMaker(PatternSource.random(5), 3);
    // too small to fit
    var spec =
        new RunSpec(
            RunStage.SINGLE,
            0,
            HingeNetworkSpec.relu(5, 1, 1, 1),
            TrainingSpec.fullBatch()
                .withOptimiser(new Optimiser.Adam(1e-9))
                .withBudget(Budget.ofSteps(Integer.MAX_VALUE)),
            2000);
    Thread trains = Thread.currentThread();
    var interrupter =
        new Thread(
            () -> {
              while (Arrays.stream(trains.getStackTrace())
                  .noneMatch(at -> at.toString().contains("FusedTraining.evaluate"))) {
                Thread.onSpinWait();
              }
              trains.interrupt();
            });
    interrupter.start();
    var e = assertThrows(RunCancelledException.class, () -> maker.make(spec, 1));
    interrupter.join();
    assertFalse(Thread.interrupted());
    RunRecord run = e.run();
    assertTrue(run.cancelled());
    assertEquals(Outcome.UNDECIDED, run.outcome());
    assertEquals(2000, run.result().state().gaps());
    assertTrue(run.result().state().loss() > 0, run.toString());
    assertEquals(run, RunRecord.fromJson(run.toJson()));
    assertEquals(spec, run.asSpec());
  }

  @Test
  void run_interruptedBefore_isNotMade() {
    var maker =
        new RunMaker(
            (count, seed) -> {
              Thread.currentThread().interrupt();
              return PatternSource.random(5).of(count, seed);
            },
            3);
    var e = assertThrows(InterruptedException.class, () -> maker.make(SPEC, 1));
    assertFalse(e instanceof RunCancelledException);
    assertFalse(Thread.interrupted());
  }

  @Test
  void nestedSource_ofMorePatterns_containsTheFewer() {
    var data = new Split(RandomPatterns.generate(20, 3, 1), Optional.empty());
    PatternSource nested = PatternSource.nested(data);
    var few = nested.of(5, 1).training();
    var more = nested.of(12, 2).training();
    assertEquals(few.hash(), more.subset(new int[] {0, 1, 2, 3, 4}).hash());
    var e = assertThrows(IllegalArgumentException.class, () -> nested.of(21, 1));
    assertTrue(e.getMessage().contains("21") && e.getMessage().contains("20"), e.getMessage());
  }

  @Test
  void spec_writtenAndReadAgain_isTheSame() throws Exception {
    var bytes = new ByteArrayOutputStream();
    try (var out = new ObjectOutputStream(bytes)) {
      out.writeObject(SPEC);
    }
    try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertEquals(SPEC, in.readObject());
    }
  }
}
