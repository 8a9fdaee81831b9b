package org.jamming4j.data;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

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
    Map<Input, Group> groups = new LinkedHashMap<>();
    for (int mu = 0; mu < patterns.size(); mu++) {
      int number = mu;
      groups.computeIfAbsent(Input.of(patterns, mu), input -> new Group(number)).add(patterns, mu);
    }
    int total = 0;
    Group example = null;
    for (Group group : groups.values()) {
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

  /** The input of one pattern, compared by value without being copied. */
  private static final class Input {
    private final Patterns patterns;
    private final int mu;
    private final int hash;

    private Input(Patterns patterns, int mu, int hash) {
      this.patterns = patterns;
      this.mu = mu;
      this.hash = hash;
    }

    private static Input of(Patterns patterns, int mu) {
      int hash = 0;
      for (int i = 0; i < patterns.dimension(); i++) {
        hash = 31 * hash + Double.hashCode(patterns.input(mu, i) + 0.0); // -0.0 + 0.0 is 0.0
      }
      return new Input(patterns, mu, hash);
    }

    @Override
    public boolean equals(Object object) {
      if (!(object instanceof Input other) || hash != other.hash) {
        return false;
      }
      for (int i = 0; i < patterns.dimension(); i++) {
        if (patterns.input(mu, i) != other.patterns.input(other.mu, i)) {
          return false;
        }
      }
      return true;
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }
}
