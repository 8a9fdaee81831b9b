package org.jamming4j.curvature;

import java.util.Arrays;
import org.jamming4j.linalg.DenseMatrix;
import org.jamming4j.network.ParameterLayout;

/** H0 and the Gram matrix of its gradients as dense matrices. */
final class GaussNewtonAssembly {
  /** Gradients that are multiplied at a time. */
  private static final int BLOCK = 512;

  private final LossPoint point;
  private final ParameterLayout layout;
  private final boolean biases;
  private final OutputDerivatives derivatives;

  GaussNewtonAssembly(LossPoint point, Coordinates coordinates) {
    this.point = point;
    layout = point.spec().layout();
    biases = coordinates == Coordinates.ALL;
    derivatives = new OutputDerivatives(point);
  }

  /** H0, [size x size], as the sum over gaps of a gradient times itself. */
  DenseMatrix matrix() throws InterruptedException {
    int size = (biases ? Coordinates.ALL : Coordinates.WEIGHTS).size(layout);
    var sum = new DenseMatrix(size, size);
    try (var block = new DenseMatrix(size, BLOCK)) {
      int[] filled = {0};
      forEachGap(
          (a, delta, m) -> {
            block.setColumn(0, filled[0]++, gradient(a, delta, m, size), size);
            if (filled[0] == BLOCK) {
              sum.addGramUpper(block, BLOCK);
              filled[0] = 0;
            }
          });
      sum.addGramUpper(block, filled[0]);
      sum.copyUpperToLower();
      return sum;
    } catch (InterruptedException | RuntimeException | Error e) {
      sum.close();
      throw e;
    }
  }

  private double[] gradient(double[][][] a, double[][][] delta, int m, int size) {
    var gradient = new double[size];
    int at = 0;
    for (int layer = 0; layer < a.length; layer++) {
      for (double[] d : delta[layer]) {
        for (double[] input : a[layer]) {
          gradient[at++] = input[m] * d[m];
        }
      }
      for (int j = 0; biases && j < delta[layer].length; j++) {
        gradient[at++] = delta[layer][j][m];
      }
    }
    return gradient;
  }

  /**
   * The products of all gradients with each other, [N_Delta x N_Delta]: the tangent kernel of the
   * unsatisfied patterns over P. Its spectrum is that of H0 but for zeros.
   */
  DenseMatrix gram() throws InterruptedException {
    int gaps = point.unsatisfied();
    var sum = new DenseMatrix(gaps, gaps);
    try {
      for (int layer = 0; layer < layout.layers(); layer++) {
        add(layer, sum);
      }
      sum.copyUpperToLower();
      return sum;
    } catch (InterruptedException | RuntimeException | Error e) {
      sum.close();
      throw e;
    }
  }

  /** Adds what a layer gives: the products of its inputs times those of its derivatives. */
  private void add(int layer, DenseMatrix sum) throws InterruptedException {
    int gaps = sum.rows();
    int in = layout.inputs(layer) + (biases ? 1 : 0);
    try (var inputs = new DenseMatrix(gaps, in);
        var deltas = new DenseMatrix(gaps, layout.outputs(layer));
        var products = new DenseMatrix(gaps, gaps);
        var factors = new DenseMatrix(gaps, gaps)) {
      int[] row = {0};
      forEachGap(
          (a, delta, m) -> {
            for (int i = 0; i < in; i++) {
              inputs.set(row[0], i, i < a[layer].length ? a[layer][i][m] : 1);
            }
            for (int j = 0; j < delta[layer].length; j++) {
              deltas.set(row[0], j, delta[layer][j][m]);
            }
            row[0]++;
          });
      products.addGramUpper(inputs, in);
      factors.addGramUpper(deltas, layout.outputs(layer));
      var own = new double[gaps];
      var factor = new double[gaps];
      var total = new double[gaps];
      for (int c = 0; c < gaps; c++) {
        products.getColumn(0, c, own, c + 1);
        factors.getColumn(0, c, factor, c + 1);
        sum.getColumn(0, c, total, c + 1);
        for (int r = 0; r <= c; r++) {
          total[r] += own[r] * factor[r];
        }
        sum.setColumn(0, c, total, c + 1);
      }
    }
  }

  /** Takes one gap above 0. */
  private interface GapVisitor {
    /**
     * Takes it.
     *
     * @param a activations that enter each layer, [L + 1] of [units x n]
     * @param delta as of {@link OutputDerivatives}
     * @param m which of the n patterns
     */
    void visit(double[][][] a, double[][][] delta, int m);
  }

  private void forEachGap(GapVisitor visitor) throws InterruptedException {
    for (PointTile tile : point.tiles()) {
      var a = new double[layout.layers()][][];
      Arrays.setAll(a, layer -> tile.rows(tile.activations(layer), layout.inputs(layer)));
      for (int c = 0; c < layout.outputs(layout.layers() - 1); c++) {
        if (Thread.interrupted()) {
          throw new InterruptedException("Interrupted while H0 was put together.");
        }
        double[][][] delta = derivatives.of(tile, c);
        for (int m = 0; m < tile.size(); m++) {
          if (tile.shares(c)[m] > 0) {
            visitor.visit(a, delta, m);
          }
        }
      }
    }
  }
}
