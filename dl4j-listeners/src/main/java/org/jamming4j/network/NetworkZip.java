package org.jamming4j.network;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jamming4j.arithmetic.OpenBlas;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A network in the zip format of DL4J's {@code ModelSerializer}, without its updater, and further
 * entries beside it. Equal networks are written as equal bytes.
 *
 * <p>What is read may come from anyone: {@code ModelSerializer} deserialises Java objects that such
 * a file holds, and believes the sizes it names. Nothing here does. All entries are read before
 * anything is made of them, an entry that is not expected is refused, and parameters must be as
 * many finite numbers as the configuration asks for.
 */
public final class NetworkZip {
  private static final String CONFIGURATION = "configuration.json";
  private static final String COEFFICIENTS = "coefficients.bin";
  private static final Set<String> OWN = Set.of(CONFIGURATION, COEFFICIENTS);
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

  /** All entries have this time, for zip files keep one. */
  private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  /** The record that ends a zip file, without a comment, and what it begins with. */
  private static final int END_RECORD = 22;

  private static final int[] END_SIGNATURE = {'P', 'K', 5, 6};

  /** Of the heap, the entries of one file may take this share. */
  private static final int SHARE_OF_HEAP = 4;

  private static final ObjectMapper JSON = new ObjectMapper();

  static {
    OpenBlas.prepare();
  }

  private final MultiLayerNetwork network;
  private final Map<String, byte[]> entries;

  private NetworkZip(MultiLayerNetwork network, Map<String, byte[]> entries) {
    this.network = network;
    this.entries = entries;
  }

  /** The network. */
  public MultiLayerNetwork network() {
    return network;
  }

  /** The bytes of a further entry; null if there is none of that name. */
  public byte @Nullable [] entry(String name) {
    return entries.get(name);
  }

  /**
   * Writes a network and further entries.
   *
   * @param further names and bytes, none of them a name that DL4J has a use for
   * @param out is flushed but stays open
   * @throws IOException if that fails
   */
  public static void write(MultiLayerNetwork network, Map<String, byte[]> further, OutputStream out)
      throws IOException {
    var coefficients = new ByteArrayOutputStream();
    Nd4j.write(network.params(), new DataOutputStream(coefficients));
    String configuration = network.getLayerWiseConfigurations().toJson();
    var zip = new ZipOutputStream(out);
    put(zip, CONFIGURATION, configuration.getBytes(StandardCharsets.UTF_8));
    put(zip, COEFFICIENTS, coefficients.toByteArray());
    for (Map.Entry<String, byte[]> entry : further.entrySet()) {
      put(zip, entry.getKey(), entry.getValue());
    }
    zip.finish();
    zip.flush();
  }

