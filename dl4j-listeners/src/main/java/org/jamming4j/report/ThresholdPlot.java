package org.jamming4j.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jamming4j.jamming.Outcome;
import org.jamming4j.jamming.SizeAxis;
import org.jamming4j.jamming.SizeOutcomes;
import org.jamming4j.jamming.TransitionCurve;
import org.jamming4j.jamming.TransitionFit;
import org.jamming4j.sweep.search.ThresholdSearch;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.data.xy.XYIntervalSeries;

/**
 * P(SAT) against N or P: the share of decided runs that fitted, larger points for more runs, the
 * fit with its 95 % band, and the threshold; below, how many runs ended in which way.
 */
public final class ThresholdPlot {
  private static final int CURVE_POINTS = 200;

  private ThresholdPlot() {}

  /**
   * Draws the plot.
   *
   * @param file a PNG file
   * @param search that found a threshold
   * @param title what the data are
   * @throws IOException if the file can't be written
   */
  public static void write(Path file, ThresholdSearch.Result search, String title)
      throws IOException {
    TransitionFit fit = search.fit().orElseThrow();
    boolean widths = fit.axis() == SizeAxis.PARAMETERS;
    List<SizeOutcomes> outcomes = search.outcomes();
    long least = outcomes.get(0).size();
    long most = outcomes.get(outcomes.size() - 1).size();
    var axis =
        Panel.sizeAxis(
            "%s (%s)"
                .formatted(
                    widths ? "N, the number of weights" : "P, the number of patterns",
                    Panel.shaded(fit)),
            least,
            most);
    var plot = new CombinedDomainXYPlot(axis);
    plot.setGap(14);
    for (Panel panel : List.of(shares(search, fit, least, most), counts(outcomes))) {
      plot.add(Panel.marked(panel.plot(), fit));
    }
    Panel.write(file, plot, title);
  }

  private static Panel shares(
      ThresholdSearch.Result search, TransitionFit fit, long least, long most) {
    var panel = new Panel("P(SAT), the share of runs that fit");
    ((NumberAxis) panel.plot().getRangeAxis()).setRange(-0.05, 1.08);
    int runs = search.outcomes().stream().mapToInt(SizeOutcomes::decided).sum();
    for (SizeOutcomes o : search.outcomes()) {
      if (o.decided() > 0) {
        // series need names that differ; the first one's is in the legend
        boolean first = panel.plot().getSeriesCount() == 0;
        var point =
            new XYIntervalSeries(
                first ? "share of %d decided runs (larger: more runs)".formatted(runs) : o.size());
        Panel.point(point, o.size(), o.satShare(), 0);
        panel.add(
            point, Panel.color(Outcome.SAT), Panel.dot(5 + 2.5 * Math.sqrt(o.decided())), false);
        if (!first) {
          panel.hideFromLegend();
        }
      }
    }
    if (!fit.isBound()) {
      panel.drawBand(curves(fit, search.outcomes(), least, most), Panel.DARK);
    }
    return panel;
  }

  private static XYIntervalSeries curves(
      TransitionFit fit, List<SizeOutcomes> outcomes, long least, long most) {
    List<TransitionCurve> plausible = fit.plausible(outcomes);
    var series = new XYIntervalSeries(plausible.isEmpty() ? "fit" : "fit with its 95 % band");
    for (int i = 0; i <= CURVE_POINTS; i++) {
      double size = least * Math.pow((double) most / least, (double) i / CURVE_POINTS);
      double position = fit.axis().position(size);
      double share = fit.curve().satShare(position);
      var range = plausible.stream().mapToDouble(c -> c.satShare(position)).summaryStatistics();
      series.add(
          size,
          size,
          size,
          share,
          Math.min(share, range.getMin()),
          Math.max(share, range.getMax()));
    }
    return series;
  }

  /** Bars of how many runs ended in which way, one above the other. */
  private static Panel counts(List<SizeOutcomes> outcomes) {
    var panel = new Panel("runs");
    panel.plot().getRangeAxis().setStandardTickUnits(NumberAxis.createIntegerTickUnits());
    int[] heights = new int[outcomes.size()];
    for (Outcome outcome : Outcome.values()) {
      var series = new XYIntervalSeries(outcome.name());
      for (int i = 0; i < heights.length; i++) {
        int count = outcomes.get(i).count(outcome);
        if (count > 0) {
          double half = count / 2.0;
          Panel.point(series, outcomes.get(i).size(), heights[i] + half, half);
          heights[i] += count;
        }
      }
      if (series.getItemCount() > 0) {
        panel.addBars(series, Panel.color(outcome));
      }
    }
    for (int i = 0; i < heights.length; i++) {
      panel.write(String.valueOf(heights[i]), outcomes.get(i).size(), heights[i]);
    }
    return panel;
  }
}
