package org.jamming4j.report;

import java.io.IOException;
import java.nio.file.Path;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.CombinedRangeXYPlot;
import org.jfree.data.xy.XYIntervalSeries;

/**
 * A sweep's scores: against N, with the 95 % intervals of their means and the numbers of runs; and
 * against every setting that varies, one panel each.
 */
public final class SweepPlot {
  /** Values of a setting that differ by more than this factor are drawn on a logarithmic axis. */
  private static final double WIDE = 10;

  private SweepPlot() {}

  /**
   * Draws the scores against N.
   *
   * @param file a PNG file
   * @throws IOException if the file can't be written
   */
  public static void writeSizes(Path file, SweepSummary sweep) throws IOException {
    List<SweepSummary.Row> rows = scored(sweep);
    long least = rows.stream().mapToLong(SweepSummary.Row::effectiveParameters).min().orElse(1);
    long most = rows.stream().mapToLong(SweepSummary.Row::effectiveParameters).max().orElse(1);
    Panel panel = new Panel("mean " + sweep.score().replace('-', ' ')).withoutZero();
    var series = new XYIntervalSeries("mean of a setting, 95 % interval, number of runs");
    for (SweepSummary.Row row : rows) {
      double mean = mean(row);
      double spread = row.scoreHigh() == null ? 0 : row.scoreHigh().doubleValue() - mean;
      Panel.point(series, row.effectiveParameters(), mean, spread);
      panel.write("%d ".formatted(row.runs()), row.effectiveParameters(), mean + spread);
    }
    panel.add(series, Panel.DARK, Panel.DOT, false);
    var plot = new CombinedDomainXYPlot(Panel.sizeAxis("N, the number of weights", least, most));
    plot.add(panel.plot());
    Panel.write(file, plot, sweep.data());
  }

  /**
   * Draws the scores against every setting that varies.
   *
   * @param file a PNG file
   * @throws IOException if the file can't be written
   */
  public static void writeSettings(Path file, SweepSummary sweep) throws IOException {
    List<SweepSummary.Row> rows = scored(sweep);
    String score = "mean " + sweep.score().replace('-', ' ');
    Panel shared = new Panel(score).withoutZero();
    var plot = new CombinedRangeXYPlot(shared.plot().getRangeAxis());
    plot.setGap(14);
    boolean first = true;
    for (String setting : sweep.varied()) {
      List<Object> values =
          rows.stream().map(row -> Objects.requireNonNull(row.values().get(setting))).toList();
      List<Object> names = values.stream().distinct().sorted().toList();
      boolean numbers = names.get(0) instanceof Number;
      var panel = new Panel(score);
      var series = new XYIntervalSeries(first ? "a setting's mean" : setting);
      for (int i = 0; i < rows.size(); i++) {
        double x = numbers ? ((Number) values.get(i)).doubleValue() : names.indexOf(values.get(i));
        double y = mean(rows.get(i));
        series.add(x, x, x, y, y, y);
      }
      panel.add(series, Panel.DARK, Panel.DOT, false);
      if (!first) {
        panel.hideFromLegend();
      }
      panel.plot().setDomainAxis(axis(setting, names, numbers));
      panel.plot().setRangeAxis(null);
      plot.add(panel.plot());
      first = false;
    }
    Panel.write(file, plot, sweep.data());
  }

  private static ValueAxis axis(String setting, List<Object> values, boolean numbers) {
    if (!numbers) {
      var axis =
          new SymbolAxis(setting, values.stream().map(Object::toString).toArray(String[]::new));
      axis.setGridBandsVisible(false);
      return Panel.looks(axis);
    }
    List<Double> sorted = new ArrayList<>();
    values.forEach(value -> sorted.add(((Number) value).doubleValue()));
    double least = sorted.stream().mapToDouble(v -> v).min().orElseThrow();
    double most = sorted.stream().mapToDouble(v -> v).max().orElseThrow();
    if (least > 0 && most > WIDE * least) {
      var axis = new LogAxis(setting);
      axis.setNumberFormatOverride(
          new DecimalFormat("0.#####", DecimalFormatSymbols.getInstance(Locale.ROOT)));
      axis.setRange(least / 1.5, most * 1.5);
      return Panel.looks(axis);
    }
    var axis = new NumberAxis(setting);
    // one value alone stands in the middle
    double margin = most > least ? (most - least) / 10 : Math.max(Math.abs(most) / 10, 1e-6);
    axis.setRange(least - margin, most + margin);
    if (values.get(0) instanceof Integer) {
      axis.setStandardTickUnits(NumberAxis.createIntegerTickUnits(Locale.ROOT));
    }
    return Panel.looks(axis);
  }

  private static double mean(SweepSummary.Row row) {
    return Objects.requireNonNull(row.scoreMean()).doubleValue();
  }

  private static List<SweepSummary.Row> scored(SweepSummary sweep) {
    return sweep.settings().stream().filter(row -> row.scoreMean() != null).toList();
  }
}
