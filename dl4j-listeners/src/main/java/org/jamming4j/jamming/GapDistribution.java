package org.jamming4j.jamming;

import java.util.Arrays;
import java.util.List;

/**
 * How the gaps Delta = kappa - y f of a network on its patterns are spread (arXiv 1809.09349,
 * section 5).
 *
 * @param gaps all of them, in units of kappa
 * @param scaled those above 0, over the square root of the loss: as jamming is neared from below,
 *     gaps and loss vanish together, and this keeps its shape
 */
public record GapDistribution(Histogram gaps, Histogram scaled) {
  /** From 3 kappa satisfied to 3 kappa unsatisfied, a tenth of kappa each. */
  public static final List<Double> USUAL_EDGES = Histogram.evenEdges(-3, 3, 60);

  /** Five a decade. */
  public static final List<Double> USUAL_SCALED_EDGES = Histogram.logEdges(1e-3, 1e2, 25);

  /**
   * The distribution of some gaps.
   *
   * @param gaps Delta, in any order
   * @param margin kappa
   * @param loss L
   * @param edges of their histogram, in units of kappa
   * @param scaledEdges of the positive ones' over the square root of the loss
   * @throws IllegalArgumentException if edges do not ascend
   */
  public static GapDistribution of(
      double[] gaps, double margin, double loss, List<Double> edges, List<Double> scaledEdges) {
    double root = Math.sqrt(loss);
    return new GapDistribution(
        Histogram.of(Arrays.stream(gaps).map(gap -> gap / margin).toArray(), edges),
        Histogram.of(
            // written so that NaN is kept
            Arrays.stream(gaps).filter(gap -> !(gap <= 0)).map(gap -> gap / root).toArray(),
            scaledEdges));
  }
}
