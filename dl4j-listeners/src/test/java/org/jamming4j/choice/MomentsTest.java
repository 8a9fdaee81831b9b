package org.jamming4j.choice;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MomentsTest {
  @Test
  void moments_upToAHundred_growByTheRootOfTwo() {
    assertArrayEquals(new int[] {10, 14, 20, 28, 40, 57, 80, 100}, Moments.upTo(100));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 9, 10, 11, 14, 2000, 1 << 20})
  void moments_upToAnyNumber_ascendAndEndThere(int most) {
    int[] moments = Moments.upTo(most);
    assertEquals(most, moments[moments.length - 1]);
    for (int i = 1; i < moments.length; i++) {
      assertTrue(moments[i] > moments[i - 1]);
    }
  }
}
