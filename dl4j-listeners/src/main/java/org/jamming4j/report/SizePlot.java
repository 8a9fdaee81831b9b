package org.jamming4j.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jamming4j.sweep.NetworkRun;
import org.jamming4j.sweep.SizeStudy;
import org.jamming4j.training.Outcome;
import org.jfree.chart.ChartUtils;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.IntervalMarker;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;

/**
 * The main job's plot: N_Delta/N and the test error against N, one above the other, with N* and its
 * interval. Runs that fit count as N_Delta = 0, which a scaled last layer makes true.
 */
public final class SizePlot {
  private static final int WIDTH = 900;
  private static final int HEIGHT = 800;
  private static final Color BLUE = new Color(0x1f, 0x77, 0xb4);
  private static final Color RED = new Color(0xd6, 0x27, 0x28);
  private static final Color GREEN = new Color(0x2c, 0xa0, 0x2c);
  private static final Color ORANGE = new Color(0xff, 0x8c, 0x00);
  private static final Color DARK = new Color(0x33, 0x3f, 0x50);
  private static final Color GREY = new Color(0x50, 0x50, 0x50);
  private static final Color PALE = new Color(0xa8, 0xa8, 0xa8);
  private static final Color BAND = new Color(0xf1, 0xec, 0xdd);
  private static final Color GRID = new Color(0xdc, 0xdc, 0xdc);
  private static final Font LABELS = new Font(Font.SANS_SERIF, Font.PLAIN, 14);
  private static final Font TICKS = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
  private static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 16);
  private static final Shape DOT = new Ellipse2D.Double(-4, -4, 8, 8);
  private static final double MARGIN = 1.3;

  private SizePlot() {}

  /**
   * Draws the plot.
   *
   * @param file a PNG file
   * @param title what the data are
   * @throws IOException if the file can't be written
   */
  public static void write(Path file, SizeStudy.Result study, String title) throws IOException {
    var plot = new CombinedDomainXYPlot(sizeAxis(study));
    plot.setGap(14);
    plot.add(marked(unsatisfied(study), study));
    if (study.ensembleError().isPresent()) {
      plot.add(marked(testErrors(study), study));
    }
    var chart = new JFreeChart(title, TITLE, plot, true);
    chart.setBackgroundPaint(Color.WHITE);
    chart.setPadding(new RectangleInsets(8, 8, 8, 16));
    chart.getLegend().setItemFont(TICKS);
    chart.getLegend().setPosition(RectangleEdge.BOTTOM);
    // to memory first: Java's image writers go on in a thread of their own where a disk is full
    Files.write(file, ChartUtils.encodeAsPNG(chart.createBufferedImage(WIDTH, HEIGHT)));
  }

  private static LogAxis sizeAxis(SizeStudy.Result study) {
    var sizes =
        study.allRuns().stream()
            .mapToLong(run -> run.spec().effectiveParameters())
            .summaryStatistics();
    var axis = new LogAxis("N, the number of weights (shaded: the interval of N*)");
    axis.setRange(sizes.getMin() / MARGIN, sizes.getMax() * MARGIN);
    axis.setNumberFormatOverride(NumberFormat.getIntegerInstance(Locale.ROOT));
    // a tick at every power of two
    axis.setTickUnit(new NumberTickUnit(Math.log10(2)));
    axis.setLabelFont(LABELS);
    axis.setTickLabelFont(TICKS);
    return axis;
  }

  private static XYPlot unsatisfied(SizeStudy.Result study) {
    var chart = new Panel("N_Delta / N  (0 if SAT)");
    for (Outcome outcome : Outcome.values()) {
      var series = new XYIntervalSeries(outcome.name());
      for (NetworkRun run : study.allRuns()) {
        if (run.result().outcome() == outcome) {
          point(series, run.spec().effectiveParameters(), jump(run), 0);
        }
      }
      if (series.getItemCount() > 0) {
        chart.add(series, color(outcome), DOT, false);
      }
    }
    return chart.plot();
  }

  private static double jump(NetworkRun run) {
    return run.result().outcome() == Outcome.SAT
        ? 0
        : (double) run.result().state().unsatisfied() / run.spec().effectiveParameters();
  }

  private static Color color(Outcome outcome) {
    return switch (outcome) {
      case SAT -> BLUE;
      case UNSAT -> RED;
      case TRAPPED -> GREEN;
      case UNDECIDED -> PALE;
    };
  }

  private static XYPlot testErrors(SizeStudy.Result study) {
    var chart = new Panel("test error");
    var ensemble = new XYIntervalSeries("ensemble of " + study.members().size());
    point(ensemble, study.chosen().effectiveParameters(), study.ensembleError().orElseThrow(), 0);
    chart.add(ensemble, ORANGE, diamond(), false);
    var single = new XYIntervalSeries("single network, mean and spread");
    for (TestErrors errors : keptBySize(study)) {
      point(
          single,
          errors.effectiveParameters(),
          Objects.requireNonNull(errors.mean()).doubleValue(),
          Objects.requireNonNull(errors.std()).doubleValue());
    }
    chart.add(single, DARK, DOT, true);
    var search = new XYIntervalSeries("while looking for N*");
    for (NetworkRun run : study.search().runs()) {
      point(search, run.spec().effectiveParameters(), run.testError().orElseThrow(), 0);
    }
    chart.add(search, PALE, DOT, false);
    return chart.plot();
  }

  private static List<TestErrors> keptBySize(SizeStudy.Result study) {
    List<NetworkRun> kept = new ArrayList<>(study.members());
    study.references().values().forEach(kept::addAll);
    Map<Long, List<NetworkRun>> bySize =
        kept.stream()
            .collect(
                Collectors.groupingBy(
                    run -> run.spec().effectiveParameters(), TreeMap::new, Collectors.toList()));
    return bySize.values().stream().map(TestErrors::of).toList();
  }

  private static void point(XYIntervalSeries series, long size, double y, double spread) {
    double x = (double) size;
    series.add(x, x, x, y, y - spread, y + spread);
  }

  private static Shape diamond() {
    var shape = new Path2D.Double();
    shape.moveTo(0, -8);
    shape.lineTo(7, 0);
    shape.lineTo(0, 8);
    shape.lineTo(-7, 0);
    shape.closePath();
    return shape;
  }

  /** Marks N* and its interval. */
  private static XYPlot marked(XYPlot plot, SizeStudy.Result study) {
    var estimate = study.search().estimate();
    var band = new IntervalMarker(Math.max(1, estimate.low()), estimate.high(), BAND);
    plot.addDomainMarker(band, Layer.BACKGROUND);
    var stroke =
        new BasicStroke(
            1.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL, 0, new float[] {6, 5}, 0);
    var line = new ValueMarker(estimate.nStar(), GREY, stroke);
    line.setLabel("N*");
    line.setLabelFont(LABELS);
    line.setLabelPaint(GREY);
    line.setLabelBackgroundColor(new Color(0, 0, 0, 0));
    line.setLabelAnchor(RectangleAnchor.TOP_RIGHT);
    line.setLabelTextAnchor(TextAnchor.TOP_LEFT);
    plot.addDomainMarker(line, Layer.BACKGROUND);
    return plot;
  }

  /** One of the panels, to which series are added. */
  private static final class Panel {
    private final XYIntervalSeriesCollection data = new XYIntervalSeriesCollection();
    private final XYErrorRenderer renderer = new XYErrorRenderer();
    private final XYPlot plot;

    Panel(String label) {
      var axis = new NumberAxis(label);
      axis.setLabelFont(LABELS);
      axis.setTickLabelFont(TICKS);
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

    void add(XYIntervalSeries series, Color color, Shape shape, boolean line) {
      int index = data.getSeriesCount();
      data.addSeries(series);
      renderer.setSeriesPaint(index, color);
      renderer.setSeriesShape(index, shape);
      renderer.setSeriesLinesVisible(index, line);
      renderer.setSeriesStroke(index, new BasicStroke(2));
    }

    XYPlot plot() {
      return plot;
    }
  }
}
