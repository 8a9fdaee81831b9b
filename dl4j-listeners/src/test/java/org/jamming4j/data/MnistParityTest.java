package org.jamming4j.data;

import static org.jamming4j.data.Messages.assertRefused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MnistParityTest {
  private static final int IMAGES = 0x803;
  private static final int LABELS = 0x801;

  @TempDir Path directory;

  private static byte[] idx(int magic, int[] shape, int... values) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(magic);
      for (int length : shape) {
        out.writeInt(length);
      }
      for (int value : values) {
        out.writeByte(value);
      }
    }
    return bytes.toByteArray();
  }

  private void write(String name, byte[] content, boolean gzip) throws IOException {
    Path file = directory.resolve(gzip ? name + ".gz" : name);
    try (OutputStream out =
        gzip ? new GZIPOutputStream(Files.newOutputStream(file)) : Files.newOutputStream(file)) {
      out.write(content);
    }
  }

  /** Three training and two test images of 1 x 2 pixels: image i is (i, 200 + i). */
  private void writeSet(boolean gzip) throws IOException {
    int[] train = {0, 200, 1, 201, 2, 202};
    write("train-images-idx3-ubyte", idx(IMAGES, new int[] {3, 1, 2}, train), gzip);
    write("train-labels-idx1-ubyte", idx(LABELS, new int[] {3}, 4, 7, 9), gzip);
    write("t10k-images-idx3-ubyte", idx(IMAGES, new int[] {2, 1, 2}, 3, 203, 4, 204), gzip);
    write("t10k-labels-idx1-ubyte", idx(LABELS, new int[] {2}, 0, 1), gzip);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void load_plainOrGzip_joinsTrainAndTest(boolean gzip) throws IOException {
    writeSet(gzip);
    LabelledImages images = MnistParity.load(directory);
    assertEquals(5, images.size());
    assertEquals(2, images.pixels());
    assertEquals(List.of("even", "odd"), images.classNames());
    assertArrayEquals(
        new int[] {0, 1, 1, 0, 1}, IntStream.range(0, 5).map(images::classOf).toArray());
    Patterns all = images.split(5, 0, 0).training();
    int[] classes = {0, 1, 1, 0, 1};
    for (int mu = 0; mu < 5; mu++) {
      int image = (int) Math.round(255 * all.input(mu, 0));
      assertEquals((200 + image) / 255.0, all.input(mu, 1));
      assertEquals(classes[image], all.classOf(mu));
    }
  }

  /** The header alone tells. */
  @Test
  void load_headerThatPromisesMoreThanMemory_isRefused() throws IOException {
    int rows = (int) (Runtime.getRuntime().maxMemory() / 3 / 1000 / 1000) + 1;
    Path file = directory.resolve("train-images-idx3-ubyte");
    Files.write(file, idx(IMAGES, new int[] {1000, 1000, rows}));
    assertRefused(() -> MnistParity.load(directory), "JAVA_OPTS", file.toString());
  }

  @Test
  void embedded_testDigits_areTenThousand() {
    LabelledImages images = MnistParity.embedded();
    assertEquals(10_000, images.size());
    assertEquals(784, images.pixels());
    // MNIST's published counts: 980 + 1032 + 982 + 958 + 974 even digits in the test set
    assertEquals(5074, IntStream.range(0, 10_000).map(images::classOf).sum());
    // it begins with 7, 2, 1, 0, 4
    assertArrayEquals(
        new int[] {1, 0, 1, 0, 0}, IntStream.range(0, 5).map(images::classOf).toArray());
    Patterns training = images.split(100, 0, 1).training();
    double[] pattern = training.pattern(0);
    assertEquals(1, Arrays.stream(pattern).max().orElseThrow(), 0.02);
    assertEquals(0, Arrays.stream(pattern).min().orElseThrow());
  }

  @Test
  void embedded_tooManyAskedFor_offersTheFullSet() {
    LabelledImages images = MnistParity.embedded();
    assertRefused(
        () -> images.split(10_001, 0, 0), "10001", "holds 10000", "--patterns", "--mnist");
  }

  @Test
  void load_missingFile_saysWhichAndWhere() throws IOException {
    writeSet(true);
    Files.delete(directory.resolve("t10k-labels-idx1-ubyte.gz"));
    assertRefused(
        () -> MnistParity.load(directory),
        "no t10k-labels-idx1-ubyte in " + directory,
        "t10k-labels-idx1-ubyte.gz");
    assertRefused(() -> MnistParity.load(directory.resolve("x")), "x is not a directory");
  }

  @Test
  void load_wrongMagic_isRefused() throws IOException {
    writeSet(false);
    write("train-images-idx3-ubyte", idx(0x1f8b0800, new int[] {3, 1, 2}), false);
    assertRefused(
        () -> MnistParity.load(directory),
        "train-images-idx3-ubyte",
        "magic number 0x1f8b0800",
        "0x00000803");
  }

  @Test
  void load_truncatedOrTooLong_isRefused() throws IOException {
    writeSet(false);
    write("t10k-images-idx3-ubyte", idx(IMAGES, new int[] {2, 1, 2}, 3, 203, 4), false);
    assertRefused(
        () -> MnistParity.load(directory),
        "t10k-images-idx3-ubyte",
        "truncated",
        "4 values, and 3");
    write("t10k-images-idx3-ubyte", idx(IMAGES, new int[] {2, 1, 2}, 3, 203, 4, 4, 4), false);
    assertRefused(() -> MnistParity.load(directory), "too long", "4 values, and 5");
    write("t10k-images-idx3-ubyte", new byte[] {0, 0, 8}, false);
    assertRefused(() -> MnistParity.load(directory), "truncated", "3 bytes", "16");
    int huge = Integer.MAX_VALUE;
    write("t10k-images-idx3-ubyte", idx(IMAGES, new int[] {huge, huge, huge}, 1), false);
    assertRefused(() -> MnistParity.load(directory), "truncated");
    write("t10k-images-idx3-ubyte", idx(IMAGES, new int[] {-2, 1, 2}, 1, 2), false);
    assertRefused(() -> MnistParity.load(directory), "length -2", "damaged");
  }

  @Test
  void load_damagedGzip_isRefused() throws IOException {
    writeSet(true);
    Path file = directory.resolve("train-labels-idx1-ubyte.gz");
    byte[] content = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(content, content.length - 9));
    assertRefused(() -> MnistParity.load(directory), "train-labels-idx1-ubyte.gz", "truncated");
    Files.write(file, new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12});
    assertRefused(() -> MnistParity.load(directory), "train-labels-idx1-ubyte.gz", "gzip");
  }

  @Test
  void load_imagesWithoutTheirLabels_isRefused() throws IOException {
    writeSet(false);
    write("train-labels-idx1-ubyte", idx(LABELS, new int[] {2}, 4, 7), false);
    assertRefused(() -> MnistParity.load(directory), "3 images", "2 labels");
    write("train-labels-idx1-ubyte", idx(LABELS, new int[] {3}, 4, 7, 10), false);
    assertRefused(() -> MnistParity.load(directory), "label 2 is 10", "0 to 9");
  }

  @Test
  void load_otherImageSize_isRefused() throws IOException {
    writeSet(false);
    write("t10k-images-idx3-ubyte", idx(IMAGES, new int[] {2, 1, 1}, 3, 4), false);
    assertRefused(() -> MnistParity.load(directory), "images of 1 pixels", "images of 2");
  }
}
