package org.jamming4j.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jamming4j.data.Patterns;
import org.jamming4j.data.RandomPatterns;
import org.jamming4j.jamming.JammingState;
import org.jamming4j.network.HingeNetworkSpec;
import org.jamming4j.objective.ActiveSet;
import org.jamming4j.objective.HingeObjective;
import org.jamming4j.objective.PatternTiles;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

class LastLookTest {
  private static final HingeNetworkSpec SHAPE = HingeNetworkSpec.relu(4, 3, 2, 1);

  private final Patterns patterns = RandomPatterns.generate(30, 4, 1);
  private final INDArray parameters = SHAPE.build(1).params();

  @Test
  void stopped_whereALookIsCheap_looksAgain() throws InterruptedException {
    try (HingeObjective objective = objective()) {
      var look = new LastLook(Long.MAX_VALUE - 1);
      JammingState before = look.evaluateAll(objective, null);
      parameters.muli(2);
      JammingState stopped = look.atTheEnd(objective);
      assertEquals(objective.evaluateAll(null), stopped);
      assertTrue(before.loss() != stopped.loss());
    }
  }

  @Test
  void stopped_whereALookIsCostly_tellsTheLastOne() throws InterruptedException {
    try (HingeObjective objective = objective()) {
      var look = new LastLook(0);
      JammingState before = look.evaluateAll(objective, null);
      parameters.muli(2);
      assertSame(before, look.atTheEnd(objective));
      JammingState later = objective.evaluateAll(null);
      assertSame(later, look.saw(later));
      assertSame(later, look.atTheEnd(objective));
    }
  }

  @Test
  void stopped_beforeAnyLook_looksWhateverItTakes() throws InterruptedException {
    try (HingeObjective objective = objective()) {
      var look = new LastLook(0);
      assertTrue(look.isFirst());
      assertEquals(objective.evaluateAll(null), look.atTheEnd(objective));
      assertFalse(look.isFirst());
    }
  }

  private HingeObjective objective() throws InterruptedException {
    return new HingeObjective(SHAPE, new PatternTiles(patterns), parameters, ActiveSet.OFF, 1);
  }
}
