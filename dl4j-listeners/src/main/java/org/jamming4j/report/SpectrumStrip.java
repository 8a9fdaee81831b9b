package org.jamming4j.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The spectrum of H over training: a row for each network, a panel for each moment. */
public final class SpectrumStrip {
  private SpectrumStrip() {}

  /**
   * Draws it.
   *
   * @param file a PNG file
   * @param networks with their series
   * @throws IOException if the file can't be written
   */
  public static void write(Path file, List<NetworkSpectra> networks) throws IOException {
    EigenvalueAxis axis =
        EigenvalueAxis.of(
            networks.stream()
                .flatMap(
                    n ->
                        Stream.concat(
                            Stream.of(n.spectra()),
                            series(n).stream().map(SpectrumSnapshot::spectra))));
    SpectrumGrid.write(file, axis, networks.stream().map(SpectrumStrip::row).toList());
  }

  private static List<SpectrumSnapshot> series(NetworkSpectra network) {
    return network.series() == null ? List.of() : network.series();
  }

  private static SpectrumGrid.Row row(NetworkSpectra network) {
    List<SpectrumGrid.Cell> cells = new ArrayList<>();
    for (SpectrumSnapshot at : series(network)) {
      cells.add(
          new SpectrumGrid.Cell(
              "iteration %d: N_Delta = %d".formatted(at.iteration(), at.unsatisfied()),
              at.spectra().hessian()));
    }
    cells.add(
        new SpectrumGrid.Cell(
            "in the end: N_Delta = %d".formatted(network.unsatisfied()),
            network.spectra().hessian()));
    return new SpectrumGrid.Row(network.label(), cells);
  }
}
