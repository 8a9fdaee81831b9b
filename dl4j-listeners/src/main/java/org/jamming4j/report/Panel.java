package org.jamming4j.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.NumberFormat;
import java.util.Locale;
import org.jamming4j.jamming.Outcome;
import org.jamming4j.jamming.SizeAxis;
import org.jamming4j.jamming.TransitionFit;
import org.jfree.chart.ChartUtils;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.IntervalMarker;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.DeviationRenderer;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;

/** One of the panels of a plot, to which series are added, and the looks of all plots. */
final class Panel {
  static final Color ORANGE = new Color(0xff, 0x8c, 0x00);
  static final Color DARK = new Color(0x33, 0x3f, 0x50);
  static final Color PALE = new Color(0xa8, 0xa8, 0xa8);
  static final Shape DOT = dot(8);

  private static final int WIDTH = 900;
  private static final int HEIGHT = 800;
  private static final Color BLUE = new Color(0x1f, 0x77, 0xb4);
  private static final Color RED = new Color(0xd6, 0x27, 0x28);
  private static final Color GREEN = new Color(0x2c, 0xa0, 0x2c);
  private static final Color GREY = new Color(0x50, 0x50, 0x50);
  private static final Color BAND = new Color(0xf1, 0xec, 0xdd);
  private static final Color GRID = new Color(0xdc, 0xdc, 0xdc);
  private static final Font LABELS = new Font(Font.SANS_SERIF, Font.PLAIN, 14);
  private static final Font TICKS = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
  private static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 16);
  private static final double MARGIN = 1.3;
  private static final float BAR = 14;
  private static final float THIN_BAR = 6;

  private final XYIntervalSeriesCollection data = new XYIntervalSeriesCollection();
  private final XYErrorRenderer renderer = new XYErrorRenderer();
  private final XYPlot plot;

  Panel(String label) {
    NumberAxis axis = looks(new NumberAxis(label));
    axis.setAutoRangeIncludesZero(true);
    axis.setAutoRangeStickyZero(false);
    axis.setLowerMargin(0.05);
    axis.setUpperMargin(0.1);
    plot = new XYPlot(data, null, axis, renderer);
    plot.setBackgroundPaint(Color.WHITE);
    plot.setDomainGridlinePaint(GRID);
    plot.setRangeGridlinePaint(GRID);
    renderer.setDrawXError(false);
    renderer.setDefaultShapesFilled(true);
  }

  /** The same with an axis that spans so much at least, where all values are the same. */
  Panel spanning(double least) {
    plot.getRangeAxis().setAutoRangeMinimumSize(least);
    return this;
  }

  /** The same with an axis that need not begin at zero. */
  Panel withoutZero() {
    ((NumberAxis) plot.getRangeAxis()).setAutoRangeIncludesZero(false);
    return this;
  }

  /** Adds a series of points, above those that are added later. */
  void add(XYIntervalSeries series, Color color, Shape shape, boolean line) {
    int index = data.getSeriesCount();
    data.addSeries(series);
    renderer.setSeriesPaint(index, color);
    renderer.setSeriesShape(index, shape);
    renderer.setSeriesLinesVisible(index, line);
    renderer.setSeriesStroke(index, new BasicStroke(2));
  }

  /** Adds bars, each from the lower to the upper end of a point's spread. */
  void addBars(XYIntervalSeries series, Color color) {
    addBars(series, color, BAR);
  }

  /** The same of bars that stand close beside each other. */
  void addThinBars(XYIntervalSeries series, Color color) {
    addBars(series, color, THIN_BAR);
  }

  private void addBars(XYIntervalSeries series, Color color, float width) {
    add(series, color, dot(0), false);
    renderer.setLegendShape(data.getSeriesCount() - 1, DOT);
    renderer.setErrorStroke(new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL));
    renderer.setCapLength(0);
  }

  /** Writes a text above a point. */
  void write(String text, long size, double y) {
    var annotation = new XYTextAnnotation(text, (double) size, y);
    annotation.setFont(TICKS);
    annotation.setPaint(GREY);
    annotation.setTextAnchor(TextAnchor.BOTTOM_CENTER);
    plot.addAnnotation(annotation);
  }

  /** Leaves the series that was added last out of the legend. */
  void hideFromLegend() {
    renderer.setSeriesVisibleInLegend(data.getSeriesCount() - 1, false);
  }

  /** Draws a line with its spread as a band, behind all points. */
  void drawBand(XYIntervalSeries series, Color color) {
    var collection = new XYIntervalSeriesCollection();
    collection.addSeries(series);
    var lines = new DeviationRenderer(true, false);
    lines.setSeriesPaint(0, color);
    lines.setSeriesFillPaint(0, PALE);
    lines.setSeriesStroke(0, new BasicStroke(2));
    lines.setAlpha(0.25f);
    plot.setDataset(1, collection);
    plot.setRenderer(1, lines);
  }

  XYPlot plot() {
    return plot;
  }

  static Shape dot(double size) {
    return new Ellipse2D.Double(-size / 2, -size / 2, size, size);
  }

  static void point(XYIntervalSeries series, long size, double y, double spread) {
    double x = (double) size;
    series.add(x, x, x, y, y - spread, y + spread);
  }

  static Color color(Outcome outcome) {
    return switch (outcome) {
      case SAT -> BLUE;
      case UNSAT -> RED;
      case TRAPPED -> GREEN;
      case UNDECIDED -> PALE;
    };
  }

  /** An axis with the looks of all plots. */
  static <A extends ValueAxis> A looks(A axis) {
    axis.setLabelFont(LABELS);
    axis.setTickLabelFont(TICKS);
    return axis;
  }

  /** A logarithmic axis with ticks at powers of two, and between them where these are few. */
  static LogAxis sizeAxis(String label, long least, long most) {
    var axis = new LogAxis(label);
    axis.setRange(least / MARGIN, most * MARGIN);
    axis.setNumberFormatOverride(NumberFormat.getIntegerInstance(Locale.ROOT));
    double doublings = Math.log(MARGIN * MARGIN * most / least) / Math.log(2);
    int parts = doublings < 3 ? 4 : doublings < 5 ? 2 : 1;
    axis.setTickUnit(new NumberTickUnit(Math.log10(2) / parts));
    return looks(axis);
  }

  private static String threshold(TransitionFit fit) {
    return fit.axis() == SizeAxis.PARAMETERS ? "N*" : "P*";
  }

  /** What the shaded part of a {@link #marked} plot is. */
  static String shaded(TransitionFit fit) {
    return fit.isBound()
        ? "shaded: where %s is, for even the %s fit"
            .formatted(
                threshold(fit),
                fit.axis() == SizeAxis.PARAMETERS ? "smallest networks" : "most patterns")
        : "shaded: the 95 %% interval of %s".formatted(threshold(fit));
  }

  /** Marks a threshold and its interval. */
  static XYPlot marked(XYPlot plot, TransitionFit fit) {
    // an end that is not known lies beyond any axis
    double low = Math.max(Double.MIN_NORMAL, fit.thresholdLow());
    double high = Math.min(Double.MAX_VALUE, fit.thresholdHigh());
    plot.addDomainMarker(new IntervalMarker(low, high, BAND), Layer.BACKGROUND);
    var stroke =
        new BasicStroke(
            1.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL, 0, new float[] {6, 5}, 0);
    var line = new ValueMarker(fit.threshold(), GREY, stroke);
    line.setLabel(
        !fit.isBound()
            ? threshold(fit)
            : fit.axis() == SizeAxis.PARAMETERS ? "N* at most" : "P* at least");
    line.setLabelFont(LABELS);
    line.setLabelPaint(GREY);
    line.setLabelBackgroundColor(new Color(0, 0, 0, 0));
    line.setLabelAnchor(RectangleAnchor.TOP_RIGHT);
    line.setLabelTextAnchor(TextAnchor.TOP_LEFT);
    plot.addDomainMarker(line, Layer.BACKGROUND);
    return plot;
  }

  /**
   * Draws a plot to a PNG file.
   *
   * @throws IOException if the file can't be written
   */
  static void write(Path file, Plot plot, String title) throws IOException {
    var chart = new JFreeChart(title, TITLE, plot, true);
    chart.setBackgroundPaint(Color.WHITE);
    chart.setPadding(new RectangleInsets(8, 8, 8, 16));
    chart.getLegend().setItemFont(TICKS);
    chart.getLegend().setPosition(RectangleEdge.BOTTOM);
    // to memory first: Java's image writers go on in a thread of their own where a disk is full
    Files.write(file, ChartUtils.encodeAsPNG(chart.createBufferedImage(WIDTH, HEIGHT)));
  }
}
