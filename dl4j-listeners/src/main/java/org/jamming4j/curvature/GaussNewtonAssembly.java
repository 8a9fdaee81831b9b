package org.jamming4j.curvature;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jamming4j.linalg.DenseMatrix;
import org.jamming4j.network.ParameterLayout;
import org.jamming4j.objective.StepTeam;

/** H0 and the Gram matrix of its gradients as dense matrices. */
final class GaussNewtonAssembly {
  /** Columns of the Gram matrix that are made at a time, so that they stay in a near cache. */
  private static final int PANEL = 64;

  private final LossPoint point;
  private final ParameterLayout layout;
  private final boolean biases;
  private final OutputDerivatives derivatives;
  private final StepTeam team;

  /** For a task of the team, by which it may be stopped. */
  GaussNewtonAssembly(LossPoint point, Coordinates coordinates, StepTeam team) {
    this.point = point;
    this.team = team;
    layout = point.spec().layout();
    biases = coordinates == Coordinates.ALL;
    derivatives = new OutputDerivatives(point);
  }

  /** Adds H0 to zeros, [size x size], as the sum over gaps of a gradient times itself. */
  void addTo(DenseMatrix sum) {
    int size = sum.rows();
    int most = point.arithmetic().tile() * size;
    try (var room = new DenseMatrix(most, 1)) {
      var values = new double[most];
      forEachOutput(
          (a, delta, tile, output) -> {
            fill(values, a, delta, tile.size());
            DenseMatrix gradients = room.reshaped(tile.size(), size);
            gradients.setAll(values);
            sum.addGramUpper(gradients);
          });
    }
    sum.copyUpperToLower();
  }

  /** Gradients of n patterns, parameter after parameter; those of satisfied ones are 0. */
  private void fill(double[] gradients, double[][][] a, double[][][] delta, int n) {
    int at = 0;
    for (int layer = 0; layer < a.length; layer++) {
      for (double[] d : delta[layer]) {
        for (double[] input : a[layer]) {
          for (int m = 0; m < n; m++) {
            gradients[at + m] = input[m] * d[m];
          }
          at += n;
        }
      }
      for (int j = 0; biases && j < delta[layer].length; j++) {
        System.arraycopy(delta[layer][j], 0, gradients, at, n);
        at += n;
      }
    }
  }

  /**
   * Sets the products of all gradients with each other, [N_Delta x N_Delta]: the tangent kernel of
   * the unsatisfied patterns over P. Its spectrum is that of H0 but for zeros.
   */
  void setGram(DenseMatrix gram) {
    int gaps = gram.rows();
    List<Factors> layers = new ArrayList<>();
    try (var inputs = new DenseMatrix(gaps, PANEL);
        var deltas = new DenseMatrix(gaps, PANEL)) {
      for (int layer = 0; layer < layout.layers(); layer++) {
        layers.add(
            new Factors(layout.inputs(layer) + (biases ? 1 : 0), layout.outputs(layer), gaps));
      }
      fill(layers);
      for (int from = 0; from < gaps && !team.stopping(); from += PANEL) {
        int width = Math.min(PANEL, gaps - from);
        double[][] total = new double[width][gaps];
        for (Factors layer : layers) {
          layer.addPanel(from, width, inputs, deltas, total);
        }
        for (int c = 0; c < width; c++) {
          gram.setColumn(0, from + c, total[c], gaps);
        }
      }
    } finally {
      layers.forEach(Factors::close);
    }
  }

  private void fill(List<Factors> layers) {
    int[] gap = {0};
    forEachOutput(
        (a, delta, tile, output) -> {
          for (int m = 0; m < tile.size(); m++) {
            if (tile.shares(output)[m] > 0) {
              for (int layer = 0; layer < layers.size(); layer++) {
                layers.get(layer).set(gap[0], a[layer], delta[layer], m);
              }
              gap[0]++;
            }
          }
        });
  }

  /** What a layer's gradients are made of: its inputs and the derivatives by its outputs. */
  private static final class Factors implements AutoCloseable {
    private final DenseMatrix inputs;
    private final DenseMatrix deltas;
    private final double[] column;

    Factors(int in, int out, int gaps) {
      inputs = new DenseMatrix(in, gaps);
      deltas = new DenseMatrix(out, gaps);
      column = new double[gaps];
    }

    void set(int gap, double[][] a, double[][] delta, int m) {
      inputs.setColumn(0, gap, values(a, m, inputs.rows()), inputs.rows());
      deltas.setColumn(0, gap, values(delta, m, deltas.rows()), deltas.rows());
    }

    /** Of one pattern; 1 for the bias. */
    private static double[] values(double[][] units, int m, int rows) {
      double[] values = new double[rows];
      Arrays.setAll(values, i -> i < units.length ? units[i][m] : 1);
      return values;
    }

    /** Adds this layer's products of all gaps with some, inputs times derivatives. */
    void addPanel(
        int from, int width, DenseMatrix ofInputs, DenseMatrix ofDeltas, double[][] total) {
      multiply(inputs, from, width, ofInputs);
      multiply(deltas, from, width, ofDeltas);
      double[] factor = new double[column.length];
      for (int c = 0; c < width; c++) {
        ofInputs.getColumn(0, c, column, column.length);
        ofDeltas.getColumn(0, c, factor, factor.length);
        for (int r = 0; r < column.length; r++) {
          total[c][r] += column[r] * factor[r];
        }
      }
    }

    private static void multiply(DenseMatrix all, int from, int width, DenseMatrix products) {
      double[] values = new double[all.rows()];
      try (var some = new DenseMatrix(all.rows(), width)) {
        for (int c = 0; c < width; c++) {
          all.getColumn(0, from + c, values, values.length);
          some.setColumn(0, c, values, values.length);
        }
        products.setTransposedProduct(all, some, width);
      }
    }

    @Override
    public void close() {
      inputs.close();
      deltas.close();
    }
  }

  /** Takes one output of a tile. */
  private interface OutputVisitor {
    /**
     * Takes it.
     *
     * @param a activations that enter each layer, [L + 1] of [units x n]
     * @param delta as of {@link OutputDerivatives}
     */
    void visit(double[][][] a, double[][][] delta, PointTile tile, int output);
  }

  private void forEachOutput(OutputVisitor visitor) {
    for (PointTile tile : point.tiles()) {
      var a = new double[layout.layers()][][];
      Arrays.setAll(a, layer -> tile.rows(tile.activations(layer), layout.inputs(layer)));
      for (int c = 0; c < layout.outputs(layout.layers() - 1); c++) {
        if (team.stopping()) {
          return;
        }
        visitor.visit(a, derivatives.of(tile, c), tile, c);
      }
    }
  }
}
