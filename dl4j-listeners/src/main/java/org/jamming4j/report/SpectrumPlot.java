package org.jamming4j.report;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.jamming4j.curvature.HessianSpectra;
import org.jamming4j.curvature.Spectrum;
import org.jfree.chart.plot.CombinedDomainXYPlot;

/**
 * Spectra of H, H0 and Hp below each other, as of {@link EigenvalueAxis}; the legend says how many
 * zero modes H has.
 */
public final class SpectrumPlot {
  private static final List<Color> COLORS =
      List.of(
          new Color(0xd6, 0x27, 0x28),
          Panel.ORANGE,
          new Color(0x1f, 0x77, 0xb4),
          Panel.DARK,
          new Color(0x2c, 0xa0, 0x2c));

  private SpectrumPlot() {}

  /**
   * Draws them.
   *
   * @param file a PNG file
   * @throws IOException if the file can't be written
   */
  public static void write(Path file, SpectrumSummary summary) throws IOException {
    EigenvalueAxis axis = EigenvalueAxis.of(summary.all().stream().map(NetworkSpectra::spectra));
    var plot = new CombinedDomainXYPlot(axis.domain("eigenvalue", 1));
    plot.setGap(10);
    plot.add(panel("H", summary, axis, HessianSpectra::hessian, true).plot());
    plot.add(panel("H0", summary, axis, HessianSpectra::gaussNewton, false).plot());
    plot.add(panel("Hp", summary, axis, HessianSpectra::residual, false).plot());
    Panel.write(file, plot, summary.data());
  }

  private static Panel panel(
      String name,
      SpectrumSummary summary,
      EigenvalueAxis axis,
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
      panel.add(axis.steps(label, spectrum), color, Panel.dot(0), true);
      if (!named) {
        panel.hideFromLegend();
      }
      // beside each other, since bars of several networks are at the same place
      double x = (i - (networks.size() - 1) / 2.0) * 0.25;
      panel.addThinBars(EigenvalueAxis.zeroModes("zero modes " + i, spectrum, x), color);
      panel.hideFromLegend();
    }
    panel.plot().setRangeAxis(EigenvalueAxis.counts(name + ", eigenvalues a bin", most));
    return panel;
  }
}
