package org.jamming4j.report;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jamming4j.curvature.Spectrum;

/** Eigenvalues of H, H0 and Hp as a table, one line each. */
public final class SpectrumCsv {
  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT
          .builder()
          .setRecordSeparator('\n')
          .setHeader("network", "effectiveParameters", "matrix", "index", "eigenvalue")
          .get();

  private SpectrumCsv() {}

  /**
   * Writes them.
   *
   * @throws IOException if the file can't be written
   */
  public static void write(Path file, List<NetworkSpectra> networks) throws IOException {
    try (Writer writer = Files.newBufferedWriter(file);
        var printer = new CSVPrinter(writer, FORMAT)) {
      for (NetworkSpectra network : networks) {
        print(printer, network, "H", network.spectra().hessian());
        print(printer, network, "H0", network.spectra().gaussNewton());
        print(printer, network, "Hp", network.spectra().residual());
      }
    }
  }

  private static void print(
      CSVPrinter printer, NetworkSpectra network, String matrix, Spectrum spectrum)
      throws IOException {
    double[] ascending = spectrum.eigenvalues();
    for (int index = 0; index < ascending.length; index++) {
      printer.printRecord(
          network.label(), network.effectiveParameters(), matrix, index, ascending[index]);
    }
  }
}
