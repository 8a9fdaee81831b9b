package org.jamming4j.data;

import static org.jamming4j.Tolerances.FLOAT64;
import static org.jamming4j.Tolerances.assertClose;
import static org.jamming4j.data.Messages.assertRefused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RandomPatternsTest {
  @ParameterizedTest
  @CsvSource({"2,2", "7,3", "1000,16", "3,500"})
  void generate_anySize_hasNormsOfRootD(int size, int dimension) {
    Patterns patterns = RandomPatterns.generate(size, dimension, 5);
    assertEquals(size, patterns.size());
    assertEquals(dimension, patterns.dimension());
    for (int mu = 0; mu < size; mu++) {
      double squares = Arrays.stream(patterns.pattern(mu)).map(v -> v * v).sum();
      assertClose(dimension, squares, FLOAT64);
    }
  }

  @Test
  void generate_labels_alternate() {
    Patterns patterns = RandomPatterns.generate(5, 4, 1);
    assertEquals(List.of("-1", "+1"), patterns.classNames());
    for (int mu = 0; mu < 5; mu++) {
      assertEquals(mu % 2 == 0 ? -1 : 1, patterns.label(mu, 0));
    }
  }

  @Test
  void generate_manyPatterns_areCentredAndWhite() {
    Patterns patterns = RandomPatterns.generate(20000, 3, 11);
    for (int i = 0; i < 3; i++) {
      double mean = 0;
      double variance = 0;
      double product = 0;
      for (int mu = 0; mu < patterns.size(); mu++) {
        double x = patterns.input(mu, i);
        mean += x / patterns.size();
        variance += x * x / patterns.size();
        product += x * patterns.input(mu, (i + 1) % 3) / patterns.size();
      }
      // centring comes before the scaling, which leaves a mean of O(1/sqrt(P d))
      assertClose(0, mean, 0.02);
      assertClose(1, variance, 0.03);
      assertClose(0, product, 0.03);
    }
  }

  @Test
  void generate_sameSeed_givesSameBits() {
    Patterns first = RandomPatterns.generate(9, 4, 3);
    Patterns second = RandomPatterns.generate(9, 4, 3);
    Patterns other = RandomPatterns.generate(9, 4, 4);
    for (int mu = 0; mu < 9; mu++) {
      assertArrayEquals(first.pattern(mu), second.pattern(mu));
      assertFalse(Arrays.equals(first.pattern(mu), other.pattern(mu)));
    }
  }

  @Test
  void generate_tooSmallOrTooLarge_isRefused() {
    assertRefused(() -> RandomPatterns.generate(1, 4, 0), "1 random", "at least 2", "--patterns");
    assertRefused(() -> RandomPatterns.generate(4, 1, 0), "dimension 1", "at least 2", "--dim");
    assertRefused(() -> RandomPatterns.generate(100_000, 100_000, 0), "100000", "fewer");
  }

  @Test
  void project_extremeMagnitudes_reachesTheSphere() {
    double[] x = {1e300, -1e300, 1e-300, 1e-300, 0, 0};
    Sphere.project(x, 0, 2);
    Sphere.project(x, 2, 2);
    Sphere.project(x, 4, 2);
    assertClose(new double[] {1, -1, 1, 1, 0, 0}, x, FLOAT64);
  }
}
