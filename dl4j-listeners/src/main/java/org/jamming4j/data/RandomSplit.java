package org.jamming4j.data;

import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import org.jamming4j.random.Seeds;

/** Draws patterns to train on and patterns to test on from a data set, at random. */
final class RandomSplit {
  private RandomSplit() {}

  /**
   * What a split draws from.
   *
   * @param name as a message would call it, such as "MNIST"
   * @param size number of patterns it holds
   * @param classOf class of each pattern
   * @param subset the patterns of the given numbers
   * @param remedy what to do about asking for too many, such as "ask for fewer with --patterns"
   */
  record Source(
      String name,
      int size,
      IntUnaryOperator classOf,
      Function<int[], Patterns> subset,
      String remedy) {}

  /**
   * The first numbers of a random permutation are training patterns, those that follow are test
   * patterns; the seed alone decides the permutation.
   *
   * @param source what to draw from
   * @param patterns number of training patterns, from 2 to the source's size
   * @param testPatterns number of test patterns, at least 0; fewer if fewer are left
   * @param seed of the permutation
   * @throws IllegalArgumentException if a number is out of its range, or the training patterns are
   *     all of one class
   */
  static Split of(Source source, int patterns, int testPatterns, long seed) {
    if (patterns < 2) {
      throw new IllegalArgumentException(
          patterns + " patterns asked for; ask for at least 2 with --patterns.");
    }
    if (patterns > source.size()) {
      throw new IllegalArgumentException(
          "%d patterns asked for, but %s holds %d; %s."
              .formatted(patterns, source.name(), source.size(), source.remedy()));
    }
    if (testPatterns < 0) {
      throw new IllegalArgumentException(
          testPatterns + " test patterns asked for; ask for 0 or more.");
    }
    int[] order = permutation(source.size(), seed);
    int end = patterns + Math.min(testPatterns, source.size() - patterns);
    int[] training = Arrays.copyOf(order, patterns);
    if (Arrays.stream(training).map(source.classOf()).distinct().count() < 2) {
      throw new IllegalArgumentException(
          "All of the %d training patterns drawn from %s are of one class; ask for more with --patterns, or take another --seed."
              .formatted(patterns, source.name()));
    }
    int[] test = Arrays.copyOfRange(order, patterns, end);
    return new Split(
        source.subset().apply(training),
        test.length == 0 ? Optional.empty() : Optional.of(source.subset().apply(test)));
  }

  /** Fisher and Yates's shuffle of 0 .. size - 1. */
  private static int[] permutation(int size, long seed) {
    Random random = Seeds.random(seed, Seeds.Use.SPLIT);
    int[] order = new int[size];
    for (int i = 0; i < size; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }
}
