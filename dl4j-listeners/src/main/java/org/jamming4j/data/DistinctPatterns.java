package org.jamming4j.data;

import java.util.LinkedHashMap;
import java.util.Map;

/** Patterns of which no two are alike. */
public final class DistinctPatterns {
  private DistinctPatterns() {}

  private record Kind(PatternInput input, int of) {}

  /**
   * The same patterns, those of one input and class as one with the sum of their weights, at the
   * place of the first: so that a pattern which is there twice is the same as one of twice the
   * weight, also where patterns are shared out.
   */
  public static Patterns of(Patterns patterns) {
    Map<Kind, Integer> places = new LinkedHashMap<>();
    double[] weights = new double[patterns.size()];
    for (int mu = 0; mu < patterns.size(); mu++) {
      var kind = new Kind(PatternInput.of(patterns, mu), patterns.classOf(mu));
      int first = places.computeIfAbsent(kind, unused -> places.size());
      weights[first] += patterns.weight(mu);
    }
    if (places.size() == patterns.size()) {
      return patterns;
    }
    int d = patterns.dimension();
    double[] inputs = new double[places.size() * d];
    int[] classes = new int[places.size()];
    double[] sums = new double[places.size()];
    places.forEach(
        (kind, place) -> {
          System.arraycopy(kind.input().values(), 0, inputs, place * d, d);
          classes[place] = kind.of();
          sums[place] = weights[place];
        });
    return new Patterns(inputs, d, classes, patterns.classNames(), sums);
  }
}
