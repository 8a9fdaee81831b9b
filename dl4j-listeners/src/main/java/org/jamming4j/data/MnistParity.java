package org.jamming4j.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * MNIST's handwritten digits in two classes: even (class 0, y = -1) and odd (class 1, y = +1).
 *
 * <p>Source: Y. LeCun, C. Cortes, C. J. C. Burges, The MNIST database of handwritten digits. Images
 * of 28 x 28 bytes, in 60,000 training and 10,000 test digits.
 */
public final class MnistParity {
  private static final List<String> CLASS_NAMES = List.of("even", "odd");

  private MnistParity() {}

  /** The 10,000 digits of MNIST's test set, which come with this library. */
  public static LabelledImages embedded() {
    try {
      return parity(
          "MNIST's embedded test set",
          "ask for fewer with --patterns, or give the full set with --mnist",
          resource("t10k-images-idx3-ubyte", 3),
          resource("t10k-labels-idx1-ubyte", 1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The full set, MNIST's training digits followed by its test digits.
   *
   * @param directory holds train-images-idx3-ubyte, train-labels-idx1-ubyte, t10k-images-idx3-ubyte
   *     and t10k-labels-idx1-ubyte, each as it is or with .gz
   * @throws IllegalArgumentException if one of them is missing, cannot be read, is no IDX file or
   *     is truncated, or if images and labels do not go together
   */
  public static LabelledImages load(Path directory) {
    if (!Files.isDirectory(directory)) {
      throw new IllegalArgumentException(
          directory
              + " is not a directory; give the one that holds MNIST's four files with --mnist.");
    }
    return parity(
        "MNIST",
        "ask for fewer with --patterns",
        IdxFile.read(directory, "train-images-idx3-ubyte", 3),
        IdxFile.read(directory, "train-labels-idx1-ubyte", 1),
        IdxFile.read(directory, "t10k-images-idx3-ubyte", 3),
        IdxFile.read(directory, "t10k-labels-idx1-ubyte", 1));
  }

  private static IdxFile resource(String fileName, int dimensions) throws IOException {
    String path = "mnist/" + fileName + ".gz";
    try (InputStream in = MnistParity.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("The resource " + path + " is missing from the library.");
      }
      return IdxFile.read(path, in, true, dimensions);
    }
  }

  /** Joins pairs of files, images and then their labels. */
  private static LabelledImages parity(String name, String remedy, IdxFile... files) {
    int pixels = files[0].entrySize();
    int count = 0;
    for (int k = 0; k < files.length; k += 2) {
      check(files[k], files[k + 1], pixels);
      count += files[k].count();
    }
    byte[] images = new byte[Math.multiplyExact(count, pixels)];
    int[] classes = new int[count];
    int done = 0;
    for (int k = 0; k < files.length; k += 2) {
      byte[] values = files[k].values();
      System.arraycopy(values, 0, images, done * pixels, values.length);
      for (byte digit : files[k + 1].values()) {
        classes[done++] = digit % 2;
      }
    }
    return new LabelledImages(images, pixels, classes, CLASS_NAMES, name, remedy);
  }

  private static void check(IdxFile images, IdxFile labels, int pixels) {
    if (images.count() != labels.count()) {
      throw new IllegalArgumentException(
          "%s holds %d images, but %s holds %d labels; take both from one download."
              .formatted(images.name(), images.count(), labels.name(), labels.count()));
    }
    if (images.entrySize() != pixels) {
      throw new IllegalArgumentException(
          "%s holds images of %d pixels, the other file images of %d; take both from one download."
              .formatted(images.name(), images.entrySize(), pixels));
    }
    for (int i = 0; i < labels.count(); i++) {
      int digit = Byte.toUnsignedInt(labels.values()[i]);
      if (digit > 9) {
        throw new IllegalArgumentException(
            "%s: label %d is %d; digits go from 0 to 9. Download it again."
                .formatted(labels.name(), i, digit));
      }
    }
  }
}
