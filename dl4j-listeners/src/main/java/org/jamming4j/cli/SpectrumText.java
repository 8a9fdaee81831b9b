package org.jamming4j.cli;

import java.util.Locale;
import org.jamming4j.curvature.Spectrum;
import org.jamming4j.report.NetworkSpectra;
import org.jamming4j.report.SpectrumSummary;

/** Spectra as they are printed. */
final class SpectrumText {
  private SpectrumText() {}

  /** The text, ending with a line break. */
  static String of(SpectrumSummary summary) {
    var text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "%s, seed %d, %s s; by %s%s%n",
            summary.data(),
            summary.seed(),
            summary.seconds(),
            summary.coordinates().equals("all") ? "weights and biases" : "weights alone",
            summary.nStar() == null ? "" : "; N* = " + summary.nStar()));
    for (NetworkSpectra network : summary.all()) {
      text.append(
          String.format(
              Locale.ROOT,
              "%n%s: width %d, depth %d, P = %d, N_Delta = %d%n",
              network.label(),
              network.width(),
              network.depth(),
              network.patterns(),
              network.unsatisfied()));
      text.append("     negative     zero  positive        least     greatest\n");
      text.append(row("H", network.spectra().hessian()));
      text.append(row("H0", network.spectra().gaussNewton()));
      text.append(row("Hp", network.spectra().residual()));
      text.append(String.format(Locale.ROOT, "trace of Hp %.2e%n", network.traceResidual()));
    }
    return text.toString();
  }

  private static String row(String name, Spectrum spectrum) {
    double[] ascending = spectrum.eigenvalues();
    return String.format(
        Locale.ROOT,
        "%-4s %8d %8d %9d %12.4g %12.4g%n",
        name,
        spectrum.negative(),
        spectrum.zero(),
        spectrum.positive(),
        ascending[0],
        ascending[ascending.length - 1]);
  }
}
