package org.jamming4j.choice;

import java.util.List;
import java.util.stream.IntStream;
import org.jamming4j.data.Patterns;

/**
 * Some of the coordinates of patterns, as the inputs of a network.
 *
 * @param name for who reads of the choice
 * @param coordinates their numbers, at least one
 */
public record InputSet(String name, List<Integer> coordinates) {
  /**
   * Copies the numbers.
   *
   * @throws IllegalArgumentException if there is none
   */
  public InputSet {
    coordinates = List.copyOf(coordinates);
    if (coordinates.isEmpty()) {
      throw new IllegalArgumentException("The inputs '%s' are none.".formatted(name));
    }
  }

  /** All of d coordinates. */
  public static InputSet all(String name, int dimension) {
    return new InputSet(name, IntStream.range(0, dimension).boxed().toList());
  }

  /** Patterns with these coordinates alone. */
  Patterns of(Patterns patterns) {
    return coordinates.size() == patterns.dimension()
        ? patterns
        : patterns.coordinates(coordinates.stream().mapToInt(Integer::intValue).toArray());
  }

  /** These coordinates of one pattern, as a new array. */
  public double[] of(double[] pattern) {
    return coordinates.stream().mapToDouble(i -> pattern[i]).toArray();
  }
}
