package org.jamming4j.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.jamming4j.jamming.JammingState;
import org.jamming4j.network.HiddenActivation;
import org.jamming4j.network.HingeNetworkSpec;
import org.jamming4j.network.Initialisation;
import org.jamming4j.training.StepWatch;
import org.jamming4j.training.TrainingSpec;
import org.junit.jupiter.api.Test;

class RunsUnderWayTest {
  private static final RunSpec SPEC =
      new RunSpec(
          RunStage.SINGLE,
          0,
          new HingeNetworkSpec(3, 4, 2, 1, HiddenActivation.RELU, Initialisation.ORTHOGONAL, 1),
          TrainingSpec.defaults(),
          100);

  private static JammingState state(int gaps, int unsatisfied) {
    return new JammingState(gaps, unsatisfied, 1, 0.25, 0.5, 0.9, 1.5);
  }

  @Test
  void run_asLongAsItIsMade_isThereWithItsLastState() {
    var runs = new RunsUnderWay();
    StepWatch one = runs.begun(SPEC);
    StepWatch other = runs.begun(SPEC.withIndex(1));
    RunsUnderWay.Run fresh = runs.now().get(0);
    assertTrue(Double.isNaN(fresh.loss()) && fresh.unsatisfied() == -1 && fresh.step() == 0);
    one.at(7, state(100, 31));
    other.at(9, state(20, 5));
    List<RunsUnderWay.Run> now = runs.now();
    assertEquals(List.of(7, 9), now.stream().map(RunsUnderWay.Run::step).toList());
    assertEquals(31, now.get(0).unsatisfied());
    assertEquals(0.25, now.get(0).loss());
    // of a sample of 20 a quarter
    assertEquals(25, now.get(1).unsatisfied());
    assertEquals(List.of(false, true), now.stream().map(RunsUnderWay.Run::sampled).toList());
    runs.ended(one);
    assertEquals(1, runs.now().size());
    assertEquals(1, runs.now().get(0).spec().index());
  }
}
