package org.jamming4j.training;

import static org.jamming4j.Tolerances.assertClose;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.jamming4j.network.ParameterLayout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Beside a slow reference, by plain loops over one layer's matrix. */
class SoapStepperTest {
  private static final double MEMORY = 0.7;

  /** More than a layer with one output has inputs: its mean squares are not of full rank before. */
  private static final int RENEWAL = 7;

  private static Optimiser.Soap soap(int renewal) {
    return new Optimiser.Soap(0.1, 0.8, 0.95, 1e-6, MEMORY, renewal);
  }

  private static double[][] gradients(int count, int parameters) {
    var random = new Random(1);
    var gradients = new double[count][parameters];
    for (double[] gradient : gradients) {
      for (int i = 0; i < parameters; i++) {
        // of other sizes, so that the basis matters
        gradient[i] = random.nextGaussian() * (1 + i % 5);
      }
    }
    return gradients;
  }

  private static double[] after(Optimiser optimiser, ParameterLayout layout, double[][] gradients) {
    double[] w = new double[layout.parameters()];
    Stepper stepper = Stepper.of(optimiser, layout);
    for (int step = 0; step < gradients.length; step++) {
      stepper.step(w, gradients[step], 1.0 / (1 + step));
    }
    return w;
  }

  @ParameterizedTest
  @CsvSource({"3, 4, 1", "2, 5, 3", "6, 1, 2", "150, 3, 1"})
  void soap_manySteps_areTheReferences(int inputs, int hidden, int outputs) {
    var layout = new ParameterLayout(inputs, hidden, outputs);
    double[][] gradients = gradients(23, layout.parameters());
    double[] expected = new double[layout.parameters()];
    for (int layer = 0; layer < 2; layer++) {
      new Reference(layout, layer).walk(expected, gradients);
    }
    assertClose(expected, after(soap(RENEWAL), layout, gradients), 1e-9);
  }

  @Test
  void soap_beforeTheFirstRenewal_isAdamToTheLastBit() {
    var layout = new ParameterLayout(3, 4, 1);
    double[][] gradients = gradients(11, layout.parameters());
    assertArrayEquals(
        after(new Optimiser.Adam(0.1, 0.8, 0.95, 1e-6), layout, gradients),
        after(soap(12), layout, gradients));
  }

  /** A dead network has no gradient, and no basis to turn to. */
  @Test
  void soap_withoutGradient_stays() {
    var layout = new ParameterLayout(3, 4, 1);
    double[][] none = new double[5][layout.parameters()];
    assertArrayEquals(new double[layout.parameters()], after(soap(1), layout, none));
  }

  /** Its row of zeros makes the mean G G^T singular, which must not keep the others' basis. */
  @Test
  void soap_unitThatIsOff_leavesTheOthersTheirSteps() {
    var without = new ParameterLayout(3, 2);
    var with = new ParameterLayout(3, 3);
    double[][] gradients = gradients(23, without.parameters());
    double[][] between = new double[gradients.length][];
    for (int step = 0; step < gradients.length; step++) {
      between[step] = withSecondUnit(gradients[step]);
    }
    double[] expected = withSecondUnit(after(soap(RENEWAL), without, gradients));
    assertClose(expected, after(soap(RENEWAL), with, between), 1e-9);
  }

  /** Weights and biases of two units of three inputs, and of one of zeros between them. */
  private static double[] withSecondUnit(double[] g) {
    return new double[] {g[0], g[1], g[2], 0, 0, 0, g[3], g[4], g[5], g[6], 0, g[7]};
  }

  /** Adam would move every component by the learning rate; here the whole matrix moves by it. */
  @Test
  void soap_gradientsOfOneDirection_stepsByTheLearningRateAlongIt() {
    var layout = new ParameterLayout(2, 2);
    double[][] along = {
      {0.6 * 2 / 3, 0.6 * -1 / 3, 0.6 * 2 / 3}, {0.8 * 2 / 3, 0.8 * -1 / 3, 0.8 * 2 / 3}
    };
    double[] direction = new double[layout.parameters()];
    for (int r = 0; r < 2; r++) {
      System.arraycopy(along[r], 0, direction, layout.weights(0) + 2 * r, 2);
      direction[layout.biases(0) + r] = along[r][2];
    }
    double[] w = new double[direction.length];
    Stepper stepper = Stepper.of(new Optimiser.Soap(0.1, 0.9, 0.999, 1e-8, 0.95, 1), layout);
    double[] gradient = Arrays.stream(direction).map(x -> 5 * x).toArray();
    // by Adam
    stepper.step(w, gradient, 1);
    double[] first = w.clone();
    for (int step = 1; step <= 4; step++) {
      stepper.step(w, gradient, 1);
      double moved = -0.1 * step;
      assertClose(
          IntStream.range(0, w.length).mapToDouble(i -> first[i] + moved * direction[i]).toArray(),
          w,
          1e-6);
    }
  }

  /**
   * The first of the new axes is that of the second unit, whose mean gradient meets there the first
   * unit's mean square.
   */
  @Test
  void soap_turnedToAUnitThatHardlyHadAGradient_stepsByTheLearningRateAtMost() {
    var layout = new ParameterLayout(1, 2);
    double[] gradient = {1e-6, 1, 1e-6, 1};
    double[] w = new double[4];
    Stepper stepper = Stepper.of(new Optimiser.Soap(0.1, 0.9, 0.999, 1e-8, 0.95, 5), layout);
    for (int step = 1; step <= 5; step++) {
      stepper.step(w, gradient, 1);
    }
    double[] before = w.clone();
    stepper.step(w, new double[4], 1);
    double squares = IntStream.range(0, 4).mapToDouble(i -> Math.pow(w[i] - before[i], 2)).sum();
    assertTrue(Math.sqrt(squares) <= 0.1, Arrays.toString(w));
  }

