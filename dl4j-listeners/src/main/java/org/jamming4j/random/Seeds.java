package org.jamming4j.random;

import java.util.Random;

/**
 * Seeds made of seeds, by the mixing of SplitMix64 (Steele, Lea and Flood, Fast splittable
 * pseudorandom number generators, OOPSLA 2014). A user's own seeds are neighbours, 1, 2, 3: drawn
 * from directly, generators would begin alike. Everything random in this project is drawn by a seed
 * from here.
 */
public final class Seeds {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private Seeds() {}

  /** What a seed is for: one seed gives unrelated numbers for each. */
  public enum Use {
    /** The initial weights of a network. */
    NETWORK(1),
    /** Random patterns. */
    PATTERNS(2),
    /** Which patterns are for training and which for testing. */
    SPLIT(3),
    /** Which patterns a step samples. */
    SAMPLES(4),
    /** The seed of one run among many. */
    RUN(5),
    /** Which patterns are in which fold. */
    FOLDS(6),
    /** What is added to gradients. */
    NOISE(7);

    /** Never changes, or old results can't be repeated. */
    private final int stream;

    Use(int stream) {
      this.stream = stream;
    }
  }

  /**
   * The seed for one place within what a seed is used for. It is a function of its arguments alone;
   * other arguments, neighbouring ones too, give unrelated seeds.
   *
   * @param seed the user's, or one made here
   * @param use what for
   * @param place any numbers that tell one place from another
   */
  public static long of(long seed, Use use, long... place) {
    long mixed = mix(mix(seed) ^ use.stream);
    for (long number : place) {
      mixed = mix(mixed ^ number);
    }
    return mixed;
  }

  /** A generator for one use of a seed; its numbers are the same bits on every machine. */
  public static Random random(long seed, Use use) {
    return new Random(of(seed, use));
  }

  /** One step of SplitMix64: a permutation of all longs that leaves no trace of their order. */
  public static long mix(long z) {
    long a = z + GOLDEN;
    a = (a ^ (a >>> 30)) * 0xBF58476D1CE4E5B9L;
    a = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
    return a ^ (a >>> 31);
  }
}
