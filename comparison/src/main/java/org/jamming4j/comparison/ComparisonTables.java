package org.jamming4j.comparison;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import weka.experiment.PairedStatsCorrected;

/**
 * Readings as tables in Markdown: a row for each data set, a column for each scheme, then mean
 * ranks. Values that the corrected paired t-test (Nadeau and Bengio; 5 %, two-sided) tells from the
 * first scheme's are marked: + for better, - for worse.
 */
final class ComparisonTables {
  private static final double SIGNIFICANCE = 0.05;

  private final List<String> dataSets;
  private final List<String> schemes;
  private final int folds;

  /** The values of a data set and scheme by run and fold. */
  private final Map<List<String>, List<Reading>> cells;

  /**
   * Tables of some readings.
   *
   * @param schemes in the columns' order, the first one being compared with
   * @param folds of each run
   */
  ComparisonTables(List<Reading> readings, List<String> dataSets, List<String> schemes, int folds) {
    this.dataSets = dataSets;
    this.schemes = schemes;
    this.folds = folds;
    cells =
        readings.stream()
            .sorted(Comparator.comparingInt(Reading::run).thenComparingInt(Reading::fold))
            .collect(
                Collectors.groupingBy(
                    r -> List.of(r.dataSet(), r.scheme()),
                    LinkedHashMap::new,
                    Collectors.toList()));
  }

  /** All tables. */
  String markdown() {
    return Arrays.stream(Metric.values()).map(this::table).collect(Collectors.joining("\n"));
  }

  private String table(Metric metric) {
    var table = new StringBuilder("### " + metric.title() + "\n\n| |");
    schemes.forEach(scheme -> table.append(' ').append(scheme).append(" |"));
    table.append("\n|---|").append("---:|".repeat(schemes.size())).append('\n');
    double[] ranks = new double[schemes.size()];
    for (String dataSet : dataSets) {
      table.append("| ").append(dataSet).append(" |");
      double[] means = schemes.stream().mapToDouble(s -> mean(dataSet, s, metric)).toArray();
      for (int i = 0; i < means.length; i++) {
        table.append(
            String.format(
                Locale.ROOT,
                " %." + metric.digits() + "f%s |",
                means[i],
                i == 0 ? "" : mark(dataSet, schemes.get(i), metric)));
        ranks[i] += rank(means, i, metric) / dataSets.size();
      }
      table.append('\n');
    }
    table.append("| mean rank |");
    for (double rank : ranks) {
      table.append(String.format(Locale.ROOT, " %.2f |", rank));
    }
    return table.append('\n').toString();
  }

  private double mean(String dataSet, String scheme, Metric metric) {
    return Arrays.stream(values(dataSet, scheme, metric)).average().orElse(Double.NaN);
  }

  private double[] values(String dataSet, String scheme, Metric metric) {
    return cells.getOrDefault(List.of(dataSet, scheme), List.of()).stream()
        .mapToDouble(reading -> reading.values().getOrDefault(metric, Double.NaN))
        .toArray();
  }

  /** 1 for the best; of equal ones the mean of their places. */
  static double rank(double[] means, int of, Metric metric) {
    double rank = 1;
    for (int i = 0; i < means.length; i++) {
      double above = metric.largerIsBetter() ? means[i] - means[of] : means[of] - means[i];
      rank += above > 0 ? 1 : above == 0 && i != of ? 0.5 : 0;
    }
    return rank;
  }

  private String mark(String dataSet, String scheme, Metric metric) {
    double[] ours = values(dataSet, schemes.get(0), metric);
    double[] others = values(dataSet, scheme, metric);
    if (ours.length != others.length || ours.length < 2) {
      return "";
    }
    var stats = new PairedStatsCorrected(SIGNIFICANCE, 1.0 / (folds - 1));
    for (int i = 0; i < ours.length; i++) {
      stats.add(others[i], ours[i]);
    }
    stats.calculateDerived();
    int sign = metric.largerIsBetter() ? 1 : -1;
    return switch (sign * stats.differencesSignificance) {
      case 1 -> " +";
      case -1 -> " -";
      default -> "";
    };
  }
}
