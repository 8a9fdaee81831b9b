package org.jamming4j.report;

import java.text.FieldPosition;
import java.text.NumberFormat;
import java.text.ParsePosition;
import java.util.Locale;
import java.util.stream.Stream;
import org.jamming4j.curvature.HessianSpectra;
import org.jamming4j.curvature.Spectrum;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.data.xy.XYIntervalSeries;

/**
 * How spectra are drawn: how many eigenvalues are in each bin, on a logarithmic axis, over the
 * eigenvalue on one that is logarithmic to both sides of 0. Zero modes are a bar at 0.
 *
 * @param top the power of ten at its ends
 */
record EigenvalueAxis(int top) {
  /** Decades on each side; what is smaller is drawn with the zero modes' neighbours. */
  private static final int DECADES = 6;

  private static final int BINS_PER_DECADE = 5;

  /** Below one eigenvalue, where a logarithmic axis ends. */
  private static final double FLOOR = 0.7;

  /** An axis for some spectra. */
  static EigenvalueAxis of(Stream<HessianSpectra> spectra) {
    double greatest =
        spectra
            .flatMap(s -> Stream.of(s.gaussNewton(), s.residual()))
            .mapToDouble(Spectrum::norm)
            .max()
            .orElse(0);
    return new EigenvalueAxis(greatest > 0 ? (int) Math.ceil(Math.log10(greatest)) : 0);
  }

  /**
   * The axis itself.
   *
   * @param decades from one tick to the next
   */
  NumberAxis domain(String label, int decades) {
    var axis = new NumberAxis(label);
    axis.setRange(-DECADES - 1.2, DECADES + 1.2);
    axis.setTickUnit(new NumberTickUnit(decades));
    axis.setNumberFormatOverride(new Decades(top));
    return Panel.looks(axis);
  }

  /** The axis of counts. */
  static LogAxis counts(String label, int most) {
    var counts = new LogAxis(label);
    counts.setRange(FLOOR, 2.0 * most);
    counts.setTickUnit(new NumberTickUnit(1));
    counts.setNumberFormatOverride(NumberFormat.getIntegerInstance(Locale.ROOT));
    return Panel.looks(counts);
  }

  /** The bar of a spectrum's zero modes, a little beside 0 where there are others. */
  static XYIntervalSeries zeroModes(String label, Spectrum spectrum, double x) {
    var bar = new XYIntervalSeries(label);
    double half = (spectrum.zero() - FLOOR) / 2;
    if (spectrum.zero() > 0) {
      bar.add(x, x, x, FLOOR + half, FLOOR, spectrum.zero());
    }
    return bar;
  }

  /** Where an eigenvalue is drawn: at +-1 what is {@link #DECADES} decades below the top. */
  private double place(double eigenvalue) {
    double decades = Math.log10(Math.abs(eigenvalue)) - top + DECADES;
    double place = Math.max(0.5, 1 + decades);
    return Math.signum(eigenvalue) * place;
  }

  /** How many eigenvalues are in each bin but for the zero modes. */
  XYIntervalSeries steps(String label, Spectrum spectrum) {
    int side = (DECADES + 1) * BINS_PER_DECADE;
    int[] counts = new int[2 * side];
    for (double eigenvalue : spectrum.eigenvalues()) {
      if (Math.abs(eigenvalue) > spectrum.tolerance()) {
        int bin = (int) Math.floor(place(eigenvalue) * BINS_PER_DECADE) + side;
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
