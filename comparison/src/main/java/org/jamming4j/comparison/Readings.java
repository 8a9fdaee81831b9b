package org.jamming4j.comparison;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/** All readings, in a CSV file to which they are added as they come, so that none is lost. */
final class Readings {
  private final Path file;
  private final List<Reading> all = new ArrayList<>();

  /** Those of a file, or none yet. */
  Readings(Path file) throws IOException {
    this.file = file;
    if (!Files.exists(file)) {
      return;
    }
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (Reader reader = Files.newBufferedReader(file);
        CSVParser parser = format.parse(reader)) {
      for (CSVRecord line : parser) {
        if (line.isConsistent()) {
          all.add(reading(line));
        }
      }
    }
  }

  private static Reading reading(CSVRecord line) {
    Map<Metric, Double> values = new EnumMap<>(Metric.class);
    for (Metric metric : Metric.values()) {
      values.put(metric, Double.valueOf(line.get(metric.name())));
    }
    return new Reading(
        line.get("data"),
        line.get("scheme"),
        Integer.parseInt(line.get("run")),
        Integer.parseInt(line.get("fold")),
        values);
  }

  /** All so far. */
  synchronized List<Reading> all() {
    return List.copyOf(all);
  }

  /** Whether a run of a scheme on a data set has all its folds. */
  synchronized boolean has(String dataSet, String scheme, int run, int folds) {
    return all.stream()
            .filter(r -> r.dataSet().equals(dataSet) && r.scheme().equals(scheme) && r.run() == run)
            .map(Reading::fold)
            .distinct()
            .count()
        >= folds;
  }

  /** Adds the folds of a run, all at once. */
  synchronized void add(List<Reading> folds) throws IOException {
    boolean begins = !Files.exists(file);
    var lines = new StringBuilder();
    try (var printer = new CSVPrinter(lines, CSVFormat.RFC4180)) {
      if (begins) {
        List<Object> names = new ArrayList<>(List.of("data", "scheme", "run", "fold"));
        names.addAll(List.of(Metric.values()));
        printer.printRecord(names);
      }
      for (Reading reading : folds) {
        List<Object> cells =
            new ArrayList<>(
                List.of(reading.dataSet(), reading.scheme(), reading.run(), reading.fold()));
        for (Metric metric : Metric.values()) {
          cells.add(reading.values().get(metric));
        }
        printer.printRecord(cells);
      }
    }
    try (Writer writer =
        Files.newBufferedWriter(
            file, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      writer.write(lines.toString());
    }
    all.addAll(folds);
  }
}
