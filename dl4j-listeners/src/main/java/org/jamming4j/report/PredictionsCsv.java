package org.jamming4j.report;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jamming4j.ensemble.Prediction;

/**
 * Writes predictions, a row for each: class, output, spread and probability; of more than two
 * classes the probability of each one, too.
 */
public final class PredictionsCsv implements AutoCloseable {
  private final List<String> classNames;
  private final double temperature;
  private final CSVPrinter printer;

  /**
   * Begins a file.
   *
   * @param classNames in the order of the classes
   * @param temperature of the probabilities
   * @throws IOException if that fails
   */
  public PredictionsCsv(Path file, List<String> classNames, double temperature) throws IOException {
    this.classNames = List.copyOf(classNames);
    this.temperature = temperature;
    BufferedWriter writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
    printer = new CSVPrinter(writer, CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get());
    List<String> header = new ArrayList<>(List.of("class", "output", "spread", "probability"));
    if (classNames.size() > 2) {
      classNames.forEach(name -> header.add("p(" + name + ")"));
    }
    printer.printRecord(header);
  }

  /**
   * Writes one more row.
   *
   * @throws IOException if that fails
   */
  public void write(Prediction prediction) throws IOException {
    int own = prediction.ofClass();
    double[] p = prediction.probabilities(temperature);
    printer.print(classNames.get(own));
    printer.print((float) prediction.output());
    printer.print(Double.isNaN(prediction.spread()) ? "" : (float) prediction.spread());
    printer.print((float) p[own]);
    if (classNames.size() > 2) {
      for (double one : p) {
        printer.print((float) one);
      }
    }
    printer.println();
  }

  /** Ends the file. */
  @Override
  public void close() throws IOException {
    printer.close();
  }
}
