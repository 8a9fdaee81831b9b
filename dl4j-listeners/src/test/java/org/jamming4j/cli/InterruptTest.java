package org.jamming4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C, as a user presses it. */
class InterruptTest {
  /** Signals that a shell has turned off for what it runs in the background are on again by it. */
  private static final List<String> WITH_SIGNALS = List.of("env", "--default-signal=INT");

  @TempDir private Path folder;

  private static boolean canTurnSignalsOn() {
    try {
      return new ProcessBuilder("env", "--default-signal=INT", "true").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private Process command(String... args) throws IOException {
    var all = new ArrayList<>(WITH_SIGNALS);
    all.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
    all.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    all.addAll(List.of(args));
    all.addAll(List.of("--out", folder.toString()));
    return new ProcessBuilder(all).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
  }

  /** Interrupts a command once it has printed such a line; what it printed from then on. */
  private static String interrupted(Process process, String line)
      throws IOException, InterruptedException {
    var after = new StringBuilder();
    try (BufferedReader err = process.errorReader(StandardCharsets.UTF_8)) {
      boolean seen = false;
      for (String text = err.readLine(); text != null; text = err.readLine()) {
        if (seen) {
          after.append(text).append('\n');
        } else if (text.matches(line)) {
          seen = true;
          new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
        }
      }
    }
    return after.toString();
  }

  @Test
  void size_interrupted_saysWhatItKnowsAndKeeps() throws IOException, InterruptedException {
    assumeTrue(canTurnSignalsOn(), "env can't turn signals on");
    Process process =
        command("size", "--data", "random", "--patterns", "2000", "--precision", "0.01");
    String said = interrupted(process, " *3  h = .*");
    assertEquals(130, process.waitFor(), said);
    assertTrue(said.matches("(?s).*(So far N\\* is about|runs do not tell N\\* yet).*"), said);
    assertTrue(said.contains("All runs are kept in " + folder.resolve("unfinished")), said);
    assertTrue(said.contains("--resume"), said);
    assertTrue(said.endsWith("jamming: Interrupted.\n"), said);
    // its first line says of which job they are
    assertTrue(Files.readAllLines(folder.resolve("unfinished/runs.jsonl")).size() >= 4, said);
  }
}
