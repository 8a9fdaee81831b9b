package org.jamming4j.curvature;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/** Products and spectra of every kind of network, each as a line of numbers. */
public final class CurvatureFigures {
  private CurvatureFigures() {}

  /** The lines, the same but for rounding in any arithmetic. */
  public static List<String> lines() throws InterruptedException {
    List<String> lines = new ArrayList<>();
    for (Points points : Points.all().toList()) {
      try (LossPoint point = points.point()) {
        double[][] vectors = {new Random(1).doubles(points.parameters.length, -1, 1).toArray()};
        for (Term term : Term.values()) {
          lines.add(line(point.operator(term, Coordinates.ALL, 2).apply(vectors)[0]));
        }
        HessianSpectra spectra = HessianSpectra.of(point, Coordinates.WEIGHTS);
        lines.add(line(spectra.hessian().eigenvalues()));
        lines.add(line(spectra.gaussNewton().eigenvalues()));
        lines.add(line(spectra.residual().eigenvalues()));
      }
    }
    return lines;
  }

  private static String line(double[] numbers) {
    return Arrays.stream(numbers).mapToObj(Double::toString).collect(Collectors.joining(" "));
  }
}