  /** One layer by the paper's algorithm, its basis by Gram and Schmidt. */
  private static final class Reference {
    private final ParameterLayout layout;
    private final int layer;
    private double[][] left;
    private double[][] right;
    private double[][] leftGram;
    private double[][] rightGram;

    Reference(ParameterLayout layout, int layer) {
      this.layout = layout;
      this.layer = layer;
      left = identity(layout.outputs(layer));
      right = identity(layout.inputs(layer) + 1);
      leftGram = new double[left.length][left.length];
      rightGram = new double[right.length][right.length];
    }

    void walk(double[] w, double[][] gradients) {
      // not turned, as the paper keeps it
      double[][] mean = new double[left.length][right.length];
      double[][] square = new double[left.length][right.length];
      for (int t = 1; t <= gradients.length; t++) {
        double[][] g = matrix(layout, layer, gradients[t - 1]);
        blend(leftGram, MEMORY, product(g, transposed(g)));
        blend(rightGram, MEMORY, product(transposed(g), g));
        blend(mean, 0.8, g);
        double[][] turned = turn(g);
        double[][] step = turn(mean);
        for (int r = 0; r < left.length; r++) {
          for (int c = 0; c < right.length; c++) {
            square[r][c] = 0.95 * square[r][c] + 0.05 * turned[r][c] * turned[r][c];
            step[r][c] /= 1 - Math.pow(0.8, t);
            step[r][c] /= Math.sqrt(square[r][c] / (1 - Math.pow(0.95, t))) + 1e-6;
          }
        }
        double[][] change = product(product(left, step), transposed(right));
        int inputs = layout.inputs(layer);
        for (int r = 0; r < left.length; r++) {
          for (int c = 0; c < inputs; c++) {
            w[layout.weights(layer) + r * inputs + c] -= 0.1 / t * change[r][c];
          }
          w[layout.biases(layer) + r] -= 0.1 / t * change[r][inputs];
        }
        if (t % RENEWAL == 0) {
          left = renewed(leftGram, left);
          right = right.length > SoapLayer.LARGEST_SIDE ? right : renewed(rightGram, right);
          raise(square, turn(mean), t);
        }
      }
    }

    /** What the paper does not: no square of a mean is above the mean square, without bias. */
    private static void raise(double[][] square, double[][] mean, int t) {
      for (int r = 0; r < mean.length; r++) {
        for (int c = 0; c < mean[r].length; c++) {
          double least = Math.pow(mean[r][c] / (1 - Math.pow(0.8, t)), 2);
          square[r][c] = Math.max(square[r][c], least * (1 - Math.pow(0.95, t)));
        }
      }
    }

    private double[][] turn(double[][] g) {
      return product(product(transposed(left), g), right);
    }

    private static double[][] renewed(double[][] gram, double[][] basis) {
      double[][] rows = transposed(product(gram, basis));
      orthonormalise(rows);
      return transposed(rows);
    }
  }

  private static double[][] matrix(ParameterLayout layout, int layer, double[] values) {
    int inputs = layout.inputs(layer);
    double[][] matrix = new double[layout.outputs(layer)][inputs + 1];
    for (int r = 0; r < matrix.length; r++) {
      for (int c = 0; c < inputs; c++) {
        matrix[r][c] = values[layout.weights(layer) + r * inputs + c];
      }
      matrix[r][inputs] = values[layout.biases(layer) + r];
    }
    return matrix;
  }

  private static void blend(double[][] mean, double kept, double[][] with) {
    for (int r = 0; r < mean.length; r++) {
      for (int c = 0; c < mean[r].length; c++) {
        mean[r][c] = kept * mean[r][c] + (1 - kept) * with[r][c];
      }
    }
  }

  private static double[][] product(double[][] a, double[][] b) {
    double[][] product = new double[a.length][b[0].length];
    for (int r = 0; r < a.length; r++) {
      for (int c = 0; c < b[0].length; c++) {
        for (int k = 0; k < b.length; k++) {
          product[r][c] += a[r][k] * b[k][c];
        }
      }
    }
    return product;
  }

  private static double[][] transposed(double[][] a) {
    double[][] transposed = new double[a[0].length][a.length];
    for (int r = 0; r < a.length; r++) {
      for (int c = 0; c < a[0].length; c++) {
        transposed[c][r] = a[r][c];
      }
    }
    return transposed;
  }

  private static double[][] identity(int n) {
    double[][] identity = new double[n][n];
    for (int i = 0; i < n; i++) {
      identity[i][i] = 1;
    }
    return identity;
  }

  private static void orthonormalise(double[][] rows) {
    for (int r = 0; r < rows.length; r++) {
      for (int twice = 0; twice < 2; twice++) {
        for (int before = 0; before < r; before++) {
          double along = dot(rows[r], rows[before]);
          for (int c = 0; c < rows[r].length; c++) {
            rows[r][c] -= along * rows[before][c];
          }
        }
        double norm = Math.sqrt(dot(rows[r], rows[r]));
        for (int c = 0; c < rows[r].length; c++) {
          rows[r][c] /= norm;
        }
      }
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
