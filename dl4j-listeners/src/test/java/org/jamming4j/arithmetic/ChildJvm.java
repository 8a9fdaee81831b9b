package org.jamming4j.arithmetic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A Java virtual machine of its own that runs {@link Steps}: OpenBLAS chooses its kernel once in a
 * process.
 *
 * @param out the lines it printed, one for each step that has a result
 * @param log what it logged
 */
public record ChildJvm(List<String> out, String log) {
  private static final int MINUTES = 5;

  /**
   * Runs steps to their end.
   *
   * @param environment added to this process's, without its own settings of OpenBLAS
   * @param options of the virtual machine
   */
  public static ChildJvm run(
      Path directory, Map<String, String> environment, List<String> options, String... steps)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn");
    command.addAll(options);
    command.add(Steps.class.getName());
    command.addAll(List.of(steps));
    File out = directory.resolve("out").toFile();
    File log = directory.resolve("log").toFile();
    var builder = new ProcessBuilder(command).redirectOutput(out).redirectError(log);
    builder.environment().keySet().removeIf(name -> name.startsWith("OPENBLAS_"));
    builder.environment().putAll(environment);
    Process process = builder.start();
    try {
      assertTrue(process.waitFor(MINUTES, TimeUnit.MINUTES), "the child did not end");
    } finally {
      process.destroyForcibly();
    }
    String logged = Files.readString(log.toPath(), StandardCharsets.UTF_8);
    assertEquals(0, process.exitValue(), logged);
    return new ChildJvm(Files.readAllLines(out.toPath()), logged);
  }

  /** How many warnings it logged. */
  public long warnings() {
    return log.lines().filter(line -> line.contains("WARN")).count();
  }
}
