package org.jamming4j.network;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UTFDataFormatException;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Reads a row of parameters as ND4J writes an array: two buffers, the first with the array's shape,
 * the second with its values, each after the name of its allocation mode, its length and the name
 * of its data type. ND4J's own reader allocates whatever length it is told.
 */
final class Coefficients {
  /** Beside sizes and strides, a shape buffer has the rank and three further numbers. */
  private static final int MORE_SHAPE_NUMBERS = 4;

  private Coefficients() {}

  /**
   * Reads them.
   *
   * @param expected how many parameters the network has
   * @return [1 x expected], float64 or float32 as they were written
   * @throws IOException if they are not; its message is the end of a sentence about the bytes
   */
  static INDArray read(byte[] bytes, long expected) throws IOException {
    var in = new DataInputStream(new ByteArrayInputStream(bytes));
    try {
      return read(in, expected);
    } catch (EOFException | UTFDataFormatException e) {
      throw new IOException("ends too early or is garbled", e);
    }
  }

  private static INDArray read(DataInputStream in, long expected) throws IOException {
    in.readUTF();
    long shapeNumbers = in.readLong();
    String shapeType = in.readUTF();
    long rank = in.readLong();
    if (!shapeType.equals(DataType.INT64.name())
        || (rank != 1 && rank != 2)
        || shapeNumbers != 2 * rank + MORE_SHAPE_NUMBERS) {
      throw new IOException("does not begin with the shape of a row");
    }
    long rows = rank == 1 ? 1 : in.readLong();
    long columns = in.readLong();
    // strides and the like: values are written in order
    in.skipNBytes((rank + MORE_SHAPE_NUMBERS - 1) * Long.BYTES);
    in.readUTF();
    long length = in.readLong();
    String type = in.readUTF();
    if (rows != 1 || columns != length || length != expected) {
      throw new IOException(
          "holds %d numbers in a shape of %d x %d, but the configuration needs 1 x %d"
              .formatted(length, rows, columns, expected));
    }
    boolean float64 = type.equals(DataType.DOUBLE.name());
    if (!float64 && !type.equals(DataType.FLOAT.name())) {
      throw new IOException("holds numbers that are neither DOUBLE nor FLOAT");
    }
    if (in.available() != length * (float64 ? Double.BYTES : Float.BYTES)) {
      throw new IOException(
          "has %d bytes of numbers, which are not %d of the type %s"
              .formatted(in.available(), length, type));
    }
    return float64 ? doubles(in, (int) length) : floats(in, (int) length);
  }

  private static INDArray doubles(DataInputStream in, int length) throws IOException {
    double[] values = new double[length];
    for (int i = 0; i < length; i++) {
      values[i] = in.readDouble();
      requireFinite(i, values[i]);
    }
    return Nd4j.createFromArray(values).reshape(1, -1);
  }

  private static INDArray floats(DataInputStream in, int length) throws IOException {
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = in.readFloat();
      requireFinite(i, values[i]);
    }
    return Nd4j.createFromArray(values).reshape(1, -1);
  }

  private static void requireFinite(int i, double value) throws IOException {
    if (!Double.isFinite(value)) {
      throw new IOException("holds %s at place %d, not a finite number".formatted(value, i));
    }
  }
}
