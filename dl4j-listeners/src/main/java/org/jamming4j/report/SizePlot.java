package org.jamming4j.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.jamming4j.sweep.NetworkRun;
import org.jamming4j.sweep.SizeStudy;
import org.jamming4j.training.Outcome;
import org.knowm.xchart.AnnotationLine;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * The main job's plot: N_Delta/N and the test error against N, one above the other, with N* marked.
 * Runs that fit count as N_Delta = 0, which a scaled last layer makes true.
 */
public final class SizePlot {
  private static final int WIDTH = 900;
  private static final int HEIGHT = 480;
  private static final Color BLUE = new Color(0x1f, 0x77, 0xb4);
  private static final Color RED = new Color(0xd6, 0x27, 0x28);
  private static final Color GREEN = new Color(0x2c, 0xa0, 0x2c);
  private static final Color GREY = new Color(0x70, 0x70, 0x70);
  private static final Color PALE = new Color(0xb0, 0xb0, 0xb0);

  private SizePlot() {}

  /**
   * Draws the plot.
   *
   * @param file a PNG file
   * @param title what the data are
   * @throws IOException if the file can't be written
   */
  public static void write(Path file, SizeStudy.Result study, String title) throws IOException {
    List<XYChart> charts = new ArrayList<>();
    charts.add(unsatisfiedChart(study, title));
    if (study.ensembleError().isPresent()) {
      charts.add(testErrorChart(study));
    }
    var image = new BufferedImage(WIDTH, HEIGHT * charts.size(), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    for (XYChart chart : charts) {
      chart.paint(graphics, WIDTH, HEIGHT);
      graphics.translate(0, HEIGHT);
    }
    graphics.dispose();
    if (!ImageIO.write(image, "png", file.toFile())) {
      throw new IOException("This Java writes no PNG files.");
    }
  }

  private static XYChart unsatisfiedChart(SizeStudy.Result study, String title) {
    XYChart chart = chart(title, "N_Delta / N");
    for (Outcome outcome : Outcome.values()) {
      List<NetworkRun> runs =
          study.search().runs().stream().filter(run -> run.result().outcome() == outcome).toList();
      if (!runs.isEmpty()) {
        XYSeries series =
            chart.addSeries(
                outcome.name(), sizes(runs), runs.stream().map(SizePlot::jump).toList());
        points(series, color(outcome));
      }
    }
    markThreshold(chart, study);
    return chart;
  }

  private static Double jump(NetworkRun run) {
    return run.result().outcome() == Outcome.SAT
        ? 0.0
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

  private static XYChart testErrorChart(SizeStudy.Result study) {
    XYChart chart = chart("", "test error");
    List<NetworkRun> search = study.search().runs();
    points(
        chart.addSeries(
            "runs that looked for N*",
            sizes(search),
            search.stream().map(run -> run.testError().orElseThrow()).toList()),
        PALE);
    List<NetworkRun> kept = new ArrayList<>(study.members());
    study.references().values().forEach(kept::addAll);
    var byWidth =
        new TreeMap<>(
            kept.stream().collect(Collectors.groupingBy(run -> run.spec().effectiveParameters())));
    List<TestErrors> errors = byWidth.values().stream().map(TestErrors::of).toList();
    XYSeries single =
        chart.addSeries(
            "single networks, mean and spread",
            errors.stream().map(e -> (double) e.effectiveParameters()).toList(),
            errors.stream().map(TestErrors::mean).toList(),
            errors.stream().map(TestErrors::std).toList());
    single.setMarker(SeriesMarkers.CIRCLE).setMarkerColor(BLUE).setLineColor(BLUE);
    XYSeries ensemble =
        chart.addSeries(
            "ensemble of " + study.members().size(),
            List.of((double) study.chosen().effectiveParameters()),
            List.of(study.ensembleError().getAsDouble()));
    points(ensemble, RED);
    ensemble.setMarker(SeriesMarkers.DIAMOND);
    markThreshold(chart, study);
    return chart;
  }

  private static List<Double> sizes(List<NetworkRun> runs) {
    return runs.stream().map(run -> (double) run.spec().effectiveParameters()).toList();
  }

  private static void points(XYSeries series, Color color) {
    series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
    series.setMarker(SeriesMarkers.CIRCLE).setMarkerColor(color);
  }

  private static void markThreshold(XYChart chart, SizeStudy.Result study) {
    chart.addAnnotation(new AnnotationLine(study.search().estimate().nStar(), true, false));
  }

  private static XYChart chart(String title, String yTitle) {
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title(title)
            .xAxisTitle("N (weights); dashed: N*")
            .yAxisTitle(yTitle)
            .build();
    Styler styler = chart.getStyler();
    chart.getStyler().setXAxisLogarithmic(true);
    chart.getStyler().setMarkerSize(8);
    chart.getStyler().setPlotGridLinesColor(new Color(0xe4, 0xe4, 0xe4));
    chart.getStyler().setErrorBarsColorSeriesColor(true);
    chart.getStyler().setAxisTickLabelsFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13));
    chart.getStyler().setAxisTitleFont(new Font(Font.SANS_SERIF, Font.PLAIN, 15));
    chart.getStyler().setYAxisMin(0.0);
    styler.setAnnotationLineColor(GREY);
    styler.setAnnotationLineStroke(
        new BasicStroke(
            1.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL, 0, new float[] {6, 5}, 0));
    styler.setChartBackgroundColor(Color.WHITE);
    styler.setLegendPosition(Styler.LegendPosition.InsideNE);
    styler.setLegendFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13));
    styler.setChartTitleFont(new Font(Font.SANS_SERIF, Font.BOLD, 16));
    styler.setChartTitleBoxVisible(false);
    styler.setLegendBorderColor(Color.WHITE);
    return chart;
  }
}
