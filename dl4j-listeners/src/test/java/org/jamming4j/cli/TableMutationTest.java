package org.jamming4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables with mistakes that nobody thought of. */
class TableMutationTest {
  private static final byte[] NASTY =
      "\",;\t\n\r.-+eE?\0x09\u00e9 @".getBytes(StandardCharsets.UTF_8);

  private static final String TABLE =
      """
      id;size;colour;weight;kind
      a1;1,5;red;3;yes
      a2;2,5;"dark; blue";4;no
      a3;;red;5;no
      a4;0,5;green;6,25;yes
      a5;-1;red;?;yes
      a6;3e-1;green;1;no
      a7;0,1;red;2;
      """;

  @TempDir private Path folder;

  @Test
  void table_ofAnyMutation_isReadOrRefusedInOneLine() throws IOException {
    int read = 0;
    for (int i = 0; i < 400; i++) {
      var random = new Random(i);
      byte[] bytes = TABLE.getBytes(StandardCharsets.UTF_8);
      for (int change = 0; change <= random.nextInt(4); change++) {
        bytes = mutated(bytes, random);
      }
      Path file = Files.write(folder.resolve("t.csv"), bytes);
      Ran ran =
          Ran.into(
              folder.resolve("out"),
              "train --width 2 --depth 1 --steps 2 --no-sphere --data " + file);
      String told = i + ": " + ran.err();
      assertTrue(ran.code() == 0 || ran.code() == Main.BAD_INPUT, told);
      long complaints = ran.err().lines().filter(line -> line.startsWith("jamming: ")).count();
      assertEquals(ran.code() == 0 ? 0 : 1, complaints, told);
      assertTrue(!ran.err().contains("\tat "), told);
      read += ran.code() == 0 ? 1 : 0;
    }
    // both ends were tried
    assertTrue(read > 40 && read < 360, "read " + read);
  }

  /** One byte changed, taken out or put in, or a stretch taken out or doubled. */
  private static byte[] mutated(byte[] bytes, Random random) {
    int at = random.nextInt(bytes.length);
    int to = Math.min(bytes.length, at + random.nextInt(20));
    byte nasty = NASTY[random.nextInt(NASTY.length)];
    return switch (random.nextInt(5)) {
      case 0 -> {
        byte[] changed = bytes.clone();
        changed[at] = nasty;
        yield changed;
      }
      case 1 -> joined(Arrays.copyOf(bytes, at), Arrays.copyOfRange(bytes, at + 1, bytes.length));
      case 2 ->
          joined(
              joined(Arrays.copyOf(bytes, at), new byte[] {nasty}),
              Arrays.copyOfRange(bytes, at, bytes.length));
      case 3 ->
          joined(
              Arrays.copyOf(bytes, Math.max(1, at)), Arrays.copyOfRange(bytes, to, bytes.length));
      default -> joined(Arrays.copyOf(bytes, to), Arrays.copyOfRange(bytes, at, bytes.length));
    };
  }

  private static byte[] joined(byte[] one, byte[] other) {
    byte[] both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }
}
