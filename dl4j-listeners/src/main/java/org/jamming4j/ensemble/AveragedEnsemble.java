package org.jamming4j.ensemble;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jamming4j.data.Patterns;
import org.jamming4j.table.TableEncoding;

/**
 * f-bar, the mean of the outputs of networks that differ in their initialisation alone (arXiv
 * 1901.01608, section 4).
 */
public final class AveragedEnsemble {
  /** The names of the files that {@link #save} writes. */
  public static final Pattern FILES = Pattern.compile("network-\\d+\\.zip|temperature\\.json");

  private static final String TEMPERATURE = "temperature.json";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<TrainedNetwork> members;
  private final double temperature;

  /** An average whose probabilities are not calibrated; see the other constructor. */
  public AveragedEnsemble(List<TrainedNetwork> members) {
    this(members, 1);
  }

  /**
   * The average over the given networks.
   *
   * @param temperature that outputs are divided by before they become probabilities, positive; 1 if
   *     none was {@linkplain Temperature fitted}
   * @throws IllegalArgumentException if there is none, or they tell different classes or take
   *     patterns of different dimensions
   */
  public AveragedEnsemble(List<TrainedNetwork> members, double temperature) {
    if (!(temperature > 0 && temperature < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "The temperature %s must be positive and finite.".formatted(temperature));
    }
    if (members.isEmpty()) {
      throw new IllegalArgumentException("An ensemble needs one network at least.");
    }
    List<String> classes = members.get(0).classNames();
    for (TrainedNetwork member : members) {
      if (!member.classNames().equals(classes)) {
        throw new IllegalArgumentException(
            "Networks of one ensemble must tell the same classes, not %s and %s."
                .formatted(classes, member.classNames()));
      }
      if (!member.table().equals(members.get(0).table())) {
        throw new IllegalArgumentException(
            "Networks of one ensemble must take the same columns of a table.");
      }
      int dimension = member.preprocessing().inputDimension();
      if (dimension != members.get(0).preprocessing().inputDimension()) {
        throw new IllegalArgumentException(
            "Networks of one ensemble must take patterns of one dimension, not %d and %d."
                .formatted(members.get(0).preprocessing().inputDimension(), dimension));
      }
    }
    this.members = List.copyOf(members);
    this.temperature = temperature;
  }

  /** The same average, trained on a table; its rows become raw patterns in the given way. */
  public AveragedEnsemble withTable(TableEncoding encoding) {
    return new AveragedEnsemble(
        members.stream().map(member -> member.withTable(encoding)).toList(), temperature);
  }

  /** The same average with another temperature of its probabilities. */
  public AveragedEnsemble withTemperature(double other) {
    return new AveragedEnsemble(members, other);
  }

  /** What outputs are divided by before they become probabilities; 1 if it was not fitted. */
  public double temperature() {
    return temperature;
  }

  /** The networks. */
  public List<TrainedNetwork> members() {
    return members;
  }

  /**
   * f-bar for raw patterns, labelled or not.
   *
   * @param raw patterns before preprocessing, [P x d of the data]
   * @return [P x k]
   */
  public double[][] outputs(double[][] raw) {
    return predictions(raw).stream().map(Prediction::outputs).toArray(double[][]::new);
  }

  /**
   * f-bar for raw patterns, labelled or not, and how far the networks are apart.
   *
   * @param raw patterns before preprocessing, [P x d of the data]
   * @return one for each pattern
   */
  public List<Prediction> predictions(double[][] raw) {
    List<double[][]> each = members.stream().map(member -> member.outputs(raw)).toList();
    return IntStream.range(0, raw.length)
        .mapToObj(mu -> Prediction.of(each.stream().map(f -> f[mu]).toList()))
        .toList();
  }

  /** f-bar for raw patterns, [P x k]; their labels do not matter. */
  public double[][] outputs(Patterns raw) {
    return outputs(raw.inputs());
  }

  /**
   * Writes the members into a directory, one file each, in their order, and the temperature.
   *
   * @throws IOException if that fails
   */
  public void save(Path directory) throws IOException {
    Files.createDirectories(directory);
    for (int i = 0; i < members.size(); i++) {
      members.get(i).save(directory.resolve("network-%03d.zip".formatted(i + 1)));
    }
    JSON.writeValue(directory.resolve(TEMPERATURE).toFile(), Map.of("temperature", temperature));
  }

  /**
   * Reads all networks of a directory, in the order of their names, and the temperature, which may
   * be missing.
   *
   * @throws IOException if there is none, one can't be read, or they do not belong together; the
   *     message names the file
   */
  public static AveragedEnsemble load(Path directory) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(directory)) {
      files = all.filter(file -> file.toString().endsWith(".zip")).sorted().toList();
    }
    if (files.isEmpty()) {
      throw new IOException("There are no networks (*.zip) in " + directory + ".");
    }
    List<TrainedNetwork> members = new ArrayList<>();
    for (Path file : files) {
      members.add(TrainedNetwork.load(file));
    }
    double temperature = temperature(directory.resolve(TEMPERATURE));
    try {
      return new AveragedEnsemble(members, temperature);
    } catch (IllegalArgumentException e) {
      throw new IOException(
          "The networks in %s do not belong together. %s".formatted(directory, e.getMessage()), e);
    }
  }

  private static double temperature(Path file) throws IOException {
    if (!Files.exists(file)) {
      return 1;
    }
    try {
      JsonNode read = JSON.readTree(file.toFile()).path("temperature");
      if (read.isNumber() && read.asDouble() > 0 && Double.isFinite(read.asDouble())) {
        return read.asDouble();
      }
    } catch (JsonProcessingException e) {
      throw new IOException("%s is not JSON (%s).".formatted(file, e.getOriginalMessage()), e);
    }
    throw new IOException(file + " has no positive number \"temperature\".");
  }
}
