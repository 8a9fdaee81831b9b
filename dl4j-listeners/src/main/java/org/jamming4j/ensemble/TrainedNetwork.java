package org.jamming4j.ensemble;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.jamming4j.arithmetic.OpenBlas;
import org.jamming4j.data.Patterns;
import org.jamming4j.data.Preprocessing;
import org.jamming4j.network.Networks;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A network with the preprocessing it was trained behind, so that it predicts raw patterns.
 *
 * <p>It is saved in DL4J's own zip format, which {@link ModelSerializer} reads as a plain network;
 * the preprocessing and the class names are further entries of the same file, {@value
 * #PREPROCESSING} and {@value #CLASSES}.
 *
 * @param network the network
 * @param preprocessing what raw patterns go through first
 * @param classNames names of the classes, in the order of their numbers
 */
public record TrainedNetwork(
    MultiLayerNetwork network, Preprocessing preprocessing, List<String> classNames) {

  static final String PREPROCESSING = "jamming4j-preprocessing.json";
  static final String CLASSES = "jamming4j-classes.json";

  /** Patterns that are sent through the network at once. */
  private static final int BATCH = 4096;

  private static final ObjectMapper JSON = new ObjectMapper();

  static {
    OpenBlas.prepare();
  }

  /** Checks that nothing is null and copies the names. */
  public TrainedNetwork {
    Objects.requireNonNull(network, "network");
    Objects.requireNonNull(preprocessing, "preprocessing");
    classNames = List.copyOf(classNames);
  }

  /**
   * f for raw patterns, labelled or not.
   *
   * @param raw patterns before preprocessing, [P x d of the data]
   * @return [P x k]
   */
  public double[][] outputs(double[][] raw) {
    double[][] f = new double[raw.length][];
    for (int first = 0; first < raw.length; first += BATCH) {
      int last = Math.min(raw.length, first + BATCH);
      double[][] inputs = new double[last - first][];
      for (int mu = first; mu < last; mu++) {
        inputs[mu - first] = preprocessing.apply(raw[mu]);
      }
      double[][] some = Networks.output(network, Nd4j.createFromArray(inputs)).toDoubleMatrix();
      System.arraycopy(some, 0, f, first, some.length);
    }
    return f;
  }

  /** f for raw patterns, [P x k]; their labels do not matter. */
  public double[][] outputs(Patterns raw) {
    return outputs(IntStream.range(0, raw.size()).mapToObj(raw::pattern).toArray(double[][]::new));
  }

  /**
   * Writes the network to a new file.
   *
   * @throws IOException if that fails; the file may then be incomplete
   */
  public void save(Path file) throws IOException {
    var model = new ByteArrayOutputStream();
    ModelSerializer.writeModel(network, model, false);
    try (var zip = new ZipOutputStream(Files.newOutputStream(file));
        var entries = new ZipInputStream(new ByteArrayInputStream(model.toByteArray()))) {
      for (ZipEntry e = entries.getNextEntry(); e != null; e = entries.getNextEntry()) {
        zip.putNextEntry(new ZipEntry(e.getName()));
        entries.transferTo(zip);
      }
      zip.putNextEntry(new ZipEntry(PREPROCESSING));
      zip.write(preprocessing.toJson().getBytes(StandardCharsets.UTF_8));
      zip.putNextEntry(new ZipEntry(CLASSES));
      zip.write(JSON.writeValueAsBytes(classNames));
    }
  }

  /**
   * Reads a network back; its outputs are bit-identical.
   *
   * @throws FileNotFoundException if there is no such file
   * @throws IOException if it is not a network saved by {@link #save}; the message says what is
   *     wrong
   */
  public static TrainedNetwork load(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new FileNotFoundException("There is no network file " + file + ".");
    }
    try (FileSystem zip = FileSystems.newFileSystem(file, Map.of())) {
      String preprocessing = read(zip, PREPROCESSING, file);
      String classes = read(zip, CLASSES, file);
      return new TrainedNetwork(
          ModelSerializer.restoreMultiLayerNetwork(file.toFile(), false),
          Preprocessing.fromJson(preprocessing),
          JSON.readValue(classes, new TypeReference<List<String>>() {}));
    } catch (JsonProcessingException | IllegalArgumentException | IllegalStateException e) {
      throw new IOException(file + " is damaged: " + e.getMessage(), e);
    }
  }

  private static String read(FileSystem zip, String entry, Path file) throws IOException {
    try {
      return Files.readString(zip.getPath(entry), StandardCharsets.UTF_8);
    } catch (NoSuchFileException e) {
      throw new IOException(
          "%s has no entry %s: it was not saved by Jamming4J. Read it with DL4J's ModelSerializer."
              .formatted(file, entry),
          e);
    }
  }
}
