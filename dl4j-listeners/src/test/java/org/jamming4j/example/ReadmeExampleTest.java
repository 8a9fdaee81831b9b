package org.jamming4j.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jamming4j.jamming.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadmeExampleTest {
  private static final Pattern IN_README =
      Pattern.compile("<!-- example: listeners -->\\s*```java\\n(.*?)```", Pattern.DOTALL);
  private static final Pattern IN_SOURCE =
      Pattern.compile("// README begin\\n(.*?)// README end", Pattern.DOTALL);

  /** The module's directory: Maven's, or the working directory. */
  private static final Path MODULE = Path.of(System.getProperty("basedir", ".")).toAbsolutePath();

  private static String block(Pattern pattern, Path file) throws IOException {
    var matcher = pattern.matcher(Files.readString(file));
    assertTrue(matcher.find(), file + " has no such block.");
    return matcher.group(1);
  }

  @Test
  void readme_blockOfTheListeners_isTheSourceThatIsRun() throws IOException {
    Path source = MODULE.resolve("src/test/java/org/jamming4j/example/ReadmeExample.java");
    Path readme = MODULE.resolve("../README.md").normalize();
    assertEquals(block(IN_SOURCE, source), block(IN_README, readme));
  }

  @ParameterizedTest
  @ValueSource(strings = {"trainer", "ensemble"})
  void readme_shortExample_isTheSourceThatIsCompiled(String name) throws IOException {
    Path source = MODULE.resolve("src/test/java/org/jamming4j/example/ReadmeSnippets.java");
    Path readme = MODULE.resolve("../README.md").normalize();
    Pattern inSource =
        Pattern.compile("// %s begin\\n(.*?) *// %s end".formatted(name, name), Pattern.DOTALL);
    Pattern inReadme =
        Pattern.compile("<!-- example: " + name + " -->\\s*```java\\n(.*?)```", Pattern.DOTALL);
    assertEquals(block(inSource, source).replaceAll("(?m)^    ", ""), block(inReadme, readme));
  }

  @Test
  void trainer_ofTheReadme_fits() throws InterruptedException {
    assertEquals(Outcome.SAT, ReadmeSnippets.trainer().outcome());
  }

  @Test
  void main_run_printsRecordsAndEndsSatisfied() {
    var bytes = new ByteArrayOutputStream();
    PrintStream before = System.out;
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      ReadmeExample.main(new String[0]);
    } finally {
      System.setOut(before);
    }
    String printed = bytes.toString(StandardCharsets.UTF_8);
    assertTrue(printed.startsWith("iteration 0: N_Delta "), printed);
    assertTrue(printed.contains("Satisfied at iteration "), printed);
    assertTrue(printed.contains(": N_Delta 0 of 40, misclassified 0, "), printed);
  }
}
