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
  private final Vector parameters;

  /** Arithmetic on the given parameters, all of the layout's. */
  public PlainTiles(ParameterLayout layout, HiddenActivation activation, DoubleBuffer parameters) {
    this.layout = layout;
    this.activation = activation;
    this.parameters = new Vector(parameters);
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
  public TileInputs inputs(int tiles, int units) {
    var inputs = new TileMatrix[tiles];
    Arrays.setAll(inputs, t -> matrix(units));
    return new TileInputs(
        inputs,
        () -> {
          // the garbage collector frees arrays
        });
  }

  @Override
  public ParameterVector parameters() {
    return parameters;
  }

  @Override
  public ParameterVector vector() {
    return new Vector(DoubleBuffer.allocate(layout.parameters()));
  }

  @Override
  public void affine(ParameterVector vector, int layer, TileMatrix a, TileMatrix z, int n) {
    double[][] out = rows(z);
    for (int j = 0; j < out.length; j++) {
      Arrays.fill(out[j], 0, n, buffer(vector).get(layout.biases(layer) + j));
    }
    addProduct(vector, layer, a, z, n);
  }

  @Override
  public void addProduct(ParameterVector vector, int layer, TileMatrix a, TileMatrix z, int n) {
    DenseKernels.addProduct(buffer(vector), layout.weights(layer), rows(a), rows(z), n);
  }

  @Override
  public void activate(int layer, TileMatrix z, int n) {
    if (layer < layout.layers() - 1) {
      for (double[] row : rows(z)) {
        HiddenUnits.activate(activation, row, 0, n, 0);
      }
    }
  }

  @Override
  public void activateChange(ParameterVector vector, int layer, TileMatrix z, TileMatrix a, int n) {
    if (layer < layout.layers() - 1) {
      z.multiplyBySlope(activation, a, n);
    }
  }

  @Override
  public void multiplyTransposed(
      ParameterVector vector, int layer, TileMatrix delta, TileMatrix below, boolean add, int n) {
    DenseKernels.multiplyTransposed(
        buffer(vector), layout.weights(layer), rows(delta), rows(below), add, n);
  }

  @Override
  public void addOuter(ParameterVector sum, int layer, TileMatrix a, TileMatrix delta, int n) {
    addWeightsOuter(sum, layer, a, delta, n);
    DenseKernels.addSums(rows(delta), buffer(sum), layout.biases(layer), n);
  }

  @Override
  public void addWeightsOuter(
      ParameterVector sum, int layer, TileMatrix a, TileMatrix delta, int n) {
    DenseKernels.addOuter(rows(a), rows(delta), buffer(sum), layout.weights(layer), n);
  }

  private static DoubleBuffer buffer(ParameterVector vector) {
    return ((Vector) vector).values;
  }

  private static double[][] rows(TileMatrix matrix) {
    return ((PlainMatrix) matrix).rows();
  }

  @Override
  public void close() {
    // the garbage collector frees arrays
  }

  private static final class Vector implements ParameterVector {
    private final DoubleBuffer values;

    Vector(DoubleBuffer values) {
      this.values = values;
    }

    @Override
    public void clear() {
      for (int i = 0; i < values.limit(); i++) {
        values.put(i, 0);
      }
    }

    @Override
    public void set(double[] from) {
      values.put(0, from);
    }

    @Override
    public void addTo(double[] total) {
      for (int i = 0; i < total.length; i++) {
        total[i] += values.get(i);
      }
    }
  }
}
