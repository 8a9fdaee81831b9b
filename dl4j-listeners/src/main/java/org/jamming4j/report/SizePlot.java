package org.jamming4j.report;

import java.awt.Shape;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jamming4j.jamming.Outcome;
import org.jamming4j.sweep.RunRecord;
import org.jamming4j.sweep.SizeStudy;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.data.xy.XYIntervalSeries;

/**
 * The main job's plot: N_Delta/N and the test error against N, one above the other, with N* and its
 * interval. Runs that fit count as N_Delta = 0, which a scaled last layer makes true.
 */
public final class SizePlot {
  /** Of the axes of shares, where all are equal. */
  private static final double LEAST_SPAN = 0.02;

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
    Panel.write(file, plot, title);
  }

  private static LogAxis sizeAxis(SizeStudy.Result study) {
    var sizes =
        study.allRuns().stream()
            .mapToLong(run -> run.spec().effectiveParameters())
            .summaryStatistics();
    return Panel.sizeAxis(
        "N, the number of weights (%s)".formatted(Panel.shaded(study.search().fit())),
        sizes.getMin(),
        sizes.getMax());
  }

  private static XYPlot unsatisfied(SizeStudy.Result study) {
    Panel chart = new Panel("N_Delta / N  (0 if SAT)").spanning(LEAST_SPAN);
    for (Outcome outcome : Outcome.values()) {
      var series = new XYIntervalSeries(outcome.name());
      for (RunRecord run : study.allRuns()) {
        if (run.result().outcome() == outcome) {
          Panel.point(series, run.spec().effectiveParameters(), jump(run), 0);
        }
      }
      if (series.getItemCount() > 0) {
        chart.add(series, Panel.color(outcome), Panel.DOT, false);
      }
    }
    return chart.plot();
  }

  private static double jump(RunRecord run) {
    return run.result().outcome() == Outcome.SAT
        ? 0
        : (double) run.result().state().unsatisfied() / run.spec().effectiveParameters();
  }

  private static XYPlot testErrors(SizeStudy.Result study) {
    Panel chart = new Panel("test error").spanning(LEAST_SPAN);
    var ensemble = new XYIntervalSeries("ensemble of " + study.members().size());
    Panel.point(
        ensemble, study.chosen().effectiveParameters(), study.ensembleError().orElseThrow(), 0);
    chart.add(ensemble, Panel.ORANGE, diamond(), false);
    var single = new XYIntervalSeries("single network, mean and spread");
    for (TestErrors errors : keptBySize(study)) {
      Panel.point(
          single,
          errors.effectiveParameters(),
          Objects.requireNonNull(errors.mean()).doubleValue(),
          Objects.requireNonNull(errors.std()).doubleValue());
    }
    chart.add(single, Panel.DARK, Panel.DOT, true);
    var search = new XYIntervalSeries("while looking for N*");
    for (RunRecord run : study.search().runs()) {
      // a run that diverged has none
      run.testError().ifPresent(e -> Panel.point(search, run.spec().effectiveParameters(), e, 0));
    }
    chart.add(search, Panel.PALE, Panel.DOT, false);
    return chart.plot();
  }

  private static List<TestErrors> keptBySize(SizeStudy.Result study) {
    List<RunRecord> kept = new ArrayList<>(study.members());
    study.references().values().forEach(kept::addAll);
    Map<Long, List<RunRecord>> bySize =
        kept.stream()
            .collect(
                Collectors.groupingBy(
                    run -> run.spec().effectiveParameters(), TreeMap::new, Collectors.toList()));
    return bySize.values().stream().map(TestErrors::of).toList();
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

  private static XYPlot marked(XYPlot plot, SizeStudy.Result study) {
    return Panel.marked(plot, study.search().fit());
  }
}
