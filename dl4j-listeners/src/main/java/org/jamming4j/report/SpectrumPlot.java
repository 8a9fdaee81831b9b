package org.jamming4j.report;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.text.FieldPosition;
import java.text.NumberFormat;
import java.text.ParsePosition;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jamming4j.curvature.HessianSpectra;
import org.jamming4j.curvature.Spectrum;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.data.xy.XYIntervalSeries;

/**
 * Spectra of H, H0 and Hp below each other: how many eigenvalues are in each bin, on a logarithmic
 * axis, over the eigenvalue on one that is logarithmic to both sides of 0. Zero modes are a bar at
 * 0; the legend says how many H has.
 */
public final class SpectrumPlot {
  private static final List<Color> COLORS =
      List.of(
          new Color(0xd6, 0x27, 0x28),
          Panel.ORANGE,
          new Color(0x1f, 0x77, 0xb4),
          Panel.DARK,
          new Color(0x2c, 0xa0, 0x2c));

  /** Decades on each side; what is smaller is drawn with the zero modes' neighbours. */
  private static final int DECADES = 6;

  private static final int BINS_PER_DECADE = 5;

  /** Below one eigenvalue, where a logarithmic axis ends. */
  private static final double FLOOR = 0.7;

  private SpectrumPlot() {}

  /**
   * Draws them.
   *
   * @param file a PNG file
   * @throws IOException if the file can't be written
   */
  public static void write(Path file, SpectrumSummary summary) throws IOException {
    double greatest =
        summary.all().stream()
            .flatMap(n -> Stream.of(n.spectra().gaussNewton(), n.spectra().residual()))
            .mapToDouble(Spectrum::norm)
            .max()
            .orElse(0);
    int top = greatest > 0 ? (int) Math.ceil(Math.log10(greatest)) : 0;
    var axis = new NumberAxis("eigenvalue");
    axis.setRange(-DECADES - 1.2, DECADES + 1.2);
    axis.setTickUnit(new NumberTickUnit(1));
    axis.setNumberFormatOverride(new Decades(top));
    Panel.looks(axis);
    var plot = new CombinedDomainXYPlot(axis);
    plot.setGap(10);
    plot.add(panel("H", summary, top, HessianSpectra::hessian, true).plot());
    plot.add(panel("H0", summary, top, HessianSpectra::gaussNewton, false).plot());
    plot.add(panel("Hp", summary, top, HessianSpectra::residual, false).plot());
    Panel.write(file, plot, summary.data());
  }

  private static Panel panel(
      String name,
      SpectrumSummary summary,
      int top,
      Function<HessianSpectra, Spectrum> of,
      boolean named) {
    var panel = new Panel(name + ", eigenvalues a bin");
    List<NetworkSpectra> networks = summary.all();
    int most = 1;
    for (int i = 0; i < networks.size(); i++) {
      NetworkSpectra network = networks.get(i);
      Spectrum spectrum = of.apply(network.spectra());
      most = Math.max(most, spectrum.size());
      Color color = COLORS.get(i % COLORS.size());
      String label = "%s: %d zero modes".formatted(network.label(), spectrum.zero());
      panel.add(steps(label, spectrum, top), color, Panel.dot(0), true);
      if (!named) {
        panel.hideFromLegend();
      }
      // beside each other, since bars of several networks are at the same place
      double x = (i - (networks.size() - 1) / 2.0) * 0.25;
      var bar = new XYIntervalSeries("zero modes " + i);
      double half = (spectrum.zero() - FLOOR) / 2;
      if (spectrum.zero() > 0) {
        bar.add(x, x, x, FLOOR + half, FLOOR, spectrum.zero());
      }
      panel.addThinBars(bar, color);
      panel.hideFromLegend();
    }
    var counts = new LogAxis(name + ", eigenvalues a bin");
    counts.setRange(FLOOR, 2.0 * most);
    counts.setTickUnit(new NumberTickUnit(1));
    counts.setNumberFormatOverride(NumberFormat.getIntegerInstance(Locale.ROOT));
    panel.plot().setRangeAxis(Panel.looks(counts));
    return panel;
  }

  /** Where an eigenvalue is drawn: at +-1 what is {@link #DECADES} decades below the top. */
  private static double place(double eigenvalue, int top) {
    double decades = Math.log10(Math.abs(eigenvalue)) - top + DECADES;
    double place = Math.max(0.5, 1 + decades);
    return Math.signum(eigenvalue) * place;
  }

  private static XYIntervalSeries steps(String label, Spectrum spectrum, int top) {
    int side = (DECADES + 1) * BINS_PER_DECADE;
    int[] counts = new int[2 * side];
    for (double eigenvalue : spectrum.eigenvalues()) {
      if (Math.abs(eigenvalue) > spectrum.tolerance()) {
        int bin = (int) Math.floor(place(eigenvalue, top) * BINS_PER_DECADE) + side;
        counts[Math.min(counts.length - 1, Math.max(0, bin))]++;
      }
    }
    var series = new XYIntervalSeries(label, false, true);
    for (int bin = 0; bin < counts.length; bin++) {
      double y = Math.max(FLOOR, counts[bin]);
      for (int edge = 0; edge < 2; edge++) {
        double x = (double) (bin + edge - side) / BINS_PER_DECADE;
        series.add(x, x, x, y, y, y);
      }
    }
    return series;
  }

  /** Names the places of decades. */
  private static final class Decades extends NumberFormat {
    private static final long serialVersionUID = 1;

    private final int top;

    Decades(int top) {
      this.top = top;
    }

    @Override
    public StringBuffer format(double place, StringBuffer to, FieldPosition position) {
      long whole = Math.round(place);
      if (whole == 0) {
        return to.append('0');
      }
      return to.append(whole < 0 ? "-" : "")
          .append("1e")
          .append(Math.abs(whole) - 1 + top - DECADES);
    }

    @Override
    public StringBuffer format(long place, StringBuffer to, FieldPosition position) {
      return format((double) place, to, position);
    }

    @Override
    public Number parse(String text, ParsePosition position) {
      throw new UnsupportedOperationException("Places are written, not read.");
    }
  }
}
