package org.jamming4j.ensemble;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
  public static final Pattern FILES = Pattern.compile("network-\\d+\\.zip");

  private final List<TrainedNetwork> members;

  /**
   * The average over the given networks.
   *
   * @throws IllegalArgumentException if there is none, or they tell different classes or take
   *     patterns of different dimensions
   */
  public AveragedEnsemble(List<TrainedNetwork> members) {
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
  }

  /** The same average, trained on a table; its rows become raw patterns in the given way. */
  public AveragedEnsemble withTable(TableEncoding encoding) {
    return new AveragedEnsemble(
        members.stream().map(member -> member.withTable(encoding)).toList());
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
   * Writes the members into a directory, one file each, in their order.
   *
   * @throws IOException if that fails
   */
  public void save(Path directory) throws IOException {
    Files.createDirectories(directory);
    for (int i = 0; i < members.size(); i++) {
      members.get(i).save(directory.resolve("network-%03d.zip".formatted(i + 1)));
    }
  }

  /**
   * Reads all networks of a directory, in the order of their names.
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
    try {
      return new AveragedEnsemble(members);
    } catch (IllegalArgumentException e) {
      throw new IOException(
          "The networks in %s do not belong together. %s".formatted(directory, e.getMessage()), e);
    }
  }
}
