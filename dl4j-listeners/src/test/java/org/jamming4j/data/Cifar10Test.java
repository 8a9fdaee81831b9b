package org.jamming4j.data;

import static org.jamming4j.data.Messages.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jamming4j.Tolerances;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Cifar10Test {
  private static final int RECORD = 3073;

  @TempDir Path directory;

  /** One image for each label, all of its bytes 10 times the label. */
  private void write(String name, int... labels) throws IOException {
    byte[] bytes = new byte[labels.length * RECORD];
    for (int k = 0; k < labels.length; k++) {
      Arrays.fill(bytes, k * RECORD, (k + 1) * RECORD, (byte) (10 * labels[k]));
      bytes[k * RECORD] = (byte) labels[k];
    }
    Files.write(directory.resolve(name), bytes);
  }

  @Test
  void load_someBatches_tellsVehiclesFromAnimals() throws IOException {
    write("test_batch.bin", 6, 7, 8, 9);
    write("data_batch_2.bin", 0, 1, 2, 3, 4, 5);
    LabelledImages images = Cifar10.load(directory);
    assertEquals(10, images.size());
    assertEquals(3072, images.pixels());
    assertEquals(List.of("vehicle", "animal"), images.classNames());
    for (int label = 0; label < 10; label++) {
      assertEquals(label >= 2 && label <= 7 ? 1 : 0, images.classOf(label));
    }
    Patterns all = images.split(10, 0, 0).training();
    for (int mu = 0; mu < 10; mu++) {
      int label = (int) Math.round(all.input(mu, 0) * 25.5);
      assertEquals(label / 25.5, all.input(mu, 3071), Tolerances.ROUNDED);
      assertEquals(images.classOf(label), all.classOf(mu));
    }
  }

  @Test
  void load_noBatch_isRefused() {
    assertRefused(() -> Cifar10.load(directory), directory.toString(), "data_batch_1.bin");
  }

  @Test
  void load_wrongSize_isRefused() throws IOException {
    Files.write(directory.resolve("data_batch_1.bin"), new byte[RECORD + 1]);
    assertRefused(() -> Cifar10.load(directory), "data_batch_1.bin", "3074 bytes", "3073");
    Files.write(directory.resolve("data_batch_1.bin"), new byte[0]);
    assertRefused(() -> Cifar10.load(directory), "data_batch_1.bin", "0 bytes", "3073");
  }

  @Test
  void load_labelAboveNine_isRefused() throws IOException {
    write("data_batch_3.bin", 9, 10);
    assertRefused(() -> Cifar10.load(directory), "data_batch_3.bin", "image 1", "label 10", "9");
  }
}
