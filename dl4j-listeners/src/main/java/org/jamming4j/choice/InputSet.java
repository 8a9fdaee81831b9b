package org.jamming4j.choice;

import java.util.Collections;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jamming4j.data.Patterns;

/**
 * A way to make a network's inputs of some of the coordinates of patterns.
 *
 * @param name for who reads of the choice
 * @param coordinates their numbers, at least one
 * @param weighed whether each is multiplied by the root of how much it tells of the class, on the
 *     patterns that are trained on, and left out if that is nothing; their mean square is 1
 */
public record InputSet(String name, List<Integer> coordinates, boolean weighed) {
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

  /** Coordinates as they are. */
  public static InputSet of(String name, List<Integer> coordinates) {
    return new InputSet(name, coordinates, false);
  }

  /** All of d coordinates as they are. */
  public static InputSet all(String name, int dimension) {
    return of(name, IntStream.range(0, dimension).boxed().toList());
  }

  /** The same coordinates, weighed. */
  public InputSet weighedByRelevance() {
    return new InputSet(name + ", weighed", coordinates, true);
  }

  /** Patterns with the inputs that they give. */
  Patterns of(Patterns patterns) {
    return fit(patterns).of(patterns);
  }

  /**
   * The inputs for networks that are trained on some patterns. If no coordinate tells anything by
   * itself, all are taken as they are.
   *
   * @param training with all coordinates
   */
  NetworkInputs fit(Patterns training) {
    var plain = new NetworkInputs(coordinates, Collections.nCopies(coordinates.size(), 1.0));
    if (!weighed) {
      return plain;
    }
    double[] relevance = Relevance.of(plain.of(training));
    int[] telling = IntStream.range(0, relevance.length).filter(i -> relevance[i] > 0).toArray();
    if (telling.length == 0) {
      return plain;
    }
    double mean = IntStream.of(telling).mapToDouble(i -> relevance[i]).average().orElseThrow();
    DoubleStream factors = IntStream.of(telling).mapToDouble(i -> Math.sqrt(relevance[i] / mean));
    return new NetworkInputs(
        IntStream.of(telling).mapToObj(coordinates::get).toList(), factors.boxed().toList());
  }
}
