package org.jamming4j.benchmark;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Numbers in files of a directory, as processes of different languages exchange them: float64, the
 * least byte first.
 *
 * @param directory where the files are
 */
record Doubles(Path directory) {
  /** Parameters, patterns [P x d] and labels. */
  static final String POINT = "point.bin";

  /** Eigenvalues of H, H0 and Hp, each ascending, by this project. */
  static final String EIGENVALUES_OF_OURS = "eigenvalues-jamming4j.bin";

  /** The same by PyTorch. */
  static final String EIGENVALUES_OF_PEER = "eigenvalues.bin";

  static double[] flat(double[][] rows) {
    return Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
  }

  void write(String name, double[]... parts) throws IOException {
    int count = Arrays.stream(parts).mapToInt(part -> part.length).sum();
    ByteBuffer bytes =
        ByteBuffer.allocate(Math.multiplyExact(count, Double.BYTES)).order(ByteOrder.LITTLE_ENDIAN);
    for (double[] part : parts) {
      bytes.asDoubleBuffer().put(part);
      bytes.position(bytes.position() + part.length * Double.BYTES);
    }
    Files.write(directory.resolve(name), bytes.array());
  }

  double[] read(String name) throws IOException {
    byte[] bytes = Files.readAllBytes(directory.resolve(name));
    double[] values = new double[bytes.length / Double.BYTES];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer().get(values);
    return values;
  }
}
