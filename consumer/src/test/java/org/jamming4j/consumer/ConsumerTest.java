package org.jamming4j.consumer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A project of somebody's that has dl4j-listeners on its class path and nothing else. */
class ConsumerTest {
  private static final int MINUTES = 5;

  @TempDir private Path directory;

  private static String classPath() throws IOException {
    return Files.readString(Path.of(System.getProperty("consumer.class.path"))).strip();
  }

  private static String readme() throws IOException {
    return Files.readString(Path.of(System.getProperty("consumer.readme")));
  }

  /** The example of the listeners, as it stands in the README. */
  private static String example() throws IOException {
    Matcher block =
        Pattern.compile("<!-- example: listeners -->\\s*```java\\n(.*?)```", Pattern.DOTALL)
            .matcher(readme());
    assertTrue(block.find());
    return block.group(1);
  }

  @Test
  void readmeExample_withTheLibraryAlone_compilesAndRuns() throws Exception {
    Path source = Files.writeString(directory.resolve("ReadmeExample.java"), example());
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    int compiled =
        compiler.run(
            null,
            null,
            null,
            "-proc:none",
            "-cp",
            classPath(),
            "-d",
            directory.toString(),
            source.toString());
    assertEquals(0, compiled);

    File out = directory.resolve("out").toFile();
    File err = directory.resolve("err").toFile();
    Process run =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                directory + File.pathSeparator + classPath(),
                "ReadmeExample")
            .redirectOutput(out)
            .redirectError(err)
            .start();
    try {
      assertTrue(run.waitFor(MINUTES, TimeUnit.MINUTES), "it did not end");
    } finally {
      run.destroyForcibly();
    }
    String printed = Files.readString(out.toPath(), StandardCharsets.UTF_8);
    assertEquals(0, run.exitValue(), Files.readString(err.toPath(), StandardCharsets.UTF_8));
    assertTrue(printed.contains("Satisfied at iteration "), printed);
  }

  /** A further library in a user's pipeline is a decision, not an accident. */
  @Test
  void library_added_drawsInTheseAlone() throws IOException {
    List<String> drawnIn =
        Arrays.stream(classPath().split(File.pathSeparator))
            .map(file -> Path.of(file))
            .map(file -> file.endsWith("classes") ? "dl4j-listeners" : file.getFileName() + "")
            .map(name -> name.startsWith("dl4j-listeners") ? "dl4j-listeners" : name)
            .map(name -> name.replace(System.getProperty("consumer.platform"), "PLATFORM"))
            .sorted()
            .toList();
    assertEquals(expected(), String.join("\n", drawnIn));
  }

  private static String expected() throws IOException {
    try (InputStream list = ConsumerTest.class.getResourceAsStream("drawn-in.txt")) {
      return new String(list.readAllBytes(), StandardCharsets.UTF_8).strip();
    }
  }

  @Test
  void readme_coordinates_areThoseOfThisVersion() throws IOException {
    String coordinates =
        """
        <dependency>
          <groupId>org.jamming4j</groupId>
          <artifactId>dl4j-listeners</artifactId>
          <version>%s</version>
        </dependency>
        """
            .formatted(System.getProperty("consumer.version"));
    assertTrue(readme().contains(coordinates), coordinates);
  }
}
