package org.jamming4j.report;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jamming4j.jamming.Outcome;
import org.jamming4j.sweep.OptimiserStudy;

/**
 * The ratio r = P/N at which half of a method's runs fit within the budget: the mean over networks
 * of how far up the ratios each of them fitted (Spearman and Karber's estimate). Runs that did not
 * end SAT count as not fitting, also if they are undecided.
 *
 * @param candidate the method
 * @param problem what it was tried on
 * @param networks how many went into the mean
 * @param ratio r* = P/N*
 * @param error twice its standard error over networks; 0 for a single one
 * @param isAtLeast whether some fitted at the highest ratio, so that r* may be larger
 * @param isAtMost whether some did not fit at the lowest ratio, so that r* may be smaller
 * @param meanSeconds mean of the times to an outcome, with the budget for those without
 * @param secondsError twice its standard error over networks; 0 for a single one
 */
public record OptimiserThreshold(
    String candidate,
    String problem,
    int networks,
    BigDecimal ratio,
    BigDecimal error,
    boolean isAtLeast,
    boolean isAtMost,
    BigDecimal meanSeconds,
    BigDecimal secondsError) {
  static final List<String> COLUMNS =
      List.of("candidate", "problem", "networks", "r*", "+-", "mean s", "+- s");

  /** Of one candidate's runs on one problem, at least one. */
  static OptimiserThreshold of(List<OptimiserStudy.Run> runs) {
    double[] ratios = runs.stream().mapToDouble(r -> r.ratio()).sorted().distinct().toArray();
    double[] edges = edges(ratios);
    Map<Integer, List<OptimiserStudy.Run>> networks =
        runs.stream()
            .collect(Collectors.groupingBy(r -> r.index(), TreeMap::new, Collectors.toList()));
    double[] reached =
        networks.values().stream().mapToDouble(its -> reached(its, ratios, edges)).toArray();
    double[] seconds =
        networks.values().stream()
            .mapToDouble(its -> its.stream().mapToDouble(r -> r.seconds()).average().orElseThrow())
            .toArray();
    double last = ratios[ratios.length - 1];
    return new OptimiserThreshold(
        runs.get(0).candidate(),
        runs.get(0).problem(),
        networks.size(),
        Rounding.to(2, mean(reached)),
        Rounding.to(2, error(reached)),
        runs.stream().anyMatch(r -> r.ratio() == last && fits(r)),
        runs.stream().anyMatch(r -> r.ratio() == ratios[0] && !fits(r)),
        Rounding.to(2, mean(seconds)),
        Rounding.to(2, error(seconds)));
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  /** Twice the standard error of the mean; 0 for a single value. */
  private static double error(double[] values) {
    int n = values.length;
    double mean = mean(values);
    double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    return n == 1 ? 0 : 2 * Math.sqrt(squares / (n - 1) / n);
  }

  private static boolean fits(OptimiserStudy.Run run) {
    return run.outcome() == Outcome.SAT;
  }

  /** Midway between the ratios, and as far beyond the first and the last. */
  private static double[] edges(double[] ratios) {
    int n = ratios.length;
    double[] edges = new double[n + 1];
    for (int i = 1; i < n; i++) {
      edges[i] = (ratios[i - 1] + ratios[i]) / 2;
    }
    edges[0] = n == 1 ? ratios[0] : 2 * ratios[0] - edges[1];
    edges[n] = n == 1 ? ratios[0] : 2 * ratios[n - 1] - edges[n - 1];
    return edges;
  }

  private static double reached(List<OptimiserStudy.Run> runs, double[] ratios, double[] edges) {
    double reached = edges[0];
    for (OptimiserStudy.Run run : runs) {
      int at = Arrays.binarySearch(ratios, run.ratio());
      reached += fits(run) ? edges[at + 1] - edges[at] : 0;
    }
    return reached;
  }

  List<Object> cells() {
    return List.of(
        candidate,
        problem,
        networks,
        (isAtLeast ? ">= " : "") + (isAtMost ? "<= " : "") + ratio,
        error,
        meanSeconds,
        secondsError);
  }
}
