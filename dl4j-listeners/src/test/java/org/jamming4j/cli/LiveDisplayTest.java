package org.jamming4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is drawn while one waits. */
class LiveDisplayTest {
  private final StringWriter written = new StringWriter();
  private long nanos;
  private int asked;

  private LiveDisplay display(boolean terminal, int columns) {
    return new LiveDisplay(
        new PrintWriter(written, true),
        () -> List.of("  step " + ++asked, "  about 9 s left"),
        terminal,
        columns,
        () -> nanos,
        null);
  }

  private String taken() {
    String text = written.toString().replace(System.lineSeparator(), "\n");
    written.getBuffer().setLength(0);
    return text;
  }

  @Test
  void terminal_everyTick_isDrawnAnewBelowLinesThatLast() {
    var display = display(true, 80);
    display.tick();
    assertEquals("  step 1\n  about 9 s left\n", taken());
    display.tick();
    assertEquals("\r\033[2A\033[J  step 2\n  about 9 s left\n", taken());
    display.print("a run has ended");
    assertEquals("\r\033[2A\033[Ja run has ended\n  step 3\n  about 9 s left\n", taken());
    display.close();
    assertEquals("\r\033[2A\033[J", taken());
  }

  @Test
  void terminal_narrow_cutsLines() {
    var display = display(true, 9);
    display.tick();
    assertEquals("  step 1\n  about \n", taken());
  }

  @Test
  void noTerminal_hasALineEveryHalfMinute() {
    var display = display(false, 80);
    for (int second = 0; second < 95; second++) {
      nanos = TimeUnit.SECONDS.toNanos(second);
      display.tick();
    }
    assertEquals(
        "step 1; about 9 s left\nstep 2; about 9 s left\nstep 3; about 9 s left\n", taken());
    display.print("a run has ended");
    display.close();
    assertEquals("a run has ended\n", taken());
  }

  @Test
  void remaining_isCountedDownByTheClock() {
    var remaining = new Remaining(() -> nanos);
    nanos = TimeUnit.SECONDS.toNanos(10);
    assertEquals("10 s so far", remaining.text());
    remaining.isAbout(30);
    assertEquals("10 s so far, about 30 s left", remaining.text());
    nanos = TimeUnit.SECONDS.toNanos(35);
    assertEquals("35 s so far, about 5 s left", remaining.text());
    nanos = TimeUnit.SECONDS.toNanos(300);
    assertEquals("5 min so far, longer than expected", remaining.text());
    remaining.forget();
    assertEquals("", remaining.left());
  }

  /** One run of many steps, seen at a real terminal. */
  @Test
  void train_atATerminal_showsStepsAsTheyAreTaken(@TempDir Path folder)
      throws IOException, InterruptedException {
    assumeTrue(
        Stream.of("/usr/bin/script", "/bin/script").anyMatch(f -> Files.exists(Path.of(f))),
        "there is no command script, which makes a terminal");
    String command =
        "'%s/bin/java' -Djamming.terminal=true -Djamming.columns=160 -cp '%s' org.jamming4j.cli.Main train --data random --patterns 6000 --dim 20 --width 60 --steps 1500 --threads 1 --mini-batch 6000 --out '%s'"
            .formatted(
                System.getProperty("java.home"), System.getProperty("java.class.path"), folder);
    Process process =
        new ProcessBuilder("script", "-qec", command, "/dev/null")
            .redirectErrorStream(true)
            .start();
    process.getOutputStream().close();
    var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), text);
    long drawn = text.lines().filter(line -> line.matches(".*\\d+ of 1500 steps, loss .*")).count();
    assertTrue(drawn >= 2, text);
    assertTrue(text.contains("\033[2A\033[J"), text);
    assertTrue(text.contains(", max. "), text);
    assertTrue(text.contains("0 of 1 ended"), text);
  }
}
