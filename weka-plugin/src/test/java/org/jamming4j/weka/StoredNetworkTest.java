package org.jamming4j.weka;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.jamming4j.Planted;
import org.jamming4j.network.HingeNetworkSpec;
import org.junit.jupiter.api.Test;

class StoredNetworkTest {
  private static final double[][] INPUTS = {{1, 2, 3}, {-1, 0, 2}};

  private static StoredNetwork holding(byte[] zip) throws Exception {
    var stored = new StoredNetwork(HingeNetworkSpec.relu(3, 4, 1, 1).build(1));
    var field = StoredNetwork.class.getDeclaredField("zip");
    field.setAccessible(true);
    field.set(stored, zip);
    return stored;
  }

  private static byte[] zipOf(StoredNetwork stored) throws Exception {
    var field = StoredNetwork.class.getDeclaredField("zip");
    field.setAccessible(true);
    return (byte[]) field.get(stored);
  }

  @Test
  void stored_restored_isTheSameNetwork() throws Exception {
    var network = HingeNetworkSpec.relu(3, 4, 2, 1).build(1);
    var stored = new StoredNetwork(network);
    assertEquals(network.params(), stored.restore().params());
    assertArrayEquals(zipOf(stored), zipOf(new StoredNetwork(network)));
  }

  @Test
  void entryWithJavaObject_predicting_isRefusedUnopened() throws Exception {
    var bytes = new ByteArrayOutputStream();
    byte[] planted = Planted.serialised(new Planted());
    try (var zip = new ZipOutputStream(bytes);
        var in =
            new ZipInputStream(
                new ByteArrayInputStream(
                    zipOf(new StoredNetwork(HingeNetworkSpec.relu(3, 4, 1, 1).build(1)))))) {
      zip.putNextEntry(new ZipEntry("preprocessor.bin"));
      zip.write(planted);
      for (ZipEntry e = in.getNextEntry(); e != null; e = in.getNextEntry()) {
        zip.putNextEntry(new ZipEntry(e.getName()));
        in.transferTo(zip);
      }
    }
    StoredNetwork stored = holding(bytes.toByteArray());
    var e = assertThrows(IOException.class, () -> stored.outputs(INPUTS));
    assertTrue(e.getMessage().contains("preprocessor.bin"), e.getMessage());
    assertFalse(Planted.ran());
  }

  @Test
  void bytesCutOff_predicting_saysWhatIsDamaged() throws Exception {
    byte[] whole = zipOf(new StoredNetwork(HingeNetworkSpec.relu(3, 4, 1, 1).build(1)));
    for (int length = 0; length < whole.length; length += 97) {
      StoredNetwork stored = holding(Arrays.copyOf(whole, length));
      var e = assertThrows(IOException.class, () -> stored.outputs(INPUTS));
      assertTrue(e.getMessage().contains("network within this model"), e.getMessage());
    }
  }
}
