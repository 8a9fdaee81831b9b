package org.jamming4j.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
  private static final Map<String, Object> JOB = Map.of("seed", 1, "shape", Map.of("depth", 3));

  @TempDir private Path directory;
  private Path file;

  record Run(int number, double loss) {}

  @BeforeEach
  void inDirectory() {
    file = directory.resolve("runs.jsonl");
  }

  private Journal<Run> open(Object job) throws IOException {
    return new Journal<>(file, job, line -> Json.read(line, Run.class), Json::line);
  }

  private void write(Run... runs) throws IOException {
    try (Journal<Run> journal = open(JOB)) {
      for (Run run : runs) {
        journal.add(run);
      }
    }
  }

  @Test
  void journal_openedAgain_knowsAllRuns() throws IOException {
    assertFalse(Journal.exists(file));
    write(new Run(0, 0.1), new Run(1, Double.NaN));
    write(new Run(2, Double.MIN_VALUE));
    assertTrue(Journal.exists(file));
    try (Journal<Run> journal = open(JOB)) {
      assertEquals(
          List.of(new Run(0, 0.1), new Run(1, Double.NaN), new Run(2, Double.MIN_VALUE)),
          journal.known());
    }
  }

  /** Cut at any byte, it holds the runs whose lines are whole, and goes on. */
  @Test
  void journal_cutAnywhere_holdsTheWholeLines() throws IOException {
    write(new Run(0, 0.1), new Run(1, 0.2));
    byte[] whole = Files.readAllBytes(file);
    for (int length = 0; length < whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      String text = new String(whole, 0, length, StandardCharsets.UTF_8);
      int lines = (int) text.chars().filter(c -> c == '\n').count();
      try (Journal<Run> journal = open(JOB)) {
        assertEquals(Math.max(0, lines - 1), journal.known().size());
        for (int i = journal.known().size(); i < 2; i++) {
          journal.add(new Run(i, 0.1 * (i + 1)));
        }
      }
      assertArrayEquals(whole, Files.readAllBytes(file), "cut at " + length);
    }
  }

  @Test
  void journal_ofAnotherJob_isRefusedByNameAndLeft() throws IOException {
    write(new Run(0, 0.1));
    byte[] before = Files.readAllBytes(file);
    var other = Map.of("seed", 1, "shape", Map.of("depth", 2));
    var e = assertThrows(IllegalArgumentException.class, () -> open(other));
    assertTrue(e.getMessage().contains("shape.depth is 3 there and 2 here"), e.getMessage());
    e = assertThrows(IllegalArgumentException.class, () -> open(Map.of("seed", 1)));
    assertTrue(e.getMessage().contains("shape is {\"depth\":3} there and missing"), e.getMessage());
    assertArrayEquals(before, Files.readAllBytes(file));
  }

  @Test
  void journal_damagedWithin_namesTheLineAndIsLeft() throws IOException {
    write(new Run(0, 0.1), new Run(1, 0.2));
    Files.writeString(file, "{\"number\": \"x\"}\nhalf", StandardOpenOption.APPEND);
    byte[] before = Files.readAllBytes(file);
    var e = assertThrows(IllegalArgumentException.class, () -> open(JOB));
    assertTrue(e.getMessage().contains("line 4"), e.getMessage());
    assertEquals(1, e.getMessage().lines().count(), e.getMessage());
    assertArrayEquals(before, Files.readAllBytes(file));
    Files.writeString(file, "no journal\n");
    e = assertThrows(IllegalArgumentException.class, () -> open(JOB));
    assertTrue(e.getMessage().contains("line 1"), e.getMessage());
  }
}
