package org.jamming4j.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jfree.chart.plot.XYPlot;
import org.jfree.data.xy.XYIntervalSeries;

/** N* against P on logarithmic axes, with intervals and the bound c0 P k. */
public final class PhasePlot {
  private PhasePlot() {}

  /**
   * Draws the plot.
   *
   * @param file a PNG file
   * @throws IOException if the file can't be written
   */
  public static void write(Path file, PhaseSummary summary) throws IOException {
    List<PhaseSummary.Point> points = summary.points();
    int first = points.get(0).patterns();
    int last = points.get(points.size() - 1).patterns();
    var panel = new Panel("N*, the size at which half of the networks fit");
    var thresholds = new XYIntervalSeries("N* with its 95 % interval");
    double least = Double.POSITIVE_INFINITY;
    double most = 0;
    for (PhaseSummary.Point point : points) {
      double p = point.patterns();
      double n = point.nStar().doubleValue();
      double low = point.nStarLow() == null ? n : point.nStarLow().doubleValue();
      double high = point.nStarHigh() == null ? n : point.nStarHigh().doubleValue();
      thresholds.add(p, p, p, n, low, high);
      least = Math.min(least, low);
      most = Math.max(most, high);
    }
    panel.add(thresholds, Panel.DARK, Panel.DOT, true);
    double c0 = summary.bound().doubleValue() * summary.outputs();
    var bound = new XYIntervalSeries("bound, N* = %s P k".formatted(summary.bound()));
    bound.add(first, first, first, c0 * first, c0 * first, c0 * first);
    bound.add(last, last, last, c0 * last, c0 * last, c0 * last);
    panel.drawBand(bound, Panel.ORANGE);
    XYPlot plot = panel.plot();
    plot.setDomainAxis(Panel.sizeAxis("P, the number of patterns", first, last));
    plot.setRangeAxis(
        Panel.sizeAxis(
            plot.getRangeAxis().getLabel(),
            (long) Math.max(1, Math.min(least, c0 * first)),
            (long) Math.ceil(Math.max(most, c0 * last))));
    Panel.write(file, plot, summary.data());
  }
}
