package org.jamming4j.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jamming4j.arithmetic.ChildJvm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoldenRunsTest {
  @TempDir private Path directory;

  /** In plain Java, which rounds alike on every machine. */
  @Test
  void runs_ofEveryKind_haveTheBitsTheyHad() throws IOException, InterruptedException {
    ChildJvm now =
        ChildJvm.run(directory, Map.of(), List.of("-Djamming4j.arithmetic=java"), "golden runs");
    assertEquals(recorded(), String.join("\n", now.out()).strip());
  }

  private static String recorded() throws IOException {
    try (InputStream file = GoldenRunsTest.class.getResourceAsStream("golden-runs.txt")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
    }
  }
}
