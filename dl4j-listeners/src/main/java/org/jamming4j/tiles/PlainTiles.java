package org.jamming4j.tiles;

import java.nio.DoubleBuffer;
import java.util.Arrays;
import org.jamming4j.network.HiddenActivation;
import org.jamming4j.network.ParameterLayout;

/** Float64 in plain Java, for where OpenBLAS is missing or slow. */
public final class PlainTiles implements TileArithmetic {
  private static final int TILE = 128;

  private final ParameterLayout layout;
  private final HiddenActivation activation;
  private final DoubleBuffer parameters;

  /** Arithmetic on the given parameters, all of the layout's. */
  public PlainTiles(ParameterLayout layout, HiddenActivation activation, DoubleBuffer parameters) {
    this.layout = layout;
    this.activation = activation;
    this.parameters = parameters;
  }

  @Override
  public int tile() {
    return TILE;
  }

  @Override
  public TileMatrix matrix(int units) {
    return new PlainMatrix(units, TILE);
  }

  @Override
  public TileMatrix[] inputs(int tiles, int units) {
    var inputs = new TileMatrix[tiles];
    Arrays.setAll(inputs, t -> matrix(units));
    return inputs;
  }

  @Override
  public GradientSum gradientSum() {
    return new Sum(layout.parameters());
  }

  @Override
  public void forward(int layer, TileMatrix a, TileMatrix z, int n) {
    double[][] out = rows(z);
    DenseKernels.forward(parameters, layout.weights(layer), layout.biases(layer), rows(a), out, n);
    if (layer < layout.layers() - 1) {
      for (double[] row : out) {
        HiddenUnits.activate(activation, row, 0, n, 0);
      }
    }
  }

  @Override
  public void backward(int layer, TileMatrix delta, TileMatrix below, int n) {
    DenseKernels.backward(parameters, layout.weights(layer), rows(delta), rows(below), n);
  }

  @Override
  public void gradient(int layer, TileMatrix a, TileMatrix delta, GradientSum sum, int n) {
    DenseKernels.gradient(
        rows(a), rows(delta), ((Sum) sum).values, layout.weights(layer), layout.biases(layer), n);
  }

  private static double[][] rows(TileMatrix matrix) {
    return ((PlainMatrix) matrix).rows();
  }

  @Override
  public void close() {
    // the garbage collector frees arrays
  }

  private static final class Sum implements GradientSum {
    private final double[] values;

    Sum(int parameters) {
      values = new double[parameters];
    }

    @Override
    public void clear() {
      Arrays.fill(values, 0);
    }

    @Override
    public void addTo(double[] total) {
      for (int i = 0; i < values.length; i++) {
        total[i] += values[i];
      }
    }
  }
}
