package org.jamming4j.data;

import static org.jamming4j.Tolerances.FLOAT64;
import static org.jamming4j.Tolerances.assertClose;
import static org.jamming4j.data.Messages.assertRefused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jamming4j.Tolerances;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PreprocessingTest {
  private static Patterns of(double[] inputs, int dimension) {
    int[] classes = IntStream.range(0, inputs.length / dimension).map(mu -> mu % 2).toArray();
    return new Patterns(inputs, dimension, classes, List.of("a", "b"));
  }

  /** Gaussian patterns in the span of `rank` random directions, with a mean and unequal widths. */
  private static Patterns spanned(int size, int dimension, int rank, long seed) {
    Random random = new Random(seed);
    double[] axes = random.doubles((long) rank * dimension, -1, 1).toArray();
    double[] inputs = new double[size * dimension];
    for (int mu = 0; mu < size; mu++) {
      for (int k = 0; k < rank; k++) {
        double coordinate = random.nextGaussian() / (1 + k);
        for (int i = 0; i < dimension; i++) {
          inputs[mu * dimension + i] += coordinate * axes[k * dimension + i] + (k == 0 ? i : 0);
        }
      }
    }
    return of(inputs, dimension);
  }

  /** Covariance of the patterns normalised by P, [d x d]. */
  private static double[][] covariance(Patterns patterns) {
    double[] mean = mean(patterns);
    int d = patterns.dimension();
    double[][] covariance = new double[d][d];
    for (int mu = 0; mu < patterns.size(); mu++) {
      double[] x = patterns.pattern(mu);
      for (int i = 0; i < d; i++) {
        for (int j = 0; j < d; j++) {
          covariance[i][j] += (x[i] - mean[i]) * (x[j] - mean[j]) / patterns.size();
        }
      }
    }
    return covariance;
  }

  private static double[] mean(Patterns patterns) {
    double[] mean = new double[patterns.dimension()];
    for (int mu = 0; mu < patterns.size(); mu++) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] += patterns.input(mu, i) / patterns.size();
      }
    }
    return mean;
  }

  /**
   * The first principal components by power iteration and deflation, each divided by its standard
   * deviation, [dimension][d]: slow, and unlike the code under test in every step.
   */
  private static double[][] reference(Patterns patterns, int dimension) {
    double[][] c = covariance(patterns);
    int d = c.length;
    double[][] components = new double[dimension][];
    for (int k = 0; k < dimension; k++) {
      double[] v = new Random(k).doubles(d).toArray();
      double variance = 0;
      for (int step = 0; step < 3000; step++) {
        double[] next = new double[d];
        for (int i = 0; i < d; i++) {
          for (int j = 0; j < d; j++) {
            next[i] += c[i][j] * v[j];
          }
        }
        variance = Math.sqrt(Arrays.stream(next).map(x -> x * x).sum());
        double norm = variance;
        v = Arrays.stream(next).map(x -> x / norm).toArray();
      }
      double largest = 0;
      for (double x : v) {
        largest = Math.abs(x) > Math.abs(largest) ? x : largest;
      }
      for (int i = 0; i < d; i++) {
        for (int j = 0; j < d; j++) {
          c[i][j] -= variance * v[i] * v[j];
        }
      }
      double scale = Math.signum(largest) / Math.sqrt(variance);
      components[k] = Arrays.stream(v).map(x -> x * scale).toArray();
    }
    return components;
  }

  private static void assertWhite(Patterns patterns, double tolerance) {
    assertClose(new double[patterns.dimension()], mean(patterns), tolerance);
    double[][] covariance = covariance(patterns);
    for (int i = 0; i < covariance.length; i++) {
      for (int j = 0; j < covariance.length; j++) {
        assertClose(i == j ? 1 : 0, covariance[i][j], tolerance);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"200,6,6,4", "200,6,6,6", "12,30,11,11", "12,30,11,3", "7,7,6,6", "2,5,1,1"})
  void fit_trainingPatterns_becomeWhite(int size, int d, int rank, int dimension) {
    Patterns training = spanned(size, d, d, 1);
    assertEquals(rank, Preprocessing.rank(training));
    Preprocessing fitted = Preprocessing.fit(training, dimension, false);
    assertEquals(d, fitted.inputDimension());
    assertEquals(dimension, fitted.dimension());
    assertWhite(fitted.apply(training), FLOAT64);
  }

  @ParameterizedTest
  @CsvSource({"300,5,5", "300,5,2", "9,20,4"})
  void fit_components_areThoseOfPowerIteration(int size, int d, int dimension) {
    Patterns training = spanned(size, d, d, 4);
    double[][] components = reference(training, dimension);
    Preprocessing fitted = Preprocessing.fit(training, dimension, false);
    double[] mean = mean(training);
    Patterns others = spanned(5, d, d, 77); // outside the span of the training patterns if P < d
    for (int mu = 0; mu < 5; mu++) {
      double[] x = others.pattern(mu);
      double[] expected = new double[dimension];
      for (int k = 0; k < dimension; k++) {
        for (int i = 0; i < d; i++) {
          expected[k] += components[k][i] * (x[i] - mean[i]);
        }
      }
      // deflation leaves the reference less accurate than the code under test
      assertClose(expected, fitted.apply(x), Tolerances.DECOMPOSED);
    }
  }

  @ParameterizedTest
  @CsvSource({"10,10", "8,20", "40,6"})
  void components_gramAndCorrelation_agree(int size, int d) {
    Patterns training = spanned(size, d, d, 9);
    PrincipalComponents gram = PrincipalComponents.of(training, true);
    PrincipalComponents direct = PrincipalComponents.of(training, false);
    assertEquals(direct.rank(), gram.rank());
    assertClose(direct.whitening(5), gram.whitening(5), Tolerances.REORDERED);
  }

  @Test
  void fit_columnsOfVeryDifferentUnits_losesNone() {
    double[] units = {1e12, 1, 1e-9, 1e-150};
    Patterns even = spanned(50, 4, 4, 2);
    double[] inputs = new double[200];
    for (int i = 0; i < 200; i++) {
      inputs[i] = even.input(i / 4, i % 4) * units[i % 4];
    }
    Patterns training = of(inputs, 4);
    assertEquals(4, Preprocessing.rank(training));
    assertWhite(Preprocessing.fit(training, 4, false).apply(training), Tolerances.REORDERED);
  }

  @Test
  void fit_dependentColumns_areWhiteNevertheless() {
    Patterns training = spanned(100, 9, 6, 2);
    assertWhite(Preprocessing.fit(training, 6, false).apply(training), Tolerances.REORDERED);
  }

  @ParameterizedTest
  @CsvSource({"100,10,3", "10,40,3", "100,10,1", "20,20,7"})
  void rank_plantedDirections_isFound(int size, int d, int rank) {
    assertEquals(rank, Preprocessing.rank(spanned(size, d, rank, 6)));
  }

  @Test
  void rank_constantAndRepeatedColumns_doNotCount() {
    double[] inputs = new double[40];
    Random random = new Random(3);
    for (int mu = 0; mu < 10; mu++) {
      inputs[4 * mu] = random.nextGaussian();
      inputs[4 * mu + 1] = 0.1;
      inputs[4 * mu + 2] = 3 * inputs[4 * mu] + 7;
      inputs[4 * mu + 3] = random.nextGaussian();
    }
    assertEquals(2, Preprocessing.rank(of(inputs, 4)));
    double[] same = new double[30];
    Arrays.fill(same, 0.1);
    assertEquals(0, Preprocessing.rank(of(same, 3)));
    assertRefused(() -> Preprocessing.fit(of(same, 3), 2, true), "10 patterns", "same");
  }

  @Test
  void apply_sphere_hasNormsOfRootDAndKeepsTheMean() {
    Patterns training = spanned(60, 8, 8, 5);
    Preprocessing fitted = Preprocessing.fit(training, 5, true);
    Preprocessing flat = Preprocessing.fit(training, 5, false);
    Patterns result = fitted.apply(training);
    for (int mu = 0; mu < 60; mu++) {
      double[] white = flat.apply(training.pattern(mu));
      double norm = Math.sqrt(Arrays.stream(white).map(v -> v * v).sum());
      double[] expected = Arrays.stream(white).map(v -> v * Math.sqrt(5) / norm).toArray();
      assertClose(expected, result.pattern(mu), FLOAT64);
    }
    Patterns symmetric = of(new double[] {1, 2, -1, -2, 2, -1, -2, 1}, 2);
    assertArrayEquals(
        new double[2], Preprocessing.fit(symmetric, 2, true).apply(new double[] {0, 0}));
  }

  @Test
  void apply_onePattern_givesTheBitsOfMany() {
    Patterns training = spanned(60, 8, 8, 5);
    Preprocessing fitted = Preprocessing.fit(training, 5, true);
    Patterns result = fitted.apply(training);
    for (int mu = 0; mu < 60; mu++) {
      assertArrayEquals(result.pattern(mu), fitted.apply(training.pattern(mu)));
      assertEquals(training.classOf(mu), result.classOf(mu));
    }
  }

  @Test
  void apply_testPatterns_areProjectedByTheTrainingPatternsAlone() {
    Patterns all = spanned(100, 6, 6, 7);
    Split split = all.split(50, 50, 1);
    Preprocessing fitted = Preprocessing.fit(split.training(), 4, false);
    String before = fitted.toJson();
    Patterns test = fitted.apply(split.test().orElseThrow());
    assertEquals(before, fitted.toJson());
    assertEquals(before, Preprocessing.fit(split.training(), 4, false).toJson());
    // a finite sample differs from another one, so the test patterns are not exactly white
    assertTrue(Arrays.stream(mean(test)).anyMatch(m -> Math.abs(m) > 1e-3));
  }

  @Test
  void fit_reversedPatterns_hasTheSameSigns() {
    Patterns training = spanned(60, 8, 8, 5);
    Patterns reversed = training.subset(IntStream.range(0, 60).map(mu -> 59 - mu).toArray());
    double[] x = training.pattern(0);
    assertClose(
        Preprocessing.fit(training, 8, false).apply(x),
        Preprocessing.fit(reversed, 8, false).apply(x),
        FLOAT64);
  }

  @Test
  void fit_dimensionOutOfRange_isRefused() {
    Patterns training = spanned(1000, 12, 8, 5);
    assertRefused(
        () -> Preprocessing.fit(training, 40, true),
        "--dim 40 is more than the 8 directions the 1000 patterns vary in; ask for at most 8.");
    assertRefused(() -> Preprocessing.fit(training, 0, true), "--dim 0", "at least 1");
    assertRefused(() -> Preprocessing.fit(training, 1, true), "--dim 1", "+1 or -1", "no sphere");
    assertEquals(1, Preprocessing.fit(training, 1, false).dimension());
  }

  @Test
  void fit_columnBeyondFloat64_isRefused() {
    Patterns wide = of(new double[] {1, 1.5e308, 2, 1.5e308, 3, -1.5e308}, 2);
    assertRefused(() -> Preprocessing.fit(wide, 1, false), "Column 1", "Divide");
  }

  @Test
  void apply_wrongPattern_isRefused() {
    Preprocessing fitted = Preprocessing.fit(spanned(20, 3, 3, 1), 2, true);
    assertRefused(() -> fitted.apply(new double[4]), "dimension 4", "dimension 3");
    assertRefused(() -> fitted.apply(spanned(5, 2, 2, 1)), "dimension 2", "dimension 3");
    assertRefused(() -> fitted.apply(new double[] {0, Double.NaN, 0}), "Column 1", "NaN");
    assertRefused(() -> fitted.apply(new double[] {1e308, -1e308, 1e308}), "Component", "too far");
  }

  @Test
  void none_anyPattern_staysAsItIs() {
    Preprocessing none = Preprocessing.none(3);
    Patterns patterns = spanned(5, 3, 3, 1);
    assertSame(patterns, none.apply(patterns));
    assertArrayEquals(patterns.pattern(1), none.apply(patterns.pattern(1)));
    assertEquals(3, none.inputDimension());
    assertFalse(none.sphere());
    assertArrayEquals(new double[3], Preprocessing.fromJson(none.toJson()).apply(new double[3]));
    assertRefused(() -> none.apply(new double[2]), "dimension 2", "dimension 3");
    assertRefused(() -> Preprocessing.none(0), "0");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void fromJson_whatToJsonWrote_isTheSameToTheLastBit(boolean sphere) {
    Patterns training = spanned(50, 9, 9, 8);
    Preprocessing fitted = Preprocessing.fit(training, 6, sphere);
    Preprocessing restored = Preprocessing.fromJson(fitted.toJson());
    assertEquals(fitted.toJson(), restored.toJson());
    assertEquals(sphere, restored.sphere());
    for (int mu = 0; mu < 50; mu++) {
      assertArrayEquals(fitted.apply(training.pattern(mu)), restored.apply(training.pattern(mu)));
    }
  }

  @Test
  void fromJson_malformed_isRefused() {
    String good = Preprocessing.fit(spanned(20, 3, 3, 1), 2, true).toJson();
    assertRefused(() -> Preprocessing.fromJson(""), "not a preprocessing");
    assertRefused(() -> Preprocessing.fromJson("{"), "not JSON");
    assertRefused(() -> Preprocessing.fromJson("[]"), "inputDimension");
    assertRefused(() -> Preprocessing.fromJson(good + "x"), "not JSON");
    assertRefused(
        () -> Preprocessing.fromJson(good.replace("\"sphere\":true", "\"sphere\":1")), "sphere");
    assertRefused(
        () -> Preprocessing.fromJson(good.replace("\"dimension\":2", "\"dimension\":-2")),
        "\"dimension\"",
        "at least 1");
    assertRefused(
        () -> Preprocessing.fromJson(good.replace("\"dimension\":2", "\"dimension\":3")),
        "6 numbers, not 3 x 3");
    assertRefused(
        () -> Preprocessing.fromJson(good.replace("\"mean\":[", "\"mean\":[1,")), "mean of 4");
    assertRefused(
        () -> Preprocessing.fromJson(good.replace("\"mean\":[", "\"mean\":[\"NaN\",")),
        "\"mean\"",
        "finite");
  }

  @Test
  void fit_embeddedMnist_isWhite() {
    Patterns digits = MnistParity.embedded().split(1000, 0, 1).training();
    assertWhite(Preprocessing.fit(digits, 10, false).apply(digits), Tolerances.REORDERED);
  }
}
