package org.jamming4j.training;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jamming4j.network.ParameterLayout;

/**
 * The remedy for a layer that tells a {@link CollapsedGroup} no longer apart: of its units, the one
 * that contributes least to the next layer becomes the mirror image of one that is on for most
 * patterns, but off for the group: relu(-z) in place of relu(z). It is then on for the group and
 * for the few patterns that its image is off for, and leaves the others alone. Its outgoing weights
 * become zero, so that nothing but its small contribution is lost; gradients pass it, and separate
 * the group.
 */
final class DeadLayerLift {
  /** Attempts that take as many units. */
  private static final int AS_MANY = 3;

  private final double[] parameters;
  private final ParameterLayout layout;
  private final LayerActivations activations;

  /** Units that serve a group already, as layer and number. */
  private final Set<List<Integer>> taken = new HashSet<>();

  DeadLayerLift(double[] parameters, ParameterLayout layout, LayerActivations activations) {
    this.parameters = parameters;
    this.layout = layout;
    this.activations = activations;
  }

  /**
   * Changes the parameters in place.
   *
   * @param attempt from 1; each mirrors other units, and every fourth begins to take one more, up
   *     to half of the layer
   */
  void apply(CollapsedGroup group, int attempt) throws InterruptedException {
    int layer = group.layer() - 1;
    double[][] rows = activations.of(layer + 1);
    int most = Math.max(1, layout.outputs(layer) / 2);
    for (int i = 0; i < Math.min(most, (attempt + AS_MANY - 1) / AS_MANY); i++) {
      int unit = leastContributor(layer, rows);
      List<Integer> images = mostOnButOffForTheGroup(layer, rows, group, unit);
      if (unit < 0 || images.isEmpty()) {
        return;
      }
      mirror(layer, images.get((attempt - 1 + taken.size()) % images.size()), unit);
      taken.add(List.of(layer, unit));
    }
  }

  /**
   * The unit with the smallest product of mean activation and norm of its outgoing weights, of
   * those that are not taken; -1 if all are.
   */
  private int leastContributor(int layer, double[][] rows) {
    int least = -1;
    double smallest = Double.POSITIVE_INFINITY;
    for (int unit = 0; unit < layout.outputs(layer); unit++) {
      double sum = 0;
      for (double[] row : rows) {
        sum += Math.abs(row[unit]);
      }
      double contribution = sum * outgoingNorm(layer + 1, unit);
      if (contribution < smallest && !taken.contains(List.of(layer, unit))) {
        smallest = contribution;
        least = unit;
      }
    }
    return least;
  }

  private double outgoingNorm(int layer, int input) {
    double sum = 0;
    for (int j = 0; j < layout.outputs(layer); j++) {
      double w = parameters[layout.weights(layer) + j * layout.inputs(layer) + input];
      sum += w * w;
    }
    return Math.sqrt(sum);
  }

  /**
   * Units that are off for the group, by the number of patterns they are on for; one comes last.
   */
  private List<Integer> mostOnButOffForTheGroup(
      int layer, double[][] rows, CollapsedGroup group, int last) {
    double[] member = rows[group.members().get(0)];
    long[] on = new long[member.length];
    for (double[] row : rows) {
      for (int unit = 0; unit < on.length; unit++) {
        on[unit] += row[unit] > 0 ? 1 : 0;
      }
    }
    return IntStream.range(0, on.length)
        .filter(unit -> !(member[unit] > 0) && !taken.contains(List.of(layer, unit)))
        .boxed()
        .sorted(Comparator.comparingLong(unit -> unit == last ? 1 : -on[unit]))
        .toList();
  }

  private void mirror(int layer, int image, int unit) {
    int inputs = layout.inputs(layer);
    for (int i = 0; i < inputs; i++) {
      parameters[layout.weights(layer) + unit * inputs + i] =
          -parameters[layout.weights(layer) + image * inputs + i];
    }
    parameters[layout.biases(layer) + unit] = -parameters[layout.biases(layer) + image];
    for (int j = 0; j < layout.outputs(layer + 1); j++) {
      parameters[layout.weights(layer + 1) + j * layout.inputs(layer + 1) + unit] = 0;
    }
  }
}
