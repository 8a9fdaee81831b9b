package org.jamming4j.choice;

import java.io.Serializable;
import java.util.List;
import org.jamming4j.data.Patterns;

/**
 * The inputs of a network: some of the coordinates of patterns, each multiplied by a factor.
 *
 * @param coordinates their numbers, at least one
 * @param factors as many
 */
public record NetworkInputs(List<Integer> coordinates, List<Double> factors)
    implements Serializable {
  /** Copies both. */
  public NetworkInputs {
    coordinates = List.copyOf(coordinates);
    factors = List.copyOf(factors);
  }

  /** How many there are. */
  int size() {
    return coordinates.size();
  }

  /** Patterns with these inputs as their coordinates. */
  Patterns of(Patterns patterns) {
    return patterns.coordinates(
        coordinates.stream().mapToInt(Integer::intValue).toArray(),
        factors.stream().mapToDouble(Double::doubleValue).toArray());
  }

  /** The inputs of one pattern, as a new array. */
  public double[] of(double[] pattern) {
    double[] inputs = new double[coordinates.size()];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = factors.get(i) * pattern[coordinates.get(i)];
    }
    return inputs;
  }
}
