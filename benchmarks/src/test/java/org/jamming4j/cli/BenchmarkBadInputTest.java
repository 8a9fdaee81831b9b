package org.jamming4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a user of the benchmark gets wrong: one clear line, exit code 2, and nothing written. */
class BenchmarkBadInputTest {
  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "benchmark --peer nowhere.py | --peer nowhere.py",
        "benchmark --peer / | --peer / is a directory",
        "benchmark --python= | --python",
        "benchmark --shape 10,30,5 | '10,30,5'",
        "benchmark --shape 10,30,5,x | '10,30,5,x'",
        "benchmark --shape 1,30,5,100 | dimension d is 1",
        "benchmark --shape 10,0,5,100 | Width 0",
        "benchmark --shape 10,30,0,100 | Depth 0",
        "benchmark --shape 10,30,5,1 | patterns P is 1",
        "benchmark --shape 1000000,3,1,1000000 | take fewer",
        "benchmark --rounds 0 | --rounds 0 must be at least 1",
        "benchmark --precision float16 | float16",
        "benchmark --threads 0 | --threads 0",
        "benchmark --steps 0 | --steps 0 must be at least 1",
        "benchmark --only speed | speed",
        "benchmark --only race --sat-seeds 0 | --sat-seeds",
        "benchmark --sat-seeds -1 | --sat-seeds -1",
        "benchmark --sat-seconds 0 | --sat-seconds 0",
        "benchmark --sat-seconds NaN | --sat-seconds NaN",
        "benchmark --sat-peer-steps 0 | --sat-peer-steps 0",
        "benchmark --sat-shape 16 | '16'",
        "benchmark --scaling-patterns 1 | patterns P is 1",
        "benchmark --scaling-patterns many | 'many'",
      })
  void badInput_oneClearLineAndExitCode2(String commandLine, String essential) {
    Ran ran = Ran.into(directory.resolve("never"), commandLine);
    assertEquals(2, ran.code(), ran.err());
    assertEquals(1, ran.err().lines().count(), ran.err());
    assertTrue(ran.err().contains(essential), ran.err());
    assertEquals("", ran.out());
    assertFalse(Files.exists(directory.resolve("never")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "nonsense"})
  void benchmarkChild_noTask_isRefused(String task) {
    Ran ran = Ran.run("benchmark-child", task);
    assertEquals(2, ran.code(), ran.err());
    assertEquals(1, ran.err().lines().count(), ran.err());
    assertTrue(ran.err().contains("ChildTask"), ran.err());
  }
}
