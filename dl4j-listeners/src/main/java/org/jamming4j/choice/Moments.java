package org.jamming4j.choice;

import java.util.stream.IntStream;

/** The moments among which it is chosen when to stop. */
final class Moments {
  /** Half as many steps again, about, from one moment to the next. */
  private static final double RATIO = Math.sqrt(2);

  private static final int FIRST = 10;

  private Moments() {}

  /** Steps from 10 to a number of them, log-spaced, that number among them. */
  static int[] upTo(int most) {
    return IntStream.concat(
            IntStream.iterate(0, i -> step(i) < most, i -> i + 1).map(Moments::step),
            IntStream.of(most))
        .toArray();
  }

  private static int step(int i) {
    return (int) Math.round(FIRST * Math.pow(RATIO, i));
  }
}
