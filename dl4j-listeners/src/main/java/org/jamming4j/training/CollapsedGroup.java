package org.jamming4j.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jamming4j.data.Patterns;

/**
 * Patterns of several classes that a layer no longer tells apart: all its units are equal for them,
 * most often because none is on. No gradient passes such a layer, so nothing separates them again;
 * a of one label and b of the other cost L P &gt;= 2 a b kappa^2 / (a + b).
 *
 * @param layer the first layer whose activations are equal, 1 to L; 0 if the inputs are equal
 * @param members the numbers of the patterns, ascending
 */
public record CollapsedGroup(int layer, List<Integer> members) {
  /** Keys for each pattern, so that few patterns that differ share one; a power of two. */
  private static final int KEYS_EACH = 16;

  private static final int MOST_KEYS = 1 << 24;

  /** Copies the members. */
  public CollapsedGroup {
    members = List.copyOf(members);
  }

  /**
   * All collapsed groups of a network.
   *
   * @param activations of layer 0, the inputs, to the last hidden layer, [P x units]
   * @param hiddenLayers the last hidden layer's number
   */
  static List<CollapsedGroup> find(
      LayerActivations activations, int hiddenLayers, Patterns patterns)
      throws InterruptedException {
    List<List<Integer>> mixed = mixedGroups(activations.of(hiddenLayers), patterns);
    int[] first = new int[mixed.size()];
    Arrays.fill(first, hiddenLayers);
    // one layer after the other, for all of them together may be more than fits into memory
    for (int layer = hiddenLayers - 1; layer >= 0 && !mixed.isEmpty(); layer--) {
      double[][] rows = activations.of(layer);
      for (int group = 0; group < first.length; group++) {
        if (first[group] == layer + 1 && areEqual(rows, mixed.get(group))) {
          first[group] = layer;
        }
      }
    }
    return IntStream.range(0, first.length)
        .mapToObj(group -> new CollapsedGroup(first[group], mixed.get(group)))
        .toList();
  }

  /**
   * Whether there are misclassified patterns and every one belongs to one of the groups.
   *
   * @param outputs f, [P x k]
   */
  static boolean containAllMisclassified(
      List<CollapsedGroup> groups, double[][] outputs, Patterns patterns) {
    Set<Integer> collapsed =
        groups.stream().flatMap(g -> g.members().stream()).collect(Collectors.toSet());
    List<Integer> misclassified =
        IntStream.range(0, outputs.length)
            .filter(mu -> isMisclassified(mu, outputs[mu], patterns))
            .boxed()
            .toList();
    return !misclassified.isEmpty() && collapsed.containsAll(misclassified);
  }

  private static boolean isMisclassified(int mu, double[] outputs, Patterns patterns) {
    for (int c = 0; c < outputs.length; c++) {
      if (!(patterns.label(mu, c) * outputs[c] > 0)) {
        return true;
      }
    }
    return false;
  }

  /**
   * A pattern's activations as a key. Zeros of both signs are one, and so is all that is not a
   * number.
   */
  private static final class Row {
    private final double[] values;

    Row(double[] values) {
      this.values = values;
    }

    /** The upper bits of the hash. */
    int key(int bits) {
      return hashCode() >>> (Integer.SIZE - bits);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Row row && isEqual(row.values);
    }

    private boolean isEqual(double[] others) {
      for (int i = 0; i < values.length; i++) {
        if (Double.compare(values[i] + 0.0, others[i] + 0.0) != 0) {
          return false;
        }
      }
      return true;
    }

    @Override
    public int hashCode() {
      int hash = 1;
      for (double value : values) {
        hash = 31 * hash + Double.hashCode(value + 0.0);
      }
      return hash;
    }
  }

  private static List<List<Integer>> mixedGroups(double[][] activations, Patterns patterns)
      throws InterruptedException {
    // nearly every row is alone, and a million of groups of one would fill the memory: only rows
    // whose key occurs again are grouped
    int keys =
        (int) Math.min(MOST_KEYS, (long) KEYS_EACH * Integer.highestOneBit(activations.length));
    int bits = Integer.numberOfTrailingZeros(keys);
    var seen = new BitSet(keys);
    var again = new BitSet(keys);
    for (double[] row : activations) {
      requireNotInterrupted();
      int key = new Row(row).key(bits);
      if (seen.get(key)) {
        again.set(key);
      }
      seen.set(key);
    }
    Map<Row, List<Integer>> groups = new HashMap<>();
    for (int mu = 0; mu < activations.length; mu++) {
      requireNotInterrupted();
      var row = new Row(activations[mu]);
      if (again.get(row.key(bits))) {
        groups.computeIfAbsent(row, first -> new ArrayList<>(2)).add(mu);
      }
    }
    List<List<Integer>> mixed = new ArrayList<>();
    for (List<Integer> members : groups.values()) {
      if (isMixed(members, patterns)) {
        mixed.add(members);
      }
    }
    mixed.sort(Comparator.comparing(members -> members.get(0)));
    return mixed;
  }

  private static boolean isMixed(List<Integer> members, Patterns patterns) {
    int first = patterns.classOf(members.get(0));
    for (int mu : members) {
      if (patterns.classOf(mu) != first) {
        return true;
      }
    }
    return false;
  }

  private static void requireNotInterrupted() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("Interrupted while looking for collapsed groups.");
    }
  }

  private static boolean areEqual(double[][] rows, List<Integer> members) {
    var one = new Row(rows[members.get(0)]);
    return members.stream().allMatch(mu -> new Row(rows[mu]).equals(one));
  }
}
