package org.jamming4j.report;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jamming4j.curvature.HessianSpectra;
import org.jamming4j.curvature.Spectrum;
import org.jamming4j.sweep.SpectrumStudy;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.data.xy.XYIntervalSeries;

/** The figures of a study of spectra about N*. */
public final class SpectrumStudyPlots {
  private static final List<Color> COLORS =
      List.of(
          new Color(0x1f, 0x77, 0xb4),
          Panel.ORANGE,
          new Color(0x2c, 0xa0, 0x2c),
          new Color(0xd6, 0x27, 0x28));

  private SpectrumStudyPlots() {}

  /**
   * The spectra of H, a row for each problem and a panel for each multiple of N*: of its first
   * network.
   *
   * @param file a PNG file
   * @throws IOException if the file can't be written
   */
  public static void writeHessian(Path file, List<SpectrumStudy.Result> results)
      throws IOException {
    write(file, results, HessianSpectra::hessian);
  }

  /** The same of Hp. */
  public static void writeResidual(Path file, List<SpectrumStudy.Result> results)
      throws IOException {
    write(file, results, HessianSpectra::residual);
  }

  private static void write(
      Path file, List<SpectrumStudy.Result> results, Function<HessianSpectra, Spectrum> of)
      throws IOException {
    EigenvalueAxis axis =
        EigenvalueAxis.of(
            results.stream().flatMap(r -> r.networks().stream()).map(n -> n.spectra()));
    SpectrumGrid.write(file, axis, results.stream().map(result -> row(result, of)).toList());
  }

  private static SpectrumGrid.Row row(
      SpectrumStudy.Result result, Function<HessianSpectra, Spectrum> of) {
    return new SpectrumGrid.Row(
        String.format(
            Locale.ROOT,
            "%s: P = %d, N* = %.0f",
            result.problem().name(),
            result.patterns(),
            result.fit().threshold()),
        result.networks().stream()
            .filter(n -> n.run().index() == 0)
            .map(
                n ->
                    new SpectrumGrid.Cell(
                        String.format(
                            Locale.ROOT,
                            "N = %.2f N*, %s: N_Delta = %d",
                            n.run().spec().effectiveParameters() / result.fit().threshold(),
                            n.run().outcome(),
                            n.unsatisfied()),
                        of.apply(n.spectra())))
            .toList());
  }

  /**
   * Negative modes of Hp over N_Delta, of all networks, with the line up to which a minimum may
   * have them.
   *
   * @param file a PNG file
   * @throws IOException if the file can't be written
   */
  public static void writeModes(Path file, List<SpectrumStudy.Result> results) throws IOException {
    var panel = new Panel("negative modes of Hp");
    double most = 1;
    for (int i = 0; i < results.size(); i++) {
      var series = new XYIntervalSeries(results.get(i).problem().name());
      for (SpectrumStudy.Network network : results.get(i).networks()) {
        Panel.point(series, network.unsatisfied(), network.spectra().residual().negative(), 0);
        most = Math.max(most, network.unsatisfied());
      }
      panel.add(series, COLORS.get(i % COLORS.size()), Panel.DOT, false);
    }
    var bound = new XYIntervalSeries("as many");
    bound.add(0, 0, 0, 0, 0, 0);
    bound.add(most, most, most, most, most, most);
    panel.drawBand(bound, Panel.DARK);
    panel.plot().setDomainAxis(Panel.looks(new NumberAxis("N_Delta, the unsatisfied patterns")));
    Panel.write(file, panel.plot(), "Negative modes of Hp, and unsatisfied patterns");
  }
}
