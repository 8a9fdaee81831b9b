package org.jamming4j.data;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jamming4j.memory.Memory;

/**
 * The content of a file in the IDX format of the MNIST database, unsigned bytes only: a big-endian
 * header of the bytes 0, 0, 8, number of dimensions, then one int for each dimension, then the
 * values.
 */
final class IdxFile {
  private static final int UNSIGNED_BYTES = 0x08;
  private static final int MOST_VALUES = Integer.MAX_VALUE - 8;

  /** The values as they come from the stream, and joined with those of other files. */
  private static final double COPIES = 3;

  private final String name;
  private final int count;
  private final byte[] values;

  private IdxFile(String name, int count, byte[] values) {
    this.name = name;
    this.count = count;
    this.values = values;
  }

  /** The file, for messages. */
  String name() {
    return name;
  }

  /** Length of the first dimension: how many images, or how many labels. */
  int count() {
    return count;
  }

  /** Number of values of one entry. */
  int entrySize() {
    return values.length / count;
  }

  /** The unsigned bytes, entry after entry; not copied. */
  byte[] values() {
    return values;
  }

  /**
   * Reads a file that may be compressed.
   *
   * @param directory where to look for the file, and for the same name with .gz if it is not there
   * @param fileName its name without .gz
   * @param dimensions number of dimensions it must have: 3 for images, 1 for labels
   * @throws IllegalArgumentException if it is missing, cannot be read or is not such a file
   */
  static IdxFile read(Path directory, String fileName, int dimensions) {
    Path plain = directory.resolve(fileName);
    Path compressed = directory.resolve(fileName + ".gz");
    boolean isPlain = Files.isRegularFile(plain);
    if (!isPlain && !Files.isRegularFile(compressed)) {
      throw new IllegalArgumentException(
          "There is no %s in %s, nor %s.gz, which is fine as well; put one of them there."
              .formatted(fileName, directory, fileName));
    }
    Path file = isPlain ? plain : compressed;
    try (InputStream in = Files.newInputStream(file)) {
      return read(file.toString(), in, !isPlain, dimensions);
    } catch (IOException e) {
      throw new IllegalArgumentException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * Reads a stream to its end.
   *
   * @throws IllegalArgumentException if it is not a file of the given number of dimensions
   * @throws IOException if reading fails otherwise
   */
  static IdxFile read(String name, InputStream in, boolean gzip, int dimensions)
      throws IOException {
    try {
      return parse(name, gzip ? new GZIPInputStream(in) : in, dimensions);
    } catch (EOFException e) {
      throw new IllegalArgumentException(
          name + " ends too early: it is truncated. Download it again.", e);
    } catch (ZipException e) {
      throw new IllegalArgumentException(
          "%s is no intact gzip file (%s). Download it again.".formatted(name, e.getMessage()), e);
    }
  }

  private static IdxFile parse(String name, InputStream in, int dimensions) throws IOException {
    int headerLength = 4 * (1 + dimensions);
    ByteBuffer header = ByteBuffer.wrap(in.readNBytes(headerLength));
    if (header.remaining() < headerLength) {
      throw new IllegalArgumentException(
          "%s is truncated: it has %d bytes, and its header alone takes %d. Download it again."
              .formatted(name, header.remaining(), headerLength));
    }
    int magic = header.getInt();
    int expected = UNSIGNED_BYTES << 8 | dimensions;
    if (magic != expected) {
      throw new IllegalArgumentException(
          "%s begins with the magic number 0x%08x; an IDX file of %s begins with 0x%08x. Is it another file, or still compressed?"
              .formatted(name, magic, dimensions == 1 ? "labels" : "images", expected));
    }
    int count = header.getInt(header.position());
    double total = 1;
    for (int k = 0; k < dimensions; k++) {
      int length = header.getInt();
      if (length < 1) {
        throw new IllegalArgumentException(
            "%s: dimension %d has length %d; the header is damaged. Download it again."
                .formatted(name, k, length));
      }
      total *= length;
    }
    byte[] values = new byte[0];
    if (total <= MOST_VALUES) {
      Memory.require(
          "the %.0f values of %s".formatted(total, name), COPIES * total, "split the file");
      values = in.readNBytes((int) total);
    }
    long following = values.length + in.transferTo(OutputStream.nullOutputStream());
    if (following != total) {
      throw new IllegalArgumentException(
          "%s is %s: its header promises %.0f values, and %d follow. Download it again."
              .formatted(name, following < total ? "truncated" : "too long", total, following));
    }
    if (total > MOST_VALUES) {
      throw new IllegalArgumentException(
          "%s has %.0f values, but at most %d can be read; split the file."
              .formatted(name, total, MOST_VALUES));
    }
    return new IdxFile(name, count, values);
  }
}
