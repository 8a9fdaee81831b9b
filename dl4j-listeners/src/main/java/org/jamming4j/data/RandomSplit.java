package org.jamming4j.data;

import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import org.jamming4j.random.Seeds;

/**
 * Which patterns of a data set are to be trained on and which are to be tested on, drawn at random.
 */
public final class RandomSplit {
  private final int[] training;
  private final int[] test;

  private RandomSplit(int[] training, int[] test) {
    this.training = training;
    this.test = test;
  }

  /**
   * What a split draws from.
   *
   * @param name as a message would call it, such as "MNIST"
   * @param size number of patterns it holds
   * @param classOf class of each pattern
   * @param remedy what to do about asking for too many, such as "ask for fewer with --patterns"
   */
  public record Source(String name, int size, IntUnaryOperator classOf, String remedy) {}

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
  public static RandomSplit draw(Source source, int patterns, int testPatterns, long seed) {
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
    return new RandomSplit(training, Arrays.copyOfRange(order, patterns, end));
  }

  /**
   * The numbers of the training patterns, from 0, in the order in which they were drawn; a copy.
   */
  public int[] training() {
    return training.clone();
  }

  /** The numbers of the test patterns, from 0, in the order in which they were drawn; a copy. */
  public int[] test() {
    return test.clone();
  }

  /**
   * The patterns themselves.
   *
   * @param subset the patterns of the given numbers; asked for the training patterns first
   */
  public Split of(Function<int[], Patterns> subset) {
    return new Split(
        subset.apply(training()),
        test.length == 0 ? Optional.empty() : Optional.of(subset.apply(test())));
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
