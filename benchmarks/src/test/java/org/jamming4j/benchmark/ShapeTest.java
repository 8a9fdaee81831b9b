package org.jamming4j.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ShapeTest {
  @Test
  void flopPerStep_smallShape_isTheSumOverItsProductsByHand() {
    var shape = new Shape(10, 30, 5, 100);
    assertEquals(3930, shape.effectiveParameters());
    double forward = 100 * (2.0 * 10 * 30 + 4 * (2 * 30 * 30) + 2 * 30);
    double gradient = forward;
    double backward = 100 * (4 * (2.0 * 30 * 30) + 2 * 30);
    assertEquals(forward + gradient + backward, shape.flopPerStep());
    assertEquals(2_298_000, shape.flopPerStep());
  }

  @Test
  void parse_fourNumbers_isTheShape() {
    assertEquals(new Shape(784, 100, 2, 10_000), Shape.parse("784, 100,2,10000"));
  }
}
