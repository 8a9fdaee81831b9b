package org.jamming4j.report;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jamming4j.curvature.Spectrum;
import org.jfree.chart.ChartUtils;
import org.jfree.chart.JFreeChart;

/** Spectra in rows of small panels, all on the same axes, as of {@link EigenvalueAxis}. */
final class SpectrumGrid {
  private static final int WIDTH = 270;
  private static final int HEIGHT = 220;
  private static final int LABEL = 26;
  private static final int TICKS_APART = 3;
  private static final Color COLOR = new Color(0x1f, 0x77, 0xb4);
  private static final Font TITLE = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
  private static final Font ROW = new Font(Font.SANS_SERIF, Font.BOLD, 14);

  private SpectrumGrid() {}

  /** A panel. */
  record Cell(String title, Spectrum spectrum) {}

  /** Panels beside each other. */
  record Row(String label, List<Cell> cells) {}

  /**
   * Draws them.
   *
   * @param file a PNG file
   * @throws IOException if the file can't be written
   */
  static void write(Path file, EigenvalueAxis axis, List<Row> rows) throws IOException {
    int columns = rows.stream().mapToInt(row -> row.cells().size()).max().orElse(1);
    int most =
        rows.stream()
            .flatMap(row -> row.cells().stream())
            .mapToInt(cell -> cell.spectrum().size())
            .max()
            .orElse(1);
    var image =
        new BufferedImage(
            columns * WIDTH, rows.size() * (HEIGHT + LABEL), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    try {
      graphics.setRenderingHint(
          RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
      graphics.setColor(Color.WHITE);
      graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
      for (int row = 0; row < rows.size(); row++) {
        int y = row * (HEIGHT + LABEL);
        graphics.setColor(Panel.DARK);
        graphics.setFont(ROW);
        graphics.drawString(rows.get(row).label(), 12, y + LABEL - 6);
        List<Cell> cells = rows.get(row).cells();
        for (int column = 0; column < cells.size(); column++) {
          chart(cells.get(column), axis, most)
              .draw(graphics, new Rectangle2D.Double(column * WIDTH, y + LABEL, WIDTH, HEIGHT));
        }
      }
    } finally {
      graphics.dispose();
    }
    Files.write(file, ChartUtils.encodeAsPNG(image));
  }

  private static JFreeChart chart(Cell cell, EigenvalueAxis axis, int most) {
    var panel = new Panel("");
    panel.add(axis.steps("", cell.spectrum()), COLOR, Panel.dot(0), true);
    panel.addThinBars(EigenvalueAxis.zeroModes("zero modes", cell.spectrum(), 0), COLOR);
    panel.plot().setDomainAxis(axis.domain("", TICKS_APART));
    panel.plot().setRangeAxis(EigenvalueAxis.counts("", most));
    var chart = new JFreeChart(cell.title(), TITLE, panel.plot(), false);
    chart.setBackgroundPaint(Color.WHITE);
    return chart;
  }
}
