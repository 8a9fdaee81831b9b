package org.jamming4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a user gets wrong: one clear line, exit code 2, and nothing written. */
class BadInputTest {
  @TempDir private Path directory;

  private Ran runInto(String out, String commandLine) {
    return Ran.into(directory.resolve(out), commandLine);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "size --nonsense | --nonsense",
        "size --patterns x | 'x' is not an int",
        "size --patterns 1 | --patterns 1 must be at least 2",
        "size --patterns 20000 | 10000",
        "size --dim 900 | --dim",
        "size --dim 0 | --dim 0 must be at least 1",
        "size --depth 0 | --depth 0 must be at least 1",
        "size --runs 0 | --runs 0",
        "size --ensemble 0 | --ensemble 0",
        "size --references 0 | --references 0",
        "size --threads 0 | --threads 0",
        "size --steps 0 | 0 steps",
        "size --seconds -1 | -1.0 seconds",
        "size --margin 0 | Margin 0.0",
        "size --margin 1e308 | Margin 1.0E308 must be from",
        "train --width 3 --margin 1e200 | Margin 1.0E200 must be from",
        "train --width 3 --margin 1e-320 | Margin 1.0E-320 must be from",
        "train --width 30000 | JAVA_OPTS=-Xmx",
        "size --ensemble 100000000 | JAVA_OPTS=-Xmx",
        "size --references 100000000 | JAVA_OPTS=-Xmx",
        "train --width 3 --data random --patterns 100000000 | JAVA_OPTS=-Xmx",
        "size --learning-rate NaN | NaN",
        "size --optimiser fire --learning-rate 0 | Time step 0.0",
        "size --lr-decay cosine | 'cosine' is not none, linear:END:STEPS",
        "size --lr-decay linear:0.1 | 'linear:0.1' is not none, linear:END:STEPS",
        "size --lr-decay exponential:x | 'exponential:x' is not none",
        "size --lr-decay linear:2:100 | End 2.0",
        "train --width 3 --lr-decay exponential:0 | half-life of 0 steps",
        "size --mini-batch 0 | --mini-batch 0 must be at least 1",
        "size --cycle-steps 19 | --cycle-steps 19 must be at least 20",
        "train --width 3 --cycle-steps -1 | --cycle-steps -1 must be at least 20",
        "train --width 3 --mini-batch 7 --cycle-steps 0 | --mini-batch 7 goes with cycles",
        "train --width 3 --cycles 2 --protocol paper --cycle-steps 0 | --cycles 2 goes with cycles",
        "size --cycles 0 | --cycles 0 must be at least 1",
        "size --active-set some | some",
        "size --protocol other | other",
        "size --data missing.csv | missing.csv",
        "size --data cifar10 | --cifar",
        "size --mnist nowhere | nowhere",
        "size --label x | --label",
        "size --test-patterns -1 | --test-patterns",
        "train --patterns 10 | --width",
        "train --width 0 | --width 0 must be at least 1",
        "size --depth 100000000 | 100000000",
        "train --width 3 --depth 100000000 | 100000000",
        "threshold --over depth | depth",
        "threshold --over patterns | --width",
        "threshold --width 5 | --over patterns",
        "threshold --over patterns --width 0 | --width 0 must be at least 1",
        "threshold --runs 0 | --runs 0 must be at least 1",
        "threshold --precision 0 | precision of 0.0 must be from 0.001 to 10",
        "threshold --precision 1e-9 | precision of 1.0E-9 must be from 0.001",
        "threshold --precision NaN | precision of NaN",
        "threshold --near -5 | --near -5.0 must be from 13 to 9996",
        "threshold --near 1e9 | --near 1.0E9 must be from 13 to 9996",
        "threshold --near NaN | --near NaN must be from 13 to 9996",
        "threshold --over patterns --width 9 --near 20000 | --near 20000.0 must be from 2 to 9",
        "threshold --patterns 1 | --patterns 1 must be at least 2",
        "phase | --patterns needs two numbers",
        "phase --patterns 100 | --patterns needs two numbers",
        "phase --patterns 100,x | 'x' is not an int",
        "phase --patterns 1,100 | --patterns 1 must be at least 2",
        "phase --patterns 100,200 --precision 0 | precision of 0.0",
        "size --patterns 100,200 | --patterns takes one number here",
        "nonsense | nonsense",
      })
  void badInput_oneClearLineAndExitCode2(String commandLine, String essential) {
    Ran ran = runInto("never", commandLine);
    assertEquals(2, ran.code(), ran.err());
    assertEquals(1, ran.err().lines().count(), ran.err());
    assertTrue(ran.err().contains(essential), ran.err());
    assertEquals("", ran.out());
    assertFalse(Files.exists(directory.resolve("never")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a,b,y;1,2,0;3,1 | line 3",
        "a,b,y;1,Infinity,0;3,1,1 | Infinity",
        "a,b,y;1,2,0;3,1,0 | at least two classes",
        "a,b,y;1,2,0;3,red,1 | red",
        "a,b,y;1,2,0;1,2,1;1,2,0;1,2,1 | no column is left to learn from",
        "a,b,y;1,,0;3,2020-01-02,1;3,2020-01-03,0;4,,1;5,,0 | is a date",
        "a,y;1,0;2,1;3,0;4,1 | --no-sphere",
      })
  void badCsv_oneClearLineAndExitCode2(String table, String essential) throws IOException {
    Path csv = Files.writeString(directory.resolve("t.csv"), table.replace(';', '\n') + "\n");
    Ran ran =
        Ran.run("size", "--data", csv.toString(), "--out", directory.resolve("never").toString());
    assertEquals(2, ran.code(), ran.err());
    assertEquals(1, ran.err().lines().count(), ran.err());
    assertTrue(ran.err().contains(essential), ran.err());
    assertFalse(Files.exists(directory.resolve("never")));
  }

  /** A few rows, and a size that promises more than fits. */
  @Test
  void csv_largerThanMemory_isRefusedAfterTheFirstRows() throws IOException {
    Path csv = Files.writeString(directory.resolve("t.csv"), "1,2,0\n2,3,1\n".repeat(1000));
    try (var file = new RandomAccessFile(csv.toFile(), "rw")) {
      file.setLength(1L << 40);
    }
    Ran ran = Ran.run("size", "--data", csv.toString());
    assertEquals(2, ran.code(), ran.err());
    assertEquals(1, ran.err().lines().count(), ran.err());
    assertTrue(ran.err().contains("MiB") && ran.err().contains("JAVA_OPTS"), ran.err());
  }

  @Test
  void fileName_withALineBreak_isShownWhole() {
    Ran ran = Ran.run("size", "--data", directory + "/a\nb.csv");
    assertEquals(2, ran.code(), ran.err());
    assertEquals(1, ran.err().lines().count(), ran.err());
    assertTrue(ran.err().contains("a\\u000ab.csv does not exist"), ran.err());
  }

  @Test
  void size_nothingButContradictions_isRefusedWithTheirNumber() throws IOException {
    Path csv =
        Files.writeString(directory.resolve("t.csv"), "a,b,y\n1,2,0\n1,2,1\n3,1,0\n4,4,0\n0,2,0\n");
    Ran ran =
        Ran.run(
            "size",
            "--data",
            csv.toString(),
            "--patterns",
            "5",
            "--out",
            directory.resolve("never").toString());
    assertEquals(2, ran.code(), ran.err());
    assertTrue(ran.err().contains("2 of the 5 training patterns contradict"), ran.err());
  }

  @Test
  void size_outOnAFile_isRefused() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "mine");
    Ran ran = Ran.run("size", "--patterns", "50", "--out", file.toString());
    assertEquals(2, ran.code(), ran.err());
    assertEquals(1, ran.err().lines().count(), ran.err());
    assertEquals("mine", Files.readString(file));
  }

  @Test
  void out_empty_isRefused() {
    Ran ran = Ran.run("train", "--width", "3", "--patterns", "20", "--out", "");
    assertEquals(2, ran.code(), ran.err());
    assertTrue(ran.err().contains("--out"), ran.err());
  }

  @Test
  void size_intoADirectoryWithFilesOfTheUsers_isRefusedBeforeTraining() throws IOException {
    Files.createDirectories(directory.resolve("out/networks"));
    Path mine = Files.writeString(directory.resolve("out/networks/mine.txt"), "mine");
    Ran ran = runInto("out", SizeCommandTest.SMALL_SIZE);
    assertEquals(2, ran.code(), ran.err());
    assertEquals(1, ran.err().lines().count(), ran.err());
    assertTrue(ran.err().contains("mine.txt"), ran.err());
    assertEquals("mine", Files.readString(mine));
  }

  @Test
  void size_tooFewSteps_failsWithoutASummary() {
    Ran ran = runInto("out", SizeCommandTest.SMALL_SIZE + " --steps 5");
    assertEquals(1, ran.code(), ran.err());
    assertTrue(ran.err().contains("raise --steps"), ran.err());
    assertFalse(Files.exists(directory.resolve("out/summary.json")));
  }
}
