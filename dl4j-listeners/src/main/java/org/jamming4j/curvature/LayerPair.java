package org.jamming4j.curvature;

import java.util.Arrays;
import org.jamming4j.linalg.DenseMatrix;
import org.jamming4j.network.ParameterLayout;
import org.jspecify.annotations.Nullable;

/** What two layers, or one with itself, add to Hp; see {@link ResidualAssembly}. */
final class LayerPair implements AutoCloseable {
  private final ParameterLayout layout;
  private final int first;
  private final int second;

  /** 1 if biases take part, or else 0. */
  private final int extra;

  /**
   * The sum of a_l(i) delta_m(q) T(j, p), [i, q x p, j]; of a layer and the next [i, q x j], since
   * there only p = j counts. Null for a layer with itself.
   */
  private final @Nullable DenseMatrix bilinear;

  /** The sum of a_l(i) a_m(p) S(j, q), [i, p x q, j]; null for ReLU and the last layer. */
  private final @Nullable DenseMatrix curvature;

  private final OuterProducts products;

  /** A pair without anything; the products' room is shared. */
  LayerPair(
      ParameterLayout layout,
      int first,
      int second,
      int extra,
      boolean smooth,
      OuterProducts products) {
    this.layout = layout;
    this.first = first;
    this.second = second;
    this.extra = extra;
    bilinear =
        first == second
            ? null
            : new DenseMatrix(
                inputs(first) * layout.outputs(second),
                (second == first + 1 ? 1 : layout.inputs(second)) * layout.outputs(first));
    curvature =
        smooth
            ? new DenseMatrix(
                inputs(first) * inputs(second), layout.outputs(second) * layout.outputs(first))
            : null;
    this.products = products;
  }

  private int inputs(int layer) {
    return layout.inputs(layer) + extra;
  }

  /**
   * Adds a tile's bilinear part.
   *
   * @param a what enters the first layer, [units x n]
   * @param delta derivatives by what the second one makes, [units x n]
   * @param byUnits T, a row for each input of the second layer, a column for each unit of the first
   *     layer and pattern
   */
  void addBilinear(double[][] a, double[][] delta, DenseMatrix byUnits, int n) {
    if (bilinear == null) {
      throw new IllegalStateException("A layer has no bilinear part with itself.");
    }
    DenseMatrix rows = byUnits.reshaped(bilinear.columns(), n);
    bilinear.addProduct(products.of(a, extra, delta, 0, n), rows, n);
  }

  /**
   * Adds a tile's bilinear part of a layer and the next.
   *
   * @param a what enters the first layer, [units x n]
   * @param delta derivatives by what the second one makes, [units x n]
   * @param slopes of the activations between them, [units x n]
   */
  void addAdjacent(double[][] a, double[][] delta, double[][] slopes, int n) {
    if (bilinear == null) {
      throw new IllegalStateException("A layer has no bilinear part with itself.");
    }
    try (var all = new DenseMatrix(slopes.length, n)) {
      var columns = new double[slopes.length * n];
      for (int j = 0; j < slopes.length; j++) {
        for (int m = 0; m < n; m++) {
          columns[j + m * slopes.length] = slopes[j][m];
        }
      }
      all.setAll(columns);
      bilinear.addProduct(products.of(a, extra, delta, 0, n), all, n);
    }
  }

  /**
   * Adds a tile's curvature.
   *
   * @param a what enters the first layer, [units x n]
   * @param further what enters the second one
   * @param byUnits dz_m / dz_l, as of {@link #addBilinear}
   * @param own d2L / dz_m dz_m of every pattern, [n] of [units x units]
   */
  void addCurvature(double[][] a, double[][] further, DenseMatrix byUnits, double[][] own, int n) {
    if (curvature == null) {
      throw new IllegalStateException("These layers have no curvature.");
    }
    int out = layout.outputs(first);
    int units = layout.outputs(second);
    try (var mixed = new DenseMatrix(units * out, n)) {
      var columns = new double[units * out * n];
      byUnits.getAll(columns);
      var images = new double[columns.length];
      for (int m = 0; m < n; m++) {
        for (int j = 0; j < out; j++) {
          int column = (m * out + j) * units;
          for (int q = 0; q < units; q++) {
            double sum = 0;
            for (int r = 0; r < units; r++) {
              sum += own[m][q * units + r] * columns[column + r];
            }
            images[column + q] = sum;
          }
        }
      }
      mixed.setAll(images);
      curvature.addProduct(products.of(a, extra, further, extra, n), mixed, n);
    }
  }

  /** Sets this pair's block of Hp, which is in the upper triangle or on the diagonal. */
  void writeTo(DenseMatrix sum) {
    int rows = inputs(first);
    var own = new double[rows];
    var further = new double[rows];
    for (int q = 0; q < layout.outputs(second); q++) {
      for (int p = 0; p < inputs(second); p++) {
        int column = place(second, p, q);
        for (int j = 0; j < layout.outputs(first); j++) {
          Arrays.fill(own, 0);
          if (p < layout.inputs(second)) {
            getBilinear(q, p, j, own);
          }
          if (curvature != null) {
            curvature.getColumn(p * rows, q + j * layout.outputs(second), further, rows);
            Arrays.setAll(own, i -> own[i] + further[i]);
          }
          // the weights of one unit lie next to each other
          sum.setColumn(place(first, 0, j), column, own, layout.inputs(first));
          if (extra == 1) {
            sum.set(place(first, layout.inputs(first), j), column, own[rows - 1]);
          }
        }
      }
    }
  }

  /** What there is of one pair of units, into zeros. */
  private void getBilinear(int q, int p, int j, double[] own) {
    boolean adjacent = second == first + 1;
    if (bilinear != null && (p == j || !adjacent)) {
      int column = adjacent ? j : p + j * layout.inputs(second);
      bilinear.getColumn(q * own.length, column, own, own.length);
    }
  }

  /** Where a weight lies, or the bias if i is no input, among the coordinates. */
  private int place(int layer, int i, int j) {
    if (extra == 1) {
      return i < layout.inputs(layer)
          ? layout.weights(layer) + i + j * layout.inputs(layer)
          : layout.biases(layer) + j;
    }
    int biasesBefore = 0;
    for (int l = 0; l < layer; l++) {
      biasesBefore += layout.outputs(l);
    }
    return layout.weights(layer) - biasesBefore + i + j * layout.inputs(layer);
  }

  @Override
  public void close() {
    if (bilinear != null) {
      bilinear.close();
    }
    if (curvature != null) {
      curvature.close();
    }
  }
}
