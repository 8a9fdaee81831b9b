package org.jamming4j.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Results of one run in the place of those of another one. */
class ReplacementTest {
  private static final ResultFiles FILES =
      ResultFiles.of("a\\.txt|b\\.txt|p\\.png").withFolder("d", Pattern.compile("\\d"));

  @TempDir private Path root;

  private static OutputDirectory.Writer results(String run) {
    return folder -> {
      Files.writeString(folder.resolve("a.txt"), run);
      Files.createDirectory(folder.resolve("d"));
      Files.writeString(folder.resolve("d/1"), run);
    };
  }

  private static Map<String, OutputDirectory.Writer> picture(String run) {
    return Map.of("p.png", file -> Files.writeString(file, run));
  }

  /** All files by their names, with what is in them. */
  private Map<String, String> tree() throws IOException {
    Map<String, String> tree = new TreeMap<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        tree.put(root.relativize(file).toString(), Files.readString(file));
      }
    }
    return tree;
  }

  @Test
  void replace_otherResults_leavesNoneOfThemAndAllElse() throws IOException {
    Files.writeString(root.resolve("mine.txt"), "mine");
    Files.writeString(root.resolve("b.txt"), "old");
    Files.createDirectory(root.resolve("d"));
    Files.writeString(root.resolve("d/2"), "old");
    try (var out = new OutputDirectory(root)) {
      out.replace(FILES, results("new"), picture("new"));
    }
    assertEquals(Map.of("a.txt", "new", "d/1", "new", "p.png", "new", "mine.txt", "mine"), tree());
  }

  @Test
  void replace_failing_leavesWhatWasThere() throws IOException {
    try (var out = new OutputDirectory(root)) {
      out.replace(FILES, results("old"), picture("old"));
      var e =
          assertThrows(
              IOException.class,
              () ->
                  out.replace(
                      FILES,
                      folder -> {
                        results("new").write(folder);
                        throw new IOException("disk full");
                      },
                      Map.of()));
      assertTrue(e.getMessage().contains("disk full"), e.getMessage());
    }
    assertEquals(Map.of("a.txt", "old", "d/1", "old", "p.png", "old"), tree());
  }

  @Test
  void replace_withoutItsPicture_hasAllElseAndSaysSo() throws IOException {
    try (var out = new OutputDirectory(root)) {
      out.replace(FILES, results("old"), picture("old"));
      Map<String, OutputDirectory.Writer> failing =
          Map.of(
              "p.png",
              file -> {
                Files.writeString(file, "half");
                throw new NoClassDefFoundError("no fonts");
              });
      assertThrows(NoClassDefFoundError.class, () -> out.replace(FILES, results("new"), failing));
    }
    assertEquals(Map.of("a.txt", "new", "d/1", "new"), tree());
  }

  /** As a kill leaves things between any two renames: whoever opens it next ends what was begun. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6})
  void replace_stoppedAmidst_isGoneOnWith(int renames) throws IOException {
    try (var out = new OutputDirectory(root)) {
      out.replace(FILES, results("old"), picture("old"));
    }
    Path whole = Files.createDirectory(root.resolve(".jamming-results"));
    results("new").write(whole);
    Path owned = Files.writeString(whole.resolve(".owned"), FILES.names().pattern());
    Path aside = Files.createDirectory(whole.resolve(".old"));
    List<String> old = List.of("a.txt", "d", "p.png");
    for (int i = 0; i < Math.min(renames, 3); i++) {
      Files.move(root.resolve(old.get(i)), aside.resolve(old.get(i)));
    }
    if (renames > 3) {
      Files.delete(owned);
    }
    for (int i = 0; i < renames - 4; i++) {
      Files.move(whole.resolve(old.get(i)), root.resolve(old.get(i)));
    }
    List<String> visible =
        tree().entrySet().stream()
            .filter(file -> !file.getKey().startsWith("."))
            .map(Map.Entry::getValue)
            .distinct()
            .toList();
    assertTrue(visible.size() <= 1, visible.toString());
    new OutputDirectory(root).close();
    assertEquals(Map.of("a.txt", "new", "d/1", "new"), tree());
  }

  @Test
  void require_whatIsTheUsers_isRefusedAndNamed() throws IOException {
    try (var out = new OutputDirectory(root)) {
      out.replace(FILES, results("old"), Map.of());
      out.require(FILES);
      Files.writeString(root.resolve("d/thesis.txt"), "");
      var e = assertThrows(IOException.class, () -> out.require(FILES));
      assertTrue(e.getMessage().contains("thesis.txt"), e.getMessage());
      Files.delete(root.resolve("d/thesis.txt"));
      Files.createDirectory(root.resolve("b.txt"));
      e = assertThrows(IOException.class, () -> out.require(FILES));
      assertTrue(e.getMessage().contains("b.txt is a directory"), e.getMessage());
    }
  }
}
