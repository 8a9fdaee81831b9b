package org.jamming4j.data;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Patterns that no network can fit, because a pattern of another class has exactly the same input.
 *
 * @param patterns how many patterns share their input with a pattern of another class
 * @param first number of one of them, from 0
 * @param second number of a pattern with the same input and another class, above first
 */
public record Contradictions(int patterns, int first, int second) {
  /**
   * The contradictions among the given patterns, or nothing if there is none. Inputs are the same
   * if every coordinate is; 0 and -0 are one number, for a network cannot tell them apart.
   */
  public static Optional<Contradictions> find(Patterns patterns) {
    int total = 0;
    Group example = null;
    for (Group group : groups(patterns).values()) {
      if (group.opposite >= 0) {
        total += group.size;
        example = example == null ? group : example;
      }
    }
    return example == null
        ? Optional.empty()
        : Optional.of(new Contradictions(total, example.first, example.opposite));
  }

  /**
   * How many of the given patterns share their input with a pattern of another class; 0 if none.
   */
  public static int count(Patterns patterns) {
    return find(patterns).map(Contradictions::patterns).orElse(0);
  }

  /**
   * The numbers of the patterns that share their input with none of another class, ascending: those
   * that a network can fit.
   */
  public static int[] withoutThem(Patterns patterns) {
    Map<PatternInput, Group> groups = groups(patterns);
    return IntStream.range(0, patterns.size())
        .filter(
            mu -> Objects.requireNonNull(groups.get(PatternInput.of(patterns, mu))).opposite < 0)
        .toArray();
  }

  private static Map<PatternInput, Group> groups(Patterns patterns) {
    Map<PatternInput, Group> groups = new LinkedHashMap<>();
    for (int mu = 0; mu < patterns.size(); mu++) {
      int number = mu;
      groups
          .computeIfAbsent(PatternInput.of(patterns, mu), input -> new Group(number))
          .add(patterns, mu);
    }
    return groups;
  }

  /** The patterns of one input. */
  private static final class Group {
    private final int first;
    private int opposite = -1;
    private int size;

    private Group(int first) {
      this.first = first;
    }

    private void add(Patterns patterns, int mu) {
      size++;
      if (opposite < 0 && patterns.classOf(mu) != patterns.classOf(first)) {
        opposite = mu;
      }
    }
  }
}
