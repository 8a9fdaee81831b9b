package org.jamming4j.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputDirectoryTest {
  @TempDir private Path root;

  private List<String> names(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void writeFile_existingFile_isReplacedAndNothingElseIsLeft() throws IOException {
    try (var out = new OutputDirectory(root.resolve("deep/out"))) {
      out.writeFile("a.txt", file -> Files.writeString(file, "one"));
      out.writeFile("a.txt", file -> Files.writeString(file, "two"));
    }
    assertEquals("two", Files.readString(root.resolve("deep/out/a.txt")));
    assertEquals(List.of("a.txt"), names(root.resolve("deep/out")));
  }

  @Test
  void writeFile_failingHalfWay_keepsTheOldFile() throws IOException {
    try (var out = new OutputDirectory(root)) {
      out.writeFile("a.txt", file -> Files.writeString(file, "old"));
      assertThrows(
          IOException.class,
          () ->
              out.writeFile(
                  "a.txt",
                  file -> {
                    Files.writeString(file, "half");
                    throw new IOException("disk full");
                  }));
      assertEquals("old", Files.readString(root.resolve("a.txt")));
    }
    assertEquals(List.of("a.txt"), names(root));
  }

  @Test
  void writeFile_failing_namesTheFile() throws IOException {
    try (var out = new OutputDirectory(root)) {
      var e =
          assertThrows(
              IOException.class,
              () ->
                  out.writeFile(
                      "a.txt",
                      file -> {
                        throw new IOException("No space left on device");
                      }));
      assertEquals(
          root.resolve("a.txt") + " can't be written (No space left on device)", e.getMessage());
    }
  }

  @Test
  void open_whileAnotherRunHoldsIt_isRefused() throws IOException {
    try (var first = new OutputDirectory(root)) {
      var e = assertThrows(IOException.class, () -> new OutputDirectory(first.path()));
      assertTrue(e.getMessage().contains("Another run"), e.getMessage());
    }
    new OutputDirectory(root).close();
  }

  @Test
  void open_whereAKilledRunLeftThings_removesThemAlone() throws IOException {
    Files.writeString(root.resolve(".jamming-tmp-summary.json"), "{");
    Files.createDirectory(root.resolve(".jamming-tmp-networks"));
    Files.writeString(root.resolve(".jamming-tmp-networks/network-001.zip"), "");
    Files.writeString(root.resolve("mine.txt"), "");
    new OutputDirectory(root).close();
    assertEquals(List.of("mine.txt"), names(root));
  }

  @Test
  void open_onAFile_isRefusedAndNamesIt() throws IOException {
    Path file = Files.writeString(root.resolve("file"), "");
    var e = assertThrows(IOException.class, () -> new OutputDirectory(file));
    assertTrue(e.getMessage().contains("is a file") && e.getMessage().contains("--out"));
    assertFalse(e.getMessage().contains("\n"));
  }

  @Test
  void open_belowAFile_isRefused() throws IOException {
    Path file = Files.writeString(root.resolve("file"), "");
    var e = assertThrows(IOException.class, () -> new OutputDirectory(file.resolve("out")));
    assertTrue(e.getMessage().contains("--out"), e.getMessage());
  }
}