  private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    var entry = new ZipEntry(name);
    entry.setTimeLocal(TIME);
    zip.putNextEntry(entry);
    zip.write(bytes);
    zip.closeEntry();
  }

  /**
   * Reads a network.
   *
   * @param source what the bytes are, for messages; most often a file's name
   * @param zip all bytes
   * @param further the entries besides DL4J's that may be there
   * @throws IOException if they are no such network; the message names the source, the entry and
   *     what is wrong
   */
  public static NetworkZip read(String source, byte[] zip, Set<String> further) throws IOException {
    Map<String, byte[]> entries = entries(source, zip, further);
    MultiLayerConfiguration configuration = configuration(source, entries);
    INDArray parameters = parameters(source, entries, configuration);
    try {
      configuration.setDataType(parameters.dataType());
      var network = new MultiLayerNetwork(configuration);
      network.init(parameters, false);
      return new NetworkZip(network, entries);
    } catch (RuntimeException e) {
      throw damaged(
          source, CONFIGURATION, "is no network that DL4J can make (" + firstLine(e) + ")", e);
    }
  }

  /**
   * An exception for an entry that is not what it must be.
   *
   * @param source what the bytes are
   * @param entry its name
   * @param fault the rest of the sentence, such as "is missing"
   * @param cause null if there is none
   */
  public static IOException damaged(
      String source, String entry, String fault, @Nullable Throwable cause) {
    return new IOException(
        "%s is damaged, or no network that Jamming4J saved: its entry %s %s."
            .formatted(source, entry, fault),
        cause);
  }

  private static Map<String, byte[]> entries(String source, byte[] zip, Set<String> further)
      throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    long left = Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP;
    String name = "that comes first";
    try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry e = next(in, source, name); e != null; e = next(in, source, name)) {
        name = CONTROL.matcher(e.getName()).replaceAll("?");
        if (!OWN.contains(e.getName()) && !further.contains(e.getName())) {
          throw damaged(source, name, "does not belong there, and is not opened", null);
        }
        byte[] bytes = unpack(in, left, source, name);
        left -= bytes.length;
        if (entries.put(e.getName(), bytes) != null) {
          throw damaged(source, name, "is there twice", null);
        }
      }
    }
    if (entries.isEmpty()) {
      throw new IOException(source + " is no zip file, as a saved network is.");
    }
    if (!hasEnd(zip)) {
      throw new IOException(source + " is damaged: the end of the zip file is missing.");
    }
    return entries;
  }

  /** The next entry, null after the last one. */
  private static @Nullable ZipEntry next(ZipInputStream in, String source, String before)
      throws IOException {
    try {
      return in.getNextEntry();
    } catch (IOException | IllegalArgumentException e) {
      throw damaged(source, before, "can't be unpacked (" + firstLine(e) + ")", e);
    }
  }

  private static byte[] unpack(ZipInputStream in, long most, String source, String name)
      throws IOException {
    byte[] bytes;
    boolean more;
    try {
      bytes = in.readNBytes((int) Math.min(most, Integer.MAX_VALUE - 8));
      more = in.read() >= 0;
    } catch (IOException e) {
      throw damaged(source, name, "can't be unpacked (" + firstLine(e) + ")", e);
    }
    if (more) {
      throw damaged(
          source,
          name,
          "unpacks to more than a quarter of Java's memory; if it is meant to, give Java more (-Xmx)",
          null);
    }
    return bytes;
  }

  /** The stream of entries does not look at what comes after them. */
  private static boolean hasEnd(byte[] zip) {
    int end = zip.length - END_RECORD;
    for (int i = 0; i < END_SIGNATURE.length; i++) {
      if (end < 0 || zip[end + i] != END_SIGNATURE[i]) {
        return false;
      }
    }
    return true;
  }

  private static String firstLine(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  private static byte[] required(String source, Map<String, byte[]> entries, String name)
      throws IOException {
    byte[] bytes = entries.get(name);
    if (bytes == null) {
      throw damaged(source, name, "is missing", null);
    }
    return bytes;
  }

  private static MultiLayerConfiguration configuration(String source, Map<String, byte[]> entries)
      throws IOException {
    byte[] bytes = required(source, entries, CONFIGURATION);
    try {
      // by a parser that bounds how deep it goes, before DL4J's own, which does not
      JSON.readTree(bytes);
    } catch (JsonProcessingException e) {
      throw damaged(source, CONFIGURATION, "is not JSON (" + firstLine(e) + ")", e);
    }
    try {
      var configuration =
          MultiLayerConfiguration.fromJson(new String(bytes, StandardCharsets.UTF_8));
      if (configuration.getConfs().isEmpty()) {
        throw damaged(source, CONFIGURATION, "has no layers", null);
      }
      return configuration;
    } catch (RuntimeException e) {
      throw damaged(
          source, CONFIGURATION, "is no configuration of a network (" + firstLine(e) + ")", e);
    }
  }

  private static INDArray parameters(
      String source, Map<String, byte[]> entries, MultiLayerConfiguration configuration)
      throws IOException {
    byte[] bytes = required(source, entries, COEFFICIENTS);
    long expected;
    try {
      expected = configuration.getConfs().stream().mapToLong(NetworkZip::numberOfParameters).sum();
    } catch (RuntimeException e) {
      throw damaged(
          source, CONFIGURATION, "does not tell its layers' sizes (" + firstLine(e) + ")", e);
    }
    try {
      return Coefficients.read(bytes, expected);
    } catch (IOException e) {
      throw damaged(source, COEFFICIENTS, String.valueOf(e.getMessage()), e);
    }
  }

  private static long numberOfParameters(NeuralNetConfiguration layer) {
    return layer.getLayer().initializer().numParams(layer);
  }
}
