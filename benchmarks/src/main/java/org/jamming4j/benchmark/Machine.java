package org.jamming4j.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the measurements ran on.
 *
 * @param processor its name, as far as the system tells it
 * @param cores processors that Java may use
 * @param java name and version of the virtual machine
 */
public record Machine(String processor, int cores, String java) {
  private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

  /** This machine. */
  public static Machine current() {
    return new Machine(
        systemName(),
        Runtime.getRuntime().availableProcessors(),
        "%s %s"
            .formatted(
                System.getProperty("java.vm.name"), System.getProperty("java.runtime.version")));
  }

  private static String systemName() {
    try {
      return nameIn(Files.readAllLines(PROCESSORS)).orElseGet(() -> System.getProperty("os.arch"));
    } catch (IOException e) {
      return System.getProperty("os.arch");
    }
  }

  /** A virtual machine may hide the name, but seldom vendor, family and model, which follow it. */
  static Optional<String> nameIn(List<String> lines) {
    return value(lines, "model name")
        .map(
            name ->
                String.format(
                    Locale.ROOT,
                    "%s (%s, family %s, model %s)",
                    name,
                    value(lines, "vendor_id").orElse("?"),
                    value(lines, "cpu family").orElse("?"),
                    value(lines, "model").orElse("?")));
  }

  private static Optional<String> value(List<String> lines, String key) {
    return lines.stream()
        .map(line -> line.split(":", 2))
        .filter(parts -> parts.length == 2 && parts[0].strip().equals(key))
        .map(parts -> parts[1].strip())
        .findFirst();
  }
}
