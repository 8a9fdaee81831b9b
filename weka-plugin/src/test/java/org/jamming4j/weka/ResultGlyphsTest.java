package org.jamming4j.weka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In Java processes of their own, where no letter was shown before. */
class ResultGlyphsTest {
  /** What the Explorer does after a stop: lays the text out on a thread that is interrupted. */
  static final class Stopped {
    public static void main(String[] args) {
      boolean smooth = args[0].equals("smooth");
      if (args[1].equals("loaded")) {
        ResultGlyphs.measure();
      }
      Graphics2D graphics = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
      graphics.setRenderingHint(
          RenderingHints.KEY_TEXT_ANTIALIASING,
          smooth
              ? RenderingHints.VALUE_TEXT_ANTIALIAS_ON
              : RenderingHints.VALUE_TEXT_ANTIALIAS_OFF);
      // the font itself is open by then
      graphics.getFontMetrics(ResultGlyphs.FONT).stringWidth("=== Run ===");
      Thread.currentThread().interrupt();
      graphics.getFontMetrics(ResultGlyphs.FONT).stringWidth(ResultGlyphs.CANCELLED);
      System.out.print(Thread.currentThread().isInterrupted() ? "kept" : "lost");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"smooth", "plain"})
  void interruptedThread_laysOutTheTextOfAStop_staysInterrupted(String edges) throws Exception {
    assumeTrue(
        stopped(edges, "fresh").equals("lost"),
        "this Java reads fonts without losing the interruption");

    assertEquals("kept", stopped(edges, "loaded"));
  }

  private static String stopped(String... arguments) throws IOException, InterruptedException {
    String java = System.getProperty("java.home") + File.separator + "bin" + File.separator;
    List<String> command =
        List.of(
            java + "java",
            "-Djava.awt.headless=true",
            "-cp",
            System.getProperty("java.class.path"),
            Stopped.class.getName(),
            arguments[0],
            arguments[1]);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try {
      String printed =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      assertEquals(0, process.waitFor(), printed);
      return printed;
    } finally {
      process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
    }
  }
}
