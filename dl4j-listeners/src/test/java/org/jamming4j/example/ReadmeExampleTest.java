package org.jamming4j.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jamming4j.jamming.Outcome;
import org.jamming4j.listener.HessianSpectrumRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadmeExampleTest {
  private static final Pattern IN_SOURCE =
      Pattern.compile("// README begin\\n(.*?)// README end", Pattern.DOTALL);

  /** The module's directory: Maven's, or the working directory. */
  private static final Path MODULE = Path.of(System.getProperty("basedir", ".")).toAbsolutePath();

  private static String block(Pattern pattern, Path file) throws IOException {
    var matcher = pattern.matcher(Files.readString(file));
    assertTrue(matcher.find(), file + " has no such block.");
    return matcher.group(1);
  }

  private static Pattern inReadme(String name) {
    return Pattern.compile("<!-- example: " + name + " -->\\s*```java\\n(.*?)```", Pattern.DOTALL);
  }

  @ParameterizedTest
  @CsvSource({"listeners, ReadmeExample", "arbiter, ArbiterExample"})
  void readme_block_isTheSourceThatIsRun(String name, String type) throws IOException {
    Path source = MODULE.resolve("src/test/java/org/jamming4j/example/" + type + ".java");
    Path readme = MODULE.resolve("../README.md").normalize();
    assertEquals(block(IN_SOURCE, source), block(inReadme(name), readme));
  }

  @ParameterizedTest
  @ValueSource(strings = {"trainer", "landscape", "ensemble"})
  void readme_shortExample_isTheSourceThatIsCompiled(String name) throws IOException {
    Path source = MODULE.resolve("src/test/java/org/jamming4j/example/ReadmeSnippets.java");
    Path readme = MODULE.resolve("../README.md").normalize();
    Pattern inSource =
        Pattern.compile("// %s begin\\n(.*?) *// %s end".formatted(name, name), Pattern.DOTALL);
    assertEquals(
        block(inSource, source).replaceAll("(?m)^    ", ""), block(inReadme(name), readme));
  }

  @Test
  void trainer_ofTheReadme_fits() throws InterruptedException {
    assertEquals(Outcome.SAT, ReadmeSnippets.trainer().outcome());
  }

  @Test
  void landscape_ofTheReadme_isWatchedFromTheFirstStepOn(@TempDir Path directory)
      throws InterruptedException, IOException {
    List<HessianSpectrumRecord> records = ReadmeSnippets.landscape(directory);
    assertEquals(0, records.get(0).iteration());
    assertTrue(records.size() > 5, records.toString());
    assertTrue(Files.readString(directory.resolve("gaps.csv")).contains("\n0,0,gaps,"));
  }

  private static String printed(Consumer<String[]> main) {
    var bytes = new ByteArrayOutputStream();
    PrintStream before = System.out;
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      main.accept(new String[0]);
    } finally {
      System.setOut(before);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void main_run_printsRecordsAndEndsSatisfied() {
    String printed = printed(ReadmeExample::main);
    assertTrue(printed.startsWith("iteration 0: N_Delta "), printed);
    assertTrue(printed.contains("Satisfied at iteration "), printed);
    assertTrue(printed.contains(": N_Delta 0 of 40, misclassified 0, "), printed);
  }

  @Test
  void arbiter_ofTheReadme_tellsOfEveryCandidateWhetherItJammed() {
    List<String> lines = printed(ArbiterExample::main).lines().toList();
    assertEquals(5, lines.size(), lines.toString());
    assertTrue(lines.get(0).startsWith("candidate 0 is jammed, or not done: "), lines.get(0));
    assertEquals("candidate 3 fits: 0 of 60 misclassified", lines.get(3));
    assertEquals("least training error: 0.0", lines.get(4));
  }
}
