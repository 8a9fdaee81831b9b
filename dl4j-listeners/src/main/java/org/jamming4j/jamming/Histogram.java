package org.jamming4j.jamming;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How many values lie between edges.
 *
 * @param edges ascending, at least two; a bin takes its lower edge in and leaves its upper edge out
 * @param counts of the bins, one fewer than edges
 * @param below how many are below the first edge
 * @param above how many are not below the last one
 * @param undefined how many are not a number
 */
public record Histogram(
    List<Double> edges, List<Integer> counts, int below, int above, int undefined) {
  /** Copies the lists. */
  public Histogram {
    edges = List.copyOf(edges);
    counts = List.copyOf(counts);
  }

  /**
   * Counts values.
   *
   * @throws IllegalArgumentException if there are fewer than two edges, or they do not ascend
   */
  public static Histogram of(double[] values, List<Double> edges) {
    double[] bounds = edges.stream().mapToDouble(Double::doubleValue).toArray();
    boolean ascending =
        bounds.length > 1
            && IntStream.range(1, bounds.length).allMatch(i -> bounds[i - 1] < bounds[i]);
    if (!ascending) {
      throw new IllegalArgumentException(
          "The edges %s of a histogram must be at least two, and ascend.".formatted(edges));
    }
    // below, the bins, above
    int[] counts = new int[bounds.length + 1];
    int undefined = 0;
    for (double value : values) {
      if (Double.isNaN(value)) {
        undefined++;
      } else {
        // -0 is 0, which the search would tell apart
        int found = Arrays.binarySearch(bounds, value + 0.0);
        counts[found >= 0 ? found + 1 : -found - 1]++;
      }
    }
    return new Histogram(
        edges,
        Arrays.stream(counts, 1, bounds.length).boxed().toList(),
        counts[0],
        counts[bounds.length],
        undefined);
  }

  /** The edges of so many bins of one width. */
  public static List<Double> evenEdges(double from, double to, int bins) {
    return IntStream.rangeClosed(0, bins).mapToObj(i -> from + (to - from) * i / bins).toList();
  }

  /** The edges of so many bins of one ratio, from above 0 on. */
  public static List<Double> logEdges(double from, double to, int bins) {
    return IntStream.rangeClosed(0, bins)
        .mapToObj(i -> from * Math.pow(to / from, (double) i / bins))
        .toList();
  }

  /** All values. */
  public int total() {
    return below + above + undefined + counts.stream().mapToInt(Integer::intValue).sum();
  }
}
