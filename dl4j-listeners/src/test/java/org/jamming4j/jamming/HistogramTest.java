package org.jamming4j.jamming;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistogramTest {
  @Test
  void bins_takeTheirLowerEdgeIn_andLeaveTheUpperOut() {
    double[] values = {-1, 0, 0.5, 1, 1.5, 2, 3, Double.NaN, -0.0, Double.POSITIVE_INFINITY};
    Histogram found = Histogram.of(values, List.of(0.0, 1.0, 2.0));
    assertEquals(new Histogram(List.of(0.0, 1.0, 2.0), List.of(3, 2), 1, 3, 1), found);
    assertEquals(values.length, found.total());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 40})
  void counts_ofAnyValues_areThoseOfALoop(int bins) {
    var random = new Random(bins);
    double[] values = random.doubles(500, -2, 2).toArray();
    List<Double> edges = Histogram.evenEdges(-1.5, 1, bins);
    Histogram found = Histogram.of(values, edges);
    for (int bin = 0; bin < bins; bin++) {
      double from = edges.get(bin);
      double to = edges.get(bin + 1);
      assertEquals(
          Arrays.stream(values).filter(v -> v >= from && v < to).count(),
          found.counts().get(bin).longValue());
    }
    assertEquals(Arrays.stream(values).filter(v -> v < -1.5).count(), found.below());
    assertEquals(Arrays.stream(values).filter(v -> v >= 1).count(), found.above());
    assertEquals(500, found.total());
  }

  @Test
  void edges_ofEachKind_beginAndEndAsAsked() {
    assertEquals(List.of(-3.0, 0.0, 3.0), Histogram.evenEdges(-3, 3, 2));
    assertEquals(List.of(0.25, 1.0, 4.0), Histogram.logEdges(0.25, 4, 2));
  }

  @Test
  void edges_thatDoNotAscend_areRefused() {
    for (List<Double> wrong :
        List.of(
            List.<Double>of(), List.of(1.0), List.of(1.0, 1.0), List.of(0.0, Double.NaN, 1.0))) {
      assertThrows(IllegalArgumentException.class, () -> Histogram.of(new double[1], wrong));
    }
  }
}
