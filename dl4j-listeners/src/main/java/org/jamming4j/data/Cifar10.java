package org.jamming4j.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jamming4j.memory.Memory;

/**
 * CIFAR-10's photographs in two classes: vehicle (airplane, automobile, ship, truck: class 0, y =
 * -1) and animal (bird, cat, deer, dog, frog, horse: class 1, y = +1).
 *
 * <p>Source: A. Krizhevsky, Learning Multiple Layers of Features from Tiny Images (2009), binary
 * version: records of 1 byte for the class, 0 to 9, and 3 x 32 x 32 bytes for the red, green and
 * blue channel.
 */
public final class Cifar10 {
  private static final int PIXELS = 3 * 32 * 32;
  private static final int RECORD = 1 + PIXELS;
  private static final Set<Integer> VEHICLES = Set.of(0, 1, 8, 9);
  private static final List<String> BATCHES =
      List.of(
          "data_batch_1.bin",
          "data_batch_2.bin",
          "data_batch_3.bin",
          "data_batch_4.bin",
          "data_batch_5.bin",
          "test_batch.bin");

  /** A batch as it is read, and joined with the others. */
  private static final double COPIES = 4;

  private Cifar10() {}

  /**
   * The images of those batches that are there, in the order of their names, the test batch last.
   *
   * @param directory holds at least one of data_batch_1.bin to data_batch_5.bin and test_batch.bin
   * @throws IllegalArgumentException if none is there, or one cannot be read, has a size that is
   *     not a multiple of 3073 bytes, or a label above 9
   */
  public static LabelledImages load(Path directory) {
    ByteArrayOutputStream images = new ByteArrayOutputStream();
    ByteArrayOutputStream labels = new ByteArrayOutputStream();
    for (String name : BATCHES) {
      Path batch = directory.resolve(name);
      if (Files.isRegularFile(batch)) {
        append(batch, images, labels);
      }
    }
    if (labels.size() == 0) {
      throw new IllegalArgumentException(
          "There is no batch of CIFAR-10 in %s; put data_batch_1.bin to data_batch_5.bin or test_batch.bin there, from the binary version."
              .formatted(directory));
    }
    byte[] raw = labels.toByteArray();
    int[] classes = new int[raw.length];
    for (int i = 0; i < raw.length; i++) {
      classes[i] = VEHICLES.contains((int) raw[i]) ? 0 : 1;
    }
    return new LabelledImages(
        images.toByteArray(),
        PIXELS,
        classes,
        List.of("vehicle", "animal"),
        "CIFAR-10 in " + directory,
        "ask for fewer with --patterns");
  }

  private static void append(
      Path batch, ByteArrayOutputStream images, ByteArrayOutputStream labels) {
    byte[] bytes;
    try {
      Memory.require(batch.toString(), COPIES * Files.size(batch), "give fewer batches");
      bytes = Files.readAllBytes(batch);
    } catch (IOException e) {
      throw new IllegalArgumentException(batch + " cannot be read: " + e.getMessage(), e);
    }
    if (bytes.length == 0 || bytes.length % RECORD != 0) {
      throw new IllegalArgumentException(
          "%s has %d bytes, which is not a positive multiple of %d, the size of one image with its label. Download it again."
              .formatted(batch, bytes.length, RECORD));
    }
    for (int start = 0; start < bytes.length; start += RECORD) {
      int label = Byte.toUnsignedInt(bytes[start]);
      if (label > 9) {
        throw new IllegalArgumentException(
            "%s: image %d has label %d; labels go from 0 to 9. Is it CIFAR-10's binary version?"
                .formatted(batch, start / RECORD, label));
      }
      labels.write(label);
      images.write(bytes, start + 1, PIXELS);
    }
  }
}
