package org.jamming4j.listener;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IterationsTest {
  private static List<Integer> due(Iterations iterations) {
    return IntStream.range(0, 40).filter(iterations.due()).boxed().toList();
  }

  @Test
  void chosen_inAnyOrder_areThoseAlone() {
    assertEquals(List.of(0, 7, 30), due(Iterations.of(30, 0, 7, 7)));
  }

  @Test
  void logSpaced_eachTime_beginsAnew() {
    Iterations iterations = Iterations.logSpaced(2);
    assertEquals(List.of(0, 1, 3, 10, 32), due(iterations));
    assertEquals(List.of(0, 1, 3, 10, 32), due(iterations));
  }

  @Test
  void iterations_ofNothing_areRefused() {
    assertThrows(IllegalArgumentException.class, () -> Iterations.logSpaced(0));
    assertThrows(IllegalArgumentException.class, () -> Iterations.of());
    var negative = assertThrows(IllegalArgumentException.class, () -> Iterations.of(3, -1));
    assertTrue(negative.getMessage().contains("[3, -1]"), negative.getMessage());
  }
}
