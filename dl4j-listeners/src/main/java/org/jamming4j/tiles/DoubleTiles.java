package org.jamming4j.tiles;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasColMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_dgemm;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_dgemv;

import java.nio.DoubleBuffer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.bytedeco.javacpp.DoublePointer;
import org.jamming4j.network.HiddenActivation;
import org.jamming4j.network.ParameterLayout;

/** Float64 by OpenBLAS, on the parameters where they lie. */
public final class DoubleTiles implements TileArithmetic {
  /** Values copied to the heap at a time. */
  private static final int BLOCK = 1024;

  /**
   * Inputs of up to so many values are on the heap as well, from where they are gathered faster.
   */
  private static final int MOST_ON_HEAP = 1 << 19;

  private final ParameterLayout layout;
  private final HiddenActivation activation;
  private final int tile;
  private final Vector parameters;
  private final DoublePointer ones;
  private final List<DoublePointer> allocated = new CopyOnWriteArrayList<>();

  /** Arithmetic on the given parameters, all of the layout's, for so many patterns. */
  public DoubleTiles(
      ParameterLayout layout, HiddenActivation activation, DoublePointer parameters, int patterns) {
    this.layout = layout;
    this.activation = activation;
    tile = TileSize.of(layout, patterns);
    this.parameters = new Vector(parameters);
    ones = allocate(tile);
    for (int m = 0; m < tile; m++) {
      ones.put(m, 1);
    }
  }

  /** What lies from so many values on behind the pointer's own position. */
  private static DoublePointer view(DoublePointer pointer, long from) {
    return new DoublePointer(pointer).position(pointer.position() + from);
  }

  private DoublePointer allocate(long values) {
    var pointer = new DoublePointer(values);
    pointer.zero();
    allocated.add(pointer);
    return pointer;
  }

  @Override
  public int tile() {
    return tile;
  }

  @Override
  public TileMatrix matrix(int units) {
    return new DoubleMatrix(allocate((long) units * tile), units, tile, true);
  }

  @Override
  public TileInputs inputs(int tiles, int units) {
    long size = (long) units * tile;
    var memory = new DoublePointer(tiles * size);
    memory.zero();
    boolean onHeap = tiles * size <= MOST_ON_HEAP;
    var inputs = new TileMatrix[tiles];
    for (int t = 0; t < tiles; t++) {
      DoublePointer part = view(memory, t * size).limit((t + 1) * size);
      inputs[t] = new DoubleMatrix(part, units, tile, onHeap);
    }
    return new TileInputs(inputs, memory);
  }

  @Override
  public ParameterVector parameters() {
    return parameters;
  }

  @Override
  public ParameterVector vector() {
    return new Vector(allocate(layout.parameters()));
  }

  @Override
  public void affine(ParameterVector vector, int layer, TileMatrix a, TileMatrix z, int n) {
    multiply(vector, layer, a, 0, z, n);
  }

  @Override
  public void addProduct(ParameterVector vector, int layer, TileMatrix a, TileMatrix z, int n) {
    multiply(vector, layer, a, 1, z, n);
  }

  private void multiply(
      ParameterVector vector, int layer, TileMatrix a, int keep, TileMatrix z, int n) {
    int in = layout.inputs(layer);
    cblas_dgemm(
        CblasColMajor,
        CblasNoTrans,
        CblasNoTrans,
        n,
        layout.outputs(layer),
        in,
        1,
        ((DoubleMatrix) a).operand(),
        tile,
        ((Vector) vector).weights[layer],
        in,
        keep,
        ((DoubleMatrix) z).operand(),
        tile);
  }

  @Override
  public void activate(int layer, TileMatrix z, int n) {
    var matrix = (DoubleMatrix) z;
    matrix.fetch(n);
    double[] values = matrix.values();
    int biases = layout.biases(layer);
    boolean last = layer == layout.layers() - 1;
    for (int j = 0; j < layout.outputs(layer); j++) {
      double bias = parameters.buffer.get(biases + j);
      if (last) {
        HiddenUnits.addBias(values, j * tile, n, bias);
      } else {
        HiddenUnits.activate(activation, values, j * tile, n, bias);
      }
    }
    if (!last) {
      matrix.commit(n);
    }
  }

  @Override
  public void activateChange(ParameterVector vector, int layer, TileMatrix z, TileMatrix a, int n) {
    var matrix = (DoubleMatrix) z;
    matrix.fetch(n);
    double[] values = matrix.values();
    int biases = layout.biases(layer);
    boolean last = layer == layout.layers() - 1;
    for (int j = 0; j < layout.outputs(layer); j++) {
      HiddenUnits.addBias(values, j * tile, n, ((Vector) vector).buffer.get(biases + j));
      if (!last) {
        HiddenUnits.multiplyBySlope(activation, ((DoubleMatrix) a).values(), values, j * tile, n);
      }
    }
    matrix.commit(n);
  }

  @Override
  public void multiplyTransposed(
      ParameterVector vector, int layer, TileMatrix delta, TileMatrix below, boolean add, int n) {
    int in = layout.inputs(layer);
    cblas_dgemm(
        CblasColMajor,
        CblasNoTrans,
        CblasTrans,
        n,
        in,
        layout.outputs(layer),
        1,
        ((DoubleMatrix) delta).operand(),
        tile,
        ((Vector) vector).weights[layer],
        in,
        add ? 1 : 0,
        ((DoubleMatrix) below).operand(),
        tile);
  }

  @Override
  public void addOuter(ParameterVector sum, int layer, TileMatrix a, TileMatrix delta, int n) {
    addWeightsOuter(sum, layer, a, delta, n);
    cblas_dgemv(
        CblasColMajor,
        CblasTrans,
        n,
        layout.outputs(layer),
        1,
        ((DoubleMatrix) delta).operand(),
        tile,
        ones,
        1,
        1,
        ((Vector) sum).biases[layer],
        1);
  }

  @Override
  public void addWeightsOuter(
      ParameterVector sum, int layer, TileMatrix a, TileMatrix delta, int n) {
    int in = layout.inputs(layer);
    cblas_dgemm(
        CblasColMajor,
        CblasTrans,
        CblasNoTrans,
        in,
        layout.outputs(layer),
        n,
        1,
        ((DoubleMatrix) a).operand(),
        tile,
        ((DoubleMatrix) delta).operand(),
        tile,
        1,
        ((Vector) sum).weights[layer],
        in);
  }

  @Override
  public void close() {
    allocated.forEach(DoublePointer::close);
  }

  private final class Vector implements ParameterVector {
    private final DoublePointer memory;
    private final DoublePointer[] weights = new DoublePointer[layout.layers()];
    private final DoublePointer[] biases = new DoublePointer[layout.layers()];
    private final DoubleBuffer buffer;

    /** Values on the heap on their way into a sum. */
    private final double[] block = new double[Math.min(BLOCK, layout.parameters())];

    Vector(DoublePointer memory) {
      this.memory = memory;
      buffer = memory.asBuffer();
      for (int layer = 0; layer < layout.layers(); layer++) {
        weights[layer] = view(memory, layout.weights(layer));
        biases[layer] = view(memory, layout.biases(layer));
      }
    }

    @Override
    public void clear() {
      memory.zero();
    }

    @Override
    public void set(double[] values) {
      buffer.put(0, values);
    }

    @Override
    public void addTo(double[] total) {
      for (int from = 0; from < total.length; from += BLOCK) {
        int n = Math.min(BLOCK, total.length - from);
        buffer.get(from, block, 0, n);
        for (int i = 0; i < n; i++) {
          total[from + i] += block[i];
        }
      }
    }
  }
}
