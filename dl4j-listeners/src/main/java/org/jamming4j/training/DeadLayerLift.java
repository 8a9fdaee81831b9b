package org.jamming4j.training;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jamming4j.data.Patterns;
import org.jamming4j.network.ParameterLayout;

/**
 * The remedy for a layer that tells a {@link CollapsedGroup} no longer apart: of its units, the one
 * that contributes least to the next layer is initialised anew, to be on for the members of the
 * group's rarest class and off for the others. Its outgoing weights become zero, so that nothing
 * but its small contribution is lost; its gradient then separates the group.
 */
final class DeadLayerLift {
  private final double[] parameters;
  private final ParameterLayout layout;
  private final LayerActivations activations;
  private final Patterns patterns;

  /** Units that serve a group already, as layer and number. */
  private final Set<List<Integer>> taken = new HashSet<>();

  DeadLayerLift(
      double[] parameters,
      ParameterLayout layout,
      LayerActivations activations,
      Patterns patterns) {
    this.parameters = parameters;
    this.layout = layout;
    this.activations = activations;
    this.patterns = patterns;
  }

  /**
   * Changes the parameters in place.
   *
   * @param attempt 1 the first time, when the unit is directed at all members of the rarest class;
   *     later it is directed at one of them, in turn
   */
  void apply(CollapsedGroup group, int attempt) throws InterruptedException {
    int layer = group.layer() - 1;
    double[][] below = activations.of(layer);
    List<Integer> rarest = rarestClass(group);
    List<Integer> others = group.members().stream().filter(mu -> !rarest.contains(mu)).toList();
    List<Integer> chosen =
        attempt == 1 ? rarest : List.of(rarest.get((attempt - 2) % rarest.size()));
    int unit = leastContributor(layer);
    if (unit < 0 || !direct(layer, unit, mean(below, chosen), mean(below, others))) {
      return;
    }
    taken.add(List.of(layer, unit));
    for (int j = 0; j < layout.outputs(layer + 1); j++) {
      parameters[layout.weights(layer + 1) + j * layout.inputs(layer + 1) + unit] = 0;
    }
  }

  private List<Integer> rarestClass(CollapsedGroup group) {
    return group.members().stream()
        .collect(Collectors.groupingBy(patterns::classOf))
        .values()
        .stream()
        .min((a, b) -> a.size() != b.size() ? a.size() - b.size() : a.get(0) - b.get(0))
        .orElseThrow();
  }

  /**
   * The unit with the smallest product of mean activation and norm of its outgoing weights, of
   * those that are not taken; -1 if all are.
   */
  private int leastContributor(int layer) throws InterruptedException {
    double[][] rows = activations.of(layer + 1);
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
   * Gives a unit weights of norm 1 from one point to the other, and zero half way.
   *
   * @return false if the points are the same, so that there is no direction
   */
  private boolean direct(int layer, int unit, double[] on, double[] off) {
    double norm = 0;
    for (int i = 0; i < on.length; i++) {
      norm += (on[i] - off[i]) * (on[i] - off[i]);
    }
    norm = Math.sqrt(norm);
    if (norm == 0) {
      return false;
    }
    double bias = 0;
    for (int i = 0; i < on.length; i++) {
      double w = (on[i] - off[i]) / norm;
      parameters[layout.weights(layer) + unit * layout.inputs(layer) + i] = w;
      bias -= w * (on[i] + off[i]) / 2;
    }
    parameters[layout.biases(layer) + unit] = bias;
    return true;
  }

  private static double[] mean(double[][] rows, List<Integer> members) {
    double[] mean = new double[rows[0].length];
    for (int mu : members) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] += rows[mu][i] / members.size();
      }
    }
    return mean;
  }
}
