package org.jamming4j.tiles;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasColMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemv;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.bytedeco.javacpp.FloatPointer;
import org.jamming4j.network.HiddenActivation;
import org.jamming4j.network.ParameterLayout;

/** Float32 by OpenBLAS, on the parameters where they lie. */
public final class FloatTiles implements TileArithmetic {
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
  private final FloatPointer ones;
  private final List<FloatPointer> allocated = new CopyOnWriteArrayList<>();

  /** Arithmetic on the given parameters, all of the layout's, for so many patterns. */
  public FloatTiles(
      ParameterLayout layout, HiddenActivation activation, FloatPointer parameters, int patterns) {
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
  private static FloatPointer view(FloatPointer pointer, long from) {
    return new FloatPointer(pointer).position(pointer.position() + from);
  }

  private FloatPointer allocate(long values) {
    var pointer = new FloatPointer(values);
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
    return new FloatMatrix(allocate((long) units * tile), units, tile, true);
  }

  @Override
  public TileInputs inputs(int tiles, int units) {
    long size = (long) units * tile;
    var memory = new FloatPointer(tiles * size);
    memory.zero();
    boolean onHeap = tiles * size <= MOST_ON_HEAP;
    var inputs = new TileMatrix[tiles];
    for (int t = 0; t < tiles; t++) {
      FloatPointer part = view(memory, t * size).limit((t + 1) * size);
      inputs[t] = new FloatMatrix(part, units, tile, onHeap);
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
    cblas_sgemm(
        CblasColMajor,
        CblasNoTrans,
        CblasNoTrans,
        n,
        layout.outputs(layer),
        in,
        1,
        ((FloatMatrix) a).operand(),
        tile,
        ((Vector) vector).weights[layer],
        in,
        keep,
        ((FloatMatrix) z).operand(),
        tile);
  }

  @Override
  public void activate(int layer, TileMatrix z, int n) {
    var matrix = (FloatMatrix) z;
    matrix.fetch(n);
    float[] values = matrix.values();
    int biases = layout.biases(layer);
    boolean last = layer == layout.layers() - 1;
    for (int j = 0; j < layout.outputs(layer); j++) {
      float bias = parameters.buffer.get(biases + j);
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
    var matrix = (FloatMatrix) z;
    matrix.fetch(n);
    float[] values = matrix.values();
    int biases = layout.biases(layer);
    boolean last = layer == layout.layers() - 1;
    for (int j = 0; j < layout.outputs(layer); j++) {
      HiddenUnits.addBias(values, j * tile, n, ((Vector) vector).buffer.get(biases + j));
      if (!last) {
        HiddenUnits.multiplyBySlope(activation, ((FloatMatrix) a).values(), values, j * tile, n);
      }
    }
    matrix.commit(n);
  }

  @Override
  public void multiplyTransposed(
      ParameterVector vector, int layer, TileMatrix delta, TileMatrix below, boolean add, int n) {
    int in = layout.inputs(layer);
    cblas_sgemm(
        CblasColMajor,
        CblasNoTrans,
        CblasTrans,
        n,
        in,
        layout.outputs(layer),
        1,
        ((FloatMatrix) delta).operand(),
        tile,
        ((Vector) vector).weights[layer],
        in,
        add ? 1 : 0,
        ((FloatMatrix) below).operand(),
        tile);
  }

  @Override
  public void addOuter(ParameterVector sum, int layer, TileMatrix a, TileMatrix delta, int n) {
    addWeightsOuter(sum, layer, a, delta, n);
    cblas_sgemv(
        CblasColMajor,
        CblasTrans,
        n,
        layout.outputs(layer),
        1,
        ((FloatMatrix) delta).operand(),
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
    cblas_sgemm(
        CblasColMajor,
        CblasTrans,
        CblasNoTrans,
        in,
        layout.outputs(layer),
        n,
        1,
        ((FloatMatrix) a).operand(),
        tile,
        ((FloatMatrix) delta).operand(),
        tile,
        1,
        ((Vector) sum).weights[layer],
        in);
  }

  @Override
  public void close() {
    allocated.forEach(FloatPointer::close);
  }

  private final class Vector implements ParameterVector {
    private final FloatPointer memory;
    private final FloatPointer[] weights = new FloatPointer[layout.layers()];
    private final FloatPointer[] biases = new FloatPointer[layout.layers()];
    private final FloatBuffer buffer;

    /** Values on the heap on their way into a sum. */
    private final float[] block = new float[Math.min(BLOCK, layout.parameters())];

    Vector(FloatPointer memory) {
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
      for (int i = 0; i < values.length; i++) {
        buffer.put(i, (float) values[i]);
      }
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
