package org.jamming4j.weka;

import java.awt.Font;
import java.awt.GraphicsEnvironment;
import java.awt.font.FontRenderContext;

/**
 * The letters by which Weka's Explorer says that a run was stopped. Weka lays out that text on the
 * stopped thread, which is still interrupted. If a letter was never shown before, Java reads it
 * from the font's file, fails to because of the interruption, and clears the thread's flag; Weka
 * then takes the run for one that goes on, and its status line never changes again. The letters in
 * memory, there is nothing to read. This is the only class here that knows of fonts, and it opens
 * no window.
 */
public final class ResultGlyphs {
  /**
   * What {@code weka.gui.ResultHistoryPanel} is given by the Explorer's panels, 3.8.7 and 3.9.7.
   */
  static final String CANCELLED = "=== Run cancelled by user ===";

  /** The font of {@code weka.gui.ResultHistoryPanel}. */
  static final Font FONT = new Font(Font.MONOSPACED, Font.PLAIN, 12);

  private ResultGlyphs() {}

  /**
   * Brings the letters into memory, if there is a screen to show them on. To be called by a thread
   * that is not, or not yet again, interrupted.
   */
  public static void load() {
    if (!GraphicsEnvironment.isHeadless()) {
      measure();
    }
  }

  /** In both ways that a window may draw them, with smoothed edges and without. */
  static void measure() {
    for (boolean smooth : new boolean[] {false, true}) {
      FONT.getStringBounds(CANCELLED, new FontRenderContext(null, smooth, false));
    }
  }
}
