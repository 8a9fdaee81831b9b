package org.jamming4j.ensemble;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jamming4j.arithmetic.OpenBlas;
import org.jamming4j.data.Patterns;
import org.jamming4j.data.Preprocessing;
import org.jamming4j.network.NetworkZip;
import org.jamming4j.network.Networks;
import org.jamming4j.table.TableEncoding;
import org.jamming4j.tiles.ForwardPass;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A network with the preprocessing it was trained behind, so that it predicts raw patterns.
 *
 * <p>It is saved in DL4J's own zip format, which DL4J's {@code ModelSerializer} reads as a plain
 * network; the preprocessing, the class names and how rows of a table become raw patterns are
 * further entries of the same file, {@value #PREPROCESSING}, {@value #CLASSES} and {@value #TABLE}.
 *
 * @param network the network
 * @param preprocessing what raw patterns go through first
 * @param classNames names of the classes, in the order of their numbers
 * @param table how rows of a table become raw patterns; empty if it was not trained on a table
 */
public record TrainedNetwork(
    MultiLayerNetwork network,
    Preprocessing preprocessing,
    List<String> classNames,
    Optional<TableEncoding> table) {

  static final String TABLE = "jamming4j-table.json";
  static final String PREPROCESSING = "jamming4j-preprocessing.json";
  static final String CLASSES = "jamming4j-classes.json";

  /** Patterns that are sent through the network at once. */
  private static final int BATCH = 4096;

  private static final ObjectMapper JSON = new ObjectMapper();

  static {
    OpenBlas.prepare();
  }

  /**
   * Copies the names.
   *
   * @throws IllegalArgumentException if the network does not take what the preprocessing gives, or
   *     that not what the table's rows become, or its outputs are not those of the classes: one for
   *     two, otherwise one for each
   */
  public TrainedNetwork {
    requireInputs(network, preprocessing);
    table.ifPresent(encoding -> requireTable(encoding, preprocessing));
    requireClasses(network, classNames);
    classNames = List.copyOf(classNames);
  }

  /** A network that was not trained on a table; see the other constructor. */
  public TrainedNetwork(
      MultiLayerNetwork network, Preprocessing preprocessing, List<String> classNames) {
    this(network, preprocessing, classNames, Optional.empty());
  }

  /** The same network, trained on a table; its rows become raw patterns in the given way. */
  public TrainedNetwork withTable(TableEncoding encoding) {
    return new TrainedNetwork(network, preprocessing, classNames, Optional.of(encoding));
  }

  /**
   * f for raw patterns, labelled or not; of a fully connected hinge network, a pattern's are the
   * same bits whatever the others are.
   *
   * @param raw patterns before preprocessing, [P x d of the data]
   * @return [P x k]
   */
  public double[][] outputs(double[][] raw) {
    Optional<ForwardPass> pass = ForwardPass.of(network);
    double[][] f = new double[raw.length][];
    for (int first = 0; first < raw.length; first += BATCH) {
      int last = Math.min(raw.length, first + BATCH);
      double[][] inputs = new double[last - first][];
      for (int mu = first; mu < last; mu++) {
        inputs[mu - first] = preprocessing.apply(raw[mu]);
      }
      double[][] some =
          pass.map(p -> p.outputs(inputs))
              .orElseGet(
                  () -> Networks.values(Networks.output(network, Nd4j.createFromArray(inputs))));
      System.arraycopy(some, 0, f, first, some.length);
    }
    return f;
  }

  /** f for raw patterns, [P x k]; their labels do not matter. */
  public double[][] outputs(Patterns raw) {
    return outputs(raw.inputs());
  }

  /**
   * Writes the network to a new file; equal networks give equal bytes.
   *
   * @throws IOException if that fails; the file may then be incomplete
   */
  public void save(Path file) throws IOException {
    Map<String, byte[]> further = new LinkedHashMap<>();
    further.put(PREPROCESSING, preprocessing.toJson().getBytes(StandardCharsets.UTF_8));
    further.put(CLASSES, JSON.writeValueAsBytes(classNames));
    table.ifPresent(
        encoding -> further.put(TABLE, encoding.toJson().getBytes(StandardCharsets.UTF_8)));
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      NetworkZip.write(network, further, out);
    }
  }

  /**
   * Reads a network back; its outputs are bit-identical. The file may come from anyone: nothing in
   * it is run, and nothing is taken on trust ({@link NetworkZip}).
   *
   * @throws FileNotFoundException if there is no such file
   * @throws IOException if it is not a network saved by {@link #save}; the message names the file,
   *     the entry and what is wrong
   */
  public static TrainedNetwork load(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new FileNotFoundException("There is no network file " + file + ".");
    }
    String source = file.toString();
    NetworkZip zip =
        NetworkZip.read(source, Files.readAllBytes(file), Set.of(PREPROCESSING, CLASSES, TABLE));
    String entry = PREPROCESSING;
    try {
      var preprocessing = Preprocessing.fromJson(text(zip, PREPROCESSING, source));
      requireInputs(zip.network(), preprocessing);
      entry = CLASSES;
      List<String> classNames =
          JSON.readValue(text(zip, CLASSES, source), new TypeReference<List<String>>() {});
      requireClasses(zip.network(), classNames);
      entry = TABLE;
      byte[] table = zip.entry(TABLE);
      return new TrainedNetwork(
          zip.network(),
          preprocessing,
          classNames,
          Optional.ofNullable(table)
              .map(bytes -> TableEncoding.fromJson(new String(bytes, StandardCharsets.UTF_8))));
    } catch (JsonProcessingException e) {
      throw NetworkZip.damaged(
          source, entry, "is no list of names (" + e.getOriginalMessage() + ")", e);
    } catch (IllegalArgumentException e) {
      throw NetworkZip.damaged(source, entry, "does not fit: " + e.getMessage(), e);
    }
  }

  private static String text(NetworkZip zip, String entry, String source) throws IOException {
    byte[] bytes = zip.entry(entry);
    if (bytes == null) {
      throw new IOException(
          "%s has no entry %s: it was not saved by Jamming4J. Read it with DL4J's ModelSerializer, if you trust it."
              .formatted(source, entry));
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static void requireInputs(MultiLayerNetwork network, Preprocessing preprocessing) {
    // a convolution's inputs are its channels
    if (network.getLayerWiseConfigurations().getInputPreProcess(0) == null
        && network.getLayer(0).conf().getLayer() instanceof DenseLayer first
        && first.getNIn() != preprocessing.dimension()) {
      throw new IllegalArgumentException(
          "the preprocessing gives %d numbers, but the network takes %d"
              .formatted(preprocessing.dimension(), first.getNIn()));
    }
  }

  private static void requireTable(TableEncoding table, Preprocessing preprocessing) {
    if (table.inputs() != preprocessing.inputDimension()) {
      throw new IllegalArgumentException(
          "a row of the table becomes %d numbers, but the preprocessing takes %d"
              .formatted(table.inputs(), preprocessing.inputDimension()));
    }
  }

  private static void requireClasses(MultiLayerNetwork network, List<String> classNames) {
    if (classNames == null
        || classNames.stream().anyMatch(Objects::isNull)
        || Set.copyOf(classNames).size() != classNames.size()
        || classNames.size() < 2) {
      throw new IllegalArgumentException(
          "the class names %s are not two or more different ones".formatted(classNames));
    }
    if (Networks.outputLayer(network) instanceof FeedForwardLayer last
        && last.getNOut() != classNames.size()
        && !(last.getNOut() == 1 && classNames.size() == 2)) {
      throw new IllegalArgumentException(
          "there are %d class names, but the network has %d outputs"
              .formatted(classNames.size(), last.getNOut()));
    }
  }
}
